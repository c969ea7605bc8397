package io.streamgate;

/**
 * What is released: a service in a namespace, in as many tracks as its strategy needs.
 *
 * @param namespace where it lives
 * @param name what it is called there; its objects' names follow from it
 */
public record Workload(String namespace, String name) implements Comparable<Workload> {
    /** Checks that both are names as Kubernetes takes them. */
    public Workload {
        Checks.name("namespace of a workload", namespace);
        Checks.name("name of a workload", name);
    }

    /** Orders by namespace, then by name: the order in which several are locked. */
    @Override
    public int compareTo(Workload other) {
        int byNamespace = namespace.compareTo(other.namespace);
        return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
    }

    /** As people write it: {@code shop/checkout}. */
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
