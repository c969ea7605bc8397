package io.streamgate.k8s.api;

import static java.util.Objects.requireNonNull;

/**
 * The address of one object.
 *
 * @param kind what it is
 * @param namespace where it is; empty for a kind without namespaces
 * @param name what it is called there
 */
public record Ref(Kind kind, String namespace, String name) {
    /** Checks that nothing is missing. */
    public Ref {
        requireNonNull(kind, "kind");
        requireNonNull(namespace, "namespace");
        requireNonNull(name, "name");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a " + kind + " in " + namespace + " is addressed without a name");
        }
    }

    /** The object's path below the server's address. */
    public String path() {
        return kind.path(namespace) + "/" + name;
    }

    /** As people write it: {@code Deployment shop/checkout-blue}. */
    @Override
    public String toString() {
        return kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
    }
}
