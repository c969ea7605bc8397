package io.streamgate.testkit.http;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a path below {@code /api} or {@code /apis} is about.
 *
 * @param namespace empty for everywhere
 * @param name empty for the collection
 * @param subresource such as {@code status}; empty for the object itself
 */
record Route(Kind kind, String namespace, String name, String subresource) {
    static Optional<Route> of(String path, List<Kind> kinds) {
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
        Kind kind = find(kinds, group, version, rest.get(0));
        if (kind == null) {
            return Optional.empty();
        }
        String name = rest.size() > 1 ? rest.get(1) : "";
        String subresource = rest.size() > 2 ? rest.get(2) : "";
        return Optional.of(new Route(kind, namespace, name, subresource));
    }

    Ref ref() {
        return new Ref(kind, namespace, name);
    }

    private static boolean isSubresourceOfNamespace(List<String> rest) {
        return rest.size() == 3 && (rest.get(2).equals("status") || rest.get(2).equals("finalize"));
    }

    private static @Nullable Kind find(List<Kind> kinds, String group, String version, String plural) {
        return kinds.stream()
                .filter(kind -> kind.group().equals(group)
                        && kind.version().equals(version)
                        && kind.plural().equals(plural))
                .findFirst()
                .orElse(null);
    }
}
