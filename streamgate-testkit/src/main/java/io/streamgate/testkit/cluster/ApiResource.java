package io.streamgate.testkit.cluster;

import static java.util.Objects.requireNonNull;

import io.streamgate.k8s.api.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A kind as the server serves it.
 *
 * @param kind the kind
 * @param namespaced whether its objects are in namespaces
 * @param status whether it has the subresource {@code status}: writes to the object leave its status alone, and writes to its
 *     status the rest
 * @param generation whether its objects count the changes of what they ask for
 * @param scale where its size stands, if it has the subresource {@code scale}
 * @param fields what field selectors may name beside name and namespace, such as {@code spec.nodeName}
 * @param shortNames what kubectl calls it too
 */
public record ApiResource(
        Kind kind,
        boolean namespaced,
        boolean status,
        boolean generation,
        Optional<Scale> scale,
        List<String> fields,
        List<String> shortNames) {
    /** Checks that nothing is missing, and copies the lists. */
    public ApiResource {
        requireNonNull(kind, "kind");
        requireNonNull(scale, "scale");
        fields = List.copyOf(fields);
        shortNames = List.copyOf(shortNames);
    }

    /**
     * Where in an object its size stands, as a CustomResourceDefinition says it: field names with a dot before each.
     *
     * @param replicas how many are asked for, such as {@code .spec.replicas}
     * @param present how many there are, such as {@code .status.replicas}
     * @param selector the label selector of its pods as text, or as an object; empty where there is none
     */
    public record Scale(String replicas, String present, String selector) {
        /** As the built-in workloads have it. */
        public static final Scale USUAL = new Scale(".spec.replicas", ".status.replicas", ".spec.selector");

        /** Checks that nothing is missing. */
        public Scale {
            requireNonNull(replicas, "replicas");
            requireNonNull(present, "present");
            requireNonNull(selector, "selector");
        }
    }

    /** A kind in namespaces, with a status and a generation: most have them. */
    public static ApiResource of(Kind kind) {
        return new ApiResource(kind, true, true, true, Optional.empty(), List.of(), List.of());
    }

    /** The same, outside of namespaces. */
    public ApiResource clusterWide() {
        return new ApiResource(kind, false, status, generation, scale, fields, shortNames);
    }

    /** The same, without the subresource {@code status}. */
    public ApiResource withoutStatus() {
        return new ApiResource(kind, namespaced, false, generation, scale, fields, shortNames);
    }

    /** The same, without a generation. */
    public ApiResource withoutGeneration() {
        return new ApiResource(kind, namespaced, status, false, scale, fields, shortNames);
    }

    /** The same, with the subresource {@code scale}. */
    public ApiResource scaledBy(Scale paths) {
        return new ApiResource(kind, namespaced, status, generation, Optional.of(paths), fields, shortNames);
    }

    /** The same, with more fields to select by. */
    public ApiResource selectedBy(String... names) {
        return new ApiResource(kind, namespaced, status, generation, scale, List.of(names), shortNames);
    }

    /** The same, with other short names. */
    public ApiResource called(String... names) {
        return new ApiResource(kind, namespaced, status, generation, scale, fields, List.of(names));
    }

    /** Whether the server itself brings the kind, rather than a CustomResourceDefinition. */
    public boolean isBuiltIn() {
        return Kinds.isBuiltIn(kind);
    }

    /** The subresources by name, such as {@code status}. */
    public List<String> subresources() {
        List<String> all = new ArrayList<>();
        if (status) {
            all.add("status");
        }
        if (scale.isPresent()) {
            all.add("scale");
        }
        if (kind.equals(Kind.POD)) {
            all.addAll(List.of("binding", "eviction", "log", "proxy"));
        } else if (kind.equals(Kinds.NAMESPACE)) {
            all.add("finalize");
        }
        return all;
    }
}
