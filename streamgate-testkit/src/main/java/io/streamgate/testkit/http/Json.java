package io.streamgate.testkit.http;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi.Listing;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.cluster.StatusException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bodies of requests and answers. */
final class Json {
    private Json() {}

    static String text(Object value) {
        return Serialization.asJson(value);
    }

    /** An object from JSON or YAML; an empty one from an empty body. */
    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> object(String body) {
        if (body.isBlank()) {
            return new LinkedHashMap<>();
        }
        return Serialization.unmarshal(body, LinkedHashMap.class);
    }

    // The annotation on a record's component does not reach those who see its class file only.
    @SuppressWarnings("NullAway")
    static Resource resource(Map<String, @Nullable Object> json) {
        return new Resource(json);
    }

    /** An object or a list. */
    static Object any(String body) {
        return body.stripLeading().startsWith("[") ? Serialization.unmarshal(body, List.class) : object(body);
    }

    static Map<String, Object> list(Kind kind, Listing listing) {
        return ordered(
                "kind",
                kind.name() + "List",
                "apiVersion",
                kind.apiVersion(),
                "metadata",
                Map.of("resourceVersion", listing.resourceVersion()),
                "items",
                listing.items().stream().map(Resource::json).toList());
    }

    static Map<String, Object> failure(ApiException e) {
        Map<String, Object> status = ordered(
                "kind",
                "Status",
                "apiVersion",
                "v1",
                "metadata",
                Map.of(),
                "status",
                "Failure",
                "message",
                String.valueOf(e.getMessage()),
                "reason",
                e.reason(),
                "code",
                e.code());
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        if (e instanceof StatusException refusal) {
            details.putAll(refusal.details());
        }
        e.retryAfter().ifPresent(wait -> details.put("retryAfterSeconds", Math.max(1, wait.toSeconds())));
        if (!details.isEmpty()) {
            status.put("details", details);
        }
        return status;
    }

    static Map<String, Object> success(Kind kind, String name) {
        return ordered(
                "kind",
                "Status",
                "apiVersion",
                "v1",
                "metadata",
                Map.of(),
                "status",
                "Success",
                "details",
                Map.of("name", name, "kind", kind.plural(), "group", kind.group()));
    }

    /** The size of a workload as autoscalers see it. */
    static Map<String, Object> scale(Resource workload) {
        StringBuilder selector = new StringBuilder();
        workload.strings("spec", "selector", "matchLabels")
                .forEach((label, value) -> selector.append(selector.length() == 0 ? "" : ",")
                        .append(label)
                        .append('=')
                        .append(value));
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", workload.name());
        metadata.put("namespace", workload.namespace());
        metadata.put("uid", workload.uid());
        metadata.put("resourceVersion", workload.resourceVersion());
        workload.text("metadata", "creationTimestamp").ifPresent(time -> metadata.put("creationTimestamp", time));
        long wanted = workload.number("spec", "replicas").orElse(0L);
        long present = workload.number("status", "replicas").orElse(0L);
        return ordered(
                "kind",
                "Scale",
                "apiVersion",
                "autoscaling/v1",
                "metadata",
                metadata,
                "spec",
                Map.of("replicas", wanted),
                "status",
                ordered("replicas", present, "selector", selector.toString()));
    }

    static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
