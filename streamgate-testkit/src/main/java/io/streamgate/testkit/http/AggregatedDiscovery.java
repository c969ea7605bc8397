package io.streamgate.testkit.http;

import io.streamgate.testkit.cluster.ApiResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a server says of the groups, versions and kinds that it knows, all in the two documents that newer clients ask for. */
record AggregatedDiscovery(Discovery discovery) {
    static final String CONTENT_TYPE = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    /** The document at a path, if it is one of the two. */
    Optional<Object> at(String path) {
        return switch (path) {
            case "/api" -> Optional.of(groups(true));
            case "/apis" -> Optional.of(groups(false));
            default -> Optional.empty();
        };
    }

    private Object groups(boolean core) {
        List<Object> groups = new ArrayList<>();
        discovery.byGroup().forEach((name, versions) -> {
            if (name.isEmpty() == core) {
                groups.add(Json.ordered(
                        "metadata", core ? Map.of() : Map.of("name", name), "versions", versions(versions)));
            }
        });
        return Json.ordered(
                "kind",
                "APIGroupDiscoveryList",
                "apiVersion",
                "apidiscovery.k8s.io/v2",
                "metadata",
                Map.of(),
                "items",
                groups);
    }

    private static List<Object> versions(Map<String, List<ApiResource>> byVersion) {
        List<Object> versions = new ArrayList<>();
        byVersion.forEach((version, resources) -> versions.add(Json.ordered(
                "version",
                version,
                "resources",
                resources.stream().map(AggregatedDiscovery::resource).toList(),
                "freshness",
                "Current")));
        return versions;
    }

    private static Map<String, Object> resource(ApiResource resource) {
        Map<String, Object> entry = Json.ordered(
                "resource",
                resource.kind().plural(),
                "responseKind",
                kind(
                        resource.kind().group(),
                        resource.kind().version(),
                        resource.kind().name()),
                "scope",
                resource.namespaced() ? "Namespaced" : "Cluster",
                "singularResource",
                Discovery.singular(resource),
                "verbs",
                Discovery.verbs(resource));
        Discovery.names(resource, entry);
        List<Map<String, Object>> parts = resource.subresources().stream()
                .map(name -> subresource(resource, name))
                .toList();
        if (!parts.isEmpty()) {
            entry.put("subresources", parts);
        }
        return entry;
    }

    private static Map<String, Object> subresource(ApiResource resource, String name) {
        Subresource part = Subresource.of(resource, name);
        return Json.ordered(
                "subresource",
                name,
                "responseKind",
                kind(part.group(), part.version(), part.kind()),
                "verbs",
                part.verbs());
    }

    private static Map<String, Object> kind(String group, String version, String kind) {
        return Json.ordered("group", group, "version", version, "kind", kind);
    }
}
