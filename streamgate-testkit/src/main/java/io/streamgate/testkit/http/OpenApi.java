package io.streamgate.testkit.http;

import io.streamgate.k8s.api.Kind;
import io.streamgate.testkit.cluster.ApiResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * As much of OpenAPI v3 as {@code kubectl apply} asks for: which requests take which parameters. Without schemas, kubectl
 * leaves the checking of fields to the server, and merges by what it knows of the built-in kinds itself.
 */
record OpenApi(List<ApiResource> known) {
    private static final String ROOT = "/openapi/v3";

    /** The document at a path, if it is one of these. */
    Optional<Object> at(String path) {
        if (path.equals(ROOT)) {
            return Optional.of(index());
        }
        return path.startsWith(ROOT + "/") ? document(path.substring(ROOT.length())) : Optional.empty();
    }

    private Map<String, Object> index() {
        Map<String, Object> paths = new LinkedHashMap<>();
        for (ApiResource resource : known) {
            String root = root(resource.kind());
            paths.put(root.substring(1), Map.of("serverRelativeURL", ROOT + root));
        }
        return Map.of("paths", paths);
    }

    private Optional<Object> document(String root) {
        Map<String, Object> paths = new LinkedHashMap<>();
        for (ApiResource resource : known) {
            Kind kind = resource.kind();
            if (root(kind).equals(root)) {
                paths.put(
                        kind.path(resource.namespaced() ? "{namespace}" : "") + "/{name}",
                        Map.of("patch", patch(kind)));
            }
        }
        return paths.isEmpty()
                ? Optional.empty()
                : Optional.of(Json.ordered(
                        "openapi",
                        "3.0.0",
                        "info",
                        Map.of("title", "Kubernetes", "version", Documents.VERSION),
                        "paths",
                        paths));
    }

    private static Map<String, Object> patch(Kind kind) {
        return Json.ordered(
                "x-kubernetes-action",
                "patch",
                "x-kubernetes-group-version-kind",
                Json.ordered("group", kind.group(), "version", kind.version(), "kind", kind.name()),
                "parameters",
                List.of(
                        parameter("dryRun"),
                        parameter("fieldManager"),
                        parameter("fieldValidation"),
                        parameter("force")),
                "responses",
                Map.of("200", Map.of("description", "OK")));
    }

    private static Map<String, Object> parameter(String name) {
        return Json.ordered("name", name, "in", "query", "schema", Map.of("type", "string"));
    }

    private static String root(Kind kind) {
        return kind.path("").substring(0, kind.path("").lastIndexOf('/'));
    }
}
