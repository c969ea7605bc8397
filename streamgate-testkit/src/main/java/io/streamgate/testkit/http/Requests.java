package io.streamgate.testkit.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.cluster.InMemoryCluster;
import io.streamgate.testkit.cluster.PatchForm;
import io.streamgate.testkit.cluster.Selection;
import io.streamgate.testkit.cluster.Verbs;
import io.streamgate.testkit.cluster.WriteOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers requests, each on a thread of its own. */
final class Requests implements HttpHandler {
    private final InMemoryCluster cluster;

    Requests(InMemoryCluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            // Clients also offer to go on in HTTP/2 by this header, which may be passed over.
            if ("websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Upgrade"))) {
                exchange.getResponseHeaders().set("Connection", "close");
                exchange.sendResponseHeaders(200, -1);
            } else {
                answerOrRefuse(exchange);
            }
        }
    }

    private void answerOrRefuse(HttpExchange exchange) throws IOException {
        try {
            answer(exchange);
        } catch (ApiException e) {
            // No answer is what a client sees when the connection closes without one.
            if (e.code() != ApiException.NO_ANSWER) {
                e.retryAfter()
                        .ifPresent(wait -> exchange.getResponseHeaders()
                                .set("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))));
                send(exchange, e.code(), Json.text(Json.failure(e)));
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Query query = Query.of(exchange.getRequestURI());
        Optional<Map<String, Object>> known = Discovery.at(path, cluster.kinds());
        if (known.isPresent()) {
            send(exchange, 200, Json.text(known.get()));
            return;
        }
        Verbs verbs = cluster.as(manager(exchange, query));
        if (path.contains("/proxy")) {
            send(exchange, 200, verbs.raw(path));
            return;
        }
        Route route = Route.of(path, cluster.kinds())
                .orElseThrow(() -> new ApiException(
                        404, "NotFound", "the server could not find the requested resource: " + path, null, null));
        if (route.name().isEmpty() && query.isTrue("watch")) {
            WatchStream.serve(exchange, verbs, selection(route, query), query);
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String method = exchange.getRequestMethod();
        int code = method.equals("POST") ? 201 : 200;
        send(exchange, code, Json.text(run(method, route, query, verbs, body, contentType(exchange))));
    }

    private static Object run(String method, Route route, Query query, Verbs verbs, String body, String contentType) {
        WriteOptions options = WriteOptions.NONE
                .dry(query.text("dryRun").equals("All"))
                .force(query.isTrue("force"))
                .strict(query.text("fieldValidation").equals("Strict"));
        return switch (method) {
            case "GET" -> read(route, query, verbs);
            case "POST" ->
                verbs.create(route.kind(), placed(route, body), options).json();
            case "PUT" -> put(route, verbs, body, options);
            case "PATCH" -> patch(route, verbs, form(contentType), Json.any(body), options);
            case "DELETE" -> delete(route, query, verbs, body);
            default ->
                throw new ApiException(405, "MethodNotAllowed", method + " is not a verb of the API", null, null);
        };
    }

    private static Object read(Route route, Query query, Verbs verbs) {
        if (route.name().isEmpty()) {
            return Json.list(route.kind(), verbs.list(selection(route, query)));
        }
        Resource found = verbs.get(route.ref());
        return route.subresource().equals("scale") ? Json.scale(found) : found.json();
    }

    private static Object put(Route route, Verbs verbs, String body, WriteOptions options) {
        Resource given = placed(route, body);
        if (route.subresource().equals("status")) {
            Map<String, @Nullable Object> status = new LinkedHashMap<>();
            status.put("status", given.json().get("status"));
            return verbs.patchStatus(route.ref(), new Patch(Patch.Type.MERGE, status))
                    .json();
        }
        if (route.subresource().equals("scale")) {
            return Json.scale(verbs.patch(route.ref(), sized(given), options.dryRun()));
        }
        return verbs.update(route.ref(), given, options).json();
    }

    private static Object patch(Route route, Verbs verbs, PatchForm form, Object body, WriteOptions options) {
        if (route.subresource().equals("status")) {
            return verbs.patchStatus(route.ref(), form, body, options).json();
        }
        Resource changed = verbs.patch(route.ref(), form, body, options);
        return route.subresource().equals("scale") ? Json.scale(changed) : changed.json();
    }

    private static Object delete(Route route, Query query, Verbs verbs, String body) {
        Resource options = Json.resource(Json.object(body));
        int grace = options.number("gracePeriodSeconds").map(Long::intValue).orElse(-1);
        if (route.name().isEmpty()) {
            for (Resource resource : verbs.list(selection(route, query)).items()) {
                Route one = new Route(route.kind(), resource.namespace(), resource.name(), "");
                verbs.delete(one.ref(), resource.uid(), grace);
            }
            return Json.success(route.kind(), "");
        }
        verbs.delete(route.ref(), options.text("preconditions", "uid").orElse(""), grace);
        return Json.success(route.kind(), route.name());
    }

    /** What was sent to a scale subresource, as a change to the workload. */
    private static Patch sized(Resource scale) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        if (!scale.resourceVersion().isEmpty()) {
            metadata.put("resourceVersion", scale.resourceVersion());
        }
        long replicas = scale.number("spec", "replicas").orElse(0L);
        return new Patch(Patch.Type.MERGE, Map.of("metadata", metadata, "spec", Map.of("replicas", replicas)));
    }

    private static Resource placed(Route route, String body) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>(Json.object(body));
        Resource given = Json.resource(object);
        if (!route.namespace().isEmpty()) {
            Map<String, @Nullable Object> metadata = new LinkedHashMap<>(given.map("metadata"));
            metadata.putIfAbsent("namespace", route.namespace());
            object.put("metadata", metadata);
        }
        return given;
    }

    private static PatchForm form(String contentType) {
        return PatchForm.of(contentType)
                .orElseThrow(() -> new ApiException(
                        415,
                        "UnsupportedMediaType",
                        "the body of the request was in an unknown format - accepted media types include:"
                                + " application/json-patch+json, application/merge-patch+json,"
                                + " application/strategic-merge-patch+json, application/apply-patch+yaml",
                        null,
                        null));
    }

    private static Selection selection(Route route, Query query) {
        return new Selection(route.kind(), route.namespace(), query.text("labelSelector"), query.text("fieldSelector"));
    }

    private static String manager(HttpExchange exchange, Query query) {
        String manager = query.text("fieldManager");
        if (!manager.isEmpty()) {
            return manager;
        }
        String agent = exchange.getRequestHeaders().getFirst("User-Agent");
        String name = agent == null ? "" : agent.replaceFirst("[/ ].*", "");
        return name.isEmpty() ? "unknown" : name;
    }

    private static String contentType(HttpExchange exchange) {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        return type == null ? "" : type;
    }

    private static void send(HttpExchange exchange, int code, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        }
    }
}
