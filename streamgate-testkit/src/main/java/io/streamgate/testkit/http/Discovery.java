package io.streamgate.testkit.http;

import io.streamgate.k8s.api.Kind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a server says about itself: its version, and the kinds it knows. */
final class Discovery {
    private static final List<String> VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
    private static final List<String> CLUSTER_WIDE = List.of("Namespace", "Node", "SelfSubjectAccessReview");

    private Discovery() {}

    static Optional<Map<String, Object>> at(String path, List<Kind> kinds) {
        return switch (path) {
            case "/version" -> Optional.of(version());
            case "/api" -> Optional.of(Json.ordered("kind", "APIVersions", "versions", List.of("v1")));
            case "/apis" -> Optional.of(groups(kinds));
            default -> resources(path, kinds);
        };
    }

    private static Map<String, Object> version() {
        return Json.ordered(
                "major",
                "1",
                "minor",
                "34",
                "gitVersion",
                "v1.34.4",
                "gitCommit",
                "in-memory",
                "gitTreeState",
                "clean",
                "buildDate",
                "2026-01-01T00:00:00Z",
                "goVersion",
                "none",
                "compiler",
                "none",
                "platform",
                "java");
    }

    private static Map<String, Object> groups(List<Kind> kinds) {
        List<Map<String, Object>> groups = kinds.stream()
                .map(Kind::group)
                .filter(group -> !group.isEmpty())
                .distinct()
                .map(group -> group(group, kinds))
                .toList();
        return Json.ordered("kind", "APIGroupList", "apiVersion", "v1", "groups", groups);
    }

    private static Map<String, Object> group(String name, List<Kind> kinds) {
        List<Map<String, String>> versions = kinds.stream()
                .filter(kind -> kind.group().equals(name))
                .map(Kind::version)
                .distinct()
                .map(version -> Map.of("groupVersion", name + "/" + version, "version", version))
                .toList();
        return Json.ordered("name", name, "versions", versions, "preferredVersion", versions.get(0));
    }

    private static Optional<Map<String, Object>> resources(String path, List<Kind> kinds) {
        List<Map<String, Object>> resources = kinds.stream()
                .filter(kind -> Objects.equals(path, root(kind)))
                .map(Discovery::resource)
                .toList();
        return resources.isEmpty()
                ? Optional.empty()
                : Optional.of(Json.ordered(
                        "kind",
                        "APIResourceList",
                        "apiVersion",
                        "v1",
                        "groupVersion",
                        path.replaceFirst("^/apis?/", ""),
                        "resources",
                        resources));
    }

    private static String root(Kind kind) {
        return kind.group().isEmpty() ? "/api/" + kind.version() : "/apis/" + kind.apiVersion();
    }

    private static Map<String, Object> resource(Kind kind) {
        return Json.ordered(
                "name",
                kind.plural(),
                "singularName",
                "",
                "namespaced",
                !CLUSTER_WIDE.contains(kind.name()),
                "kind",
                kind.name(),
                "verbs",
                VERBS);
    }
}
