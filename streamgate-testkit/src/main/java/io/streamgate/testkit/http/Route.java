package io.streamgate.testkit.http;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.testkit.cluster.ApiResource;
import io.streamgate.testkit.cluster.Selection;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a path below {@code /api} or {@code /apis} is about.
 *
 * @param resource the kind, and how it is served
 * @param namespace empty for everywhere
 * @param name empty for the collection
 * @param subresource such as {@code status}; empty for the object itself
 */
record Route(ApiResource resource, String namespace, String name, String subresource) {
    static Optional<Route> of(String path, List<ApiResource> known) {
        List<String> parts = Arrays.asList(path.substring(1).split("/", -1));
        int start = parts.get(0).equals("api") ? 2 : parts.get(0).equals("apis") ? 3 : -1;
        if (start < 0 || parts.size() <= start) {
            return Optional.empty();
        }
        String group = start == 2 ? "" : parts.get(1);
        String version = parts.get(start - 1);
        List<String> rest = parts.subList(start, parts.size());
        String namespace = "";
        if (rest.get(0).equals("namespaces") && rest.size() > 2 && !isSubresourceOfNamespace(rest)) {
            namespace = rest.get(1);
            rest = rest.subList(2, rest.size());
        }
        String name = rest.size() > 1 ? rest.get(1) : "";
        String subresource = rest.size() > 2 ? rest.get(2) : "";
        String plural = rest.get(0);
        String where = namespace;
        return rest.size() > 3
                ? Optional.empty()
                : known.stream()
                        .filter(resource -> isAt(resource.kind(), group, version, plural))
                        .map(resource -> new Route(resource, where, name, subresource))
                        .filter(Route::isServed)
                        .findFirst();
    }

    /** Whether a path leads to a version of a group that is served, whatever it names there. */
    static boolean isOfKnownVersion(String path, List<ApiResource> known) {
        return known.stream()
                .map(resource -> resource.kind().apiVersion())
                .distinct()
                .anyMatch(version -> {
                    String root = (version.contains("/") ? "/apis/" : "/api/") + version;
                    return path.equals(root) || path.startsWith(root + "/");
                });
    }

    Kind kind() {
        return resource.kind();
    }

    Ref ref() {
        return new Ref(kind(), namespace, name);
    }

    /** Whether it is about all of a kind, or all in a namespace. */
    boolean isCollection() {
        return name.isEmpty();
    }

    /** Whether it is about objects that are in namespaces, wherever they are. */
    boolean isEverywhere() {
        return resource.namespaced() && namespace.isEmpty();
    }

    Selection selection(Query query) {
        String fields = query.text("fieldSelector");
        if (!isCollection()) {
            fields = "metadata.name=" + name + (fields.isEmpty() ? "" : "," + fields);
        }
        return new Selection(kind(), namespace, query.text("labelSelector"), fields);
    }

    private boolean isServed() {
        boolean placed = resource.namespaced() ? isCollection() || !namespace.isEmpty() : namespace.isEmpty();
        return placed && (subresource.isEmpty() || resource.subresources().contains(subresource));
    }

    private static boolean isSubresourceOfNamespace(List<String> rest) {
        return rest.size() == 3 && (rest.get(2).equals("status") || rest.get(2).equals("finalize"));
    }

    private static boolean isAt(Kind kind, String group, String version, String plural) {
        return kind.plural().equals(plural)
                && kind.group().equals(group)
                && kind.version().equals(version);
    }
}
