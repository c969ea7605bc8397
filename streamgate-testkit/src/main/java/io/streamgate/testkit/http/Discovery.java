package io.streamgate.testkit.http;

import io.streamgate.k8s.api.Kind;
import io.streamgate.testkit.cluster.ApiResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a server says of the groups, versions and kinds that it knows, one document for each. */
record Discovery(List<ApiResource> known) {
    private static final List<String> VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
    private static final Set<Kind> ALL =
            Set.of(Kind.POD, Kind.SERVICE, Kind.DEPLOYMENT, Kind.REPLICA_SET, Kind.STATEFUL_SET, Kind.DAEMON_SET);

    /** The document at a path, if it is one of these. */
    Optional<Object> at(String path) {
        String[] parts = path.split("/", -1);
        return switch (parts.length) {
            case 2 ->
                path.equals("/api")
                        ? Optional.of(Json.ordered("kind", "APIVersions", "versions", List.of("v1")))
                        : path.equals("/apis") ? Optional.of(groups()) : Optional.empty();
            case 3 ->
                parts[1].equals("api")
                        ? resources(parts[2])
                        : parts[1].equals("apis") ? group(parts[2]) : Optional.empty();
            case 4 -> parts[1].equals("apis") ? resources(parts[2] + "/" + parts[3]) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The kinds by group and version, in the order in which they became known. */
    Map<String, Map<String, List<ApiResource>>> byGroup() {
        Map<String, Map<String, List<ApiResource>>> groups = new LinkedHashMap<>();
        for (ApiResource resource : known) {
            groups.computeIfAbsent(resource.kind().group(), unseen -> new LinkedHashMap<>())
                    .computeIfAbsent(resource.kind().version(), unseen -> new ArrayList<>())
                    .add(resource);
        }
        return groups;
    }

    private Map<String, Object> groups() {
        List<Object> groups = new ArrayList<>();
        byGroup().forEach((name, versions) -> {
            if (!name.isEmpty()) {
                groups.add(group(name, versions));
            }
        });
        return Json.ordered("kind", "APIGroupList", "apiVersion", "v1", "groups", groups);
    }

    private Optional<Object> group(String name) {
        return Optional.ofNullable(byGroup().get(name)).map(versions -> {
            Map<String, Object> group = Json.ordered("kind", "APIGroup", "apiVersion", "v1");
            group.putAll(group(name, versions));
            return group;
        });
    }

    private static Map<String, Object> group(String name, Map<String, List<ApiResource>> byVersion) {
        List<Map<String, Object>> versions = byVersion.keySet().stream()
                .map(version -> Json.ordered("groupVersion", name + "/" + version, "version", version))
                .toList();
        return Json.ordered("name", name, "versions", versions, "preferredVersion", versions.get(0));
    }

    private Optional<Object> resources(String apiVersion) {
        List<Map<String, Object>> resources = new ArrayList<>();
        for (ApiResource resource : known) {
            if (resource.kind().apiVersion().equals(apiVersion)) {
                resources.add(resource(resource));
                resource.subresources().forEach(name -> resources.add(subresource(resource, name)));
            }
        }
        return resources.isEmpty()
                ? Optional.empty()
                : Optional.of(Json.ordered(
                        "kind",
                        "APIResourceList",
                        "apiVersion",
                        "v1",
                        "groupVersion",
                        apiVersion,
                        "resources",
                        resources));
    }

    private static Map<String, Object> resource(ApiResource resource) {
        Map<String, Object> entry = Json.ordered(
                "name",
                resource.kind().plural(),
                "singularName",
                singular(resource),
                "namespaced",
                resource.namespaced(),
                "kind",
                resource.kind().name(),
                "verbs",
                verbs(resource));
        names(resource, entry);
        return entry;
    }

    private static Map<String, Object> subresource(ApiResource resource, String name) {
        Subresource part = Subresource.of(resource, name);
        Map<String, Object> entry = Json.ordered(
                "name", resource.kind().plural() + "/" + name, "singularName", "", "namespaced", resource.namespaced());
        if (!part.group().equals(resource.kind().group())) {
            entry.put("group", part.group());
            entry.put("version", part.version());
        }
        entry.put("kind", part.kind());
        entry.put("verbs", part.verbs());
        return entry;
    }

    static String singular(ApiResource resource) {
        return resource.kind().name().toLowerCase(Locale.ROOT);
    }

    static List<String> verbs(ApiResource resource) {
        return resource.kind().equals(Kind.SELF_SUBJECT_ACCESS_REVIEW) ? List.of("create") : VERBS;
    }

    /** What else kubectl may call a kind. */
    static void names(ApiResource resource, Map<String, Object> entry) {
        if (!resource.shortNames().isEmpty()) {
            entry.put("shortNames", resource.shortNames());
        }
        if (ALL.contains(resource.kind())) {
            entry.put("categories", List.of("all"));
        }
    }
}
