package io.streamgate.testkit.http;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.cluster.ApiResource;
import io.streamgate.testkit.cluster.Page;
import io.streamgate.testkit.cluster.StatusException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bodies of requests and answers. */
final class Json {
    private static final byte[] COMMA = utf8(",");

    private Json() {}

    static String text(Object value) {
        return Serialization.asJson(value);
    }

    // The annotation on a record's component does not reach those who see its class file only.
    @SuppressWarnings("NullAway")
    static Resource resource(Map<String, @Nullable Object> json) {
        return new Resource(json);
    }

    /** A list as the server answers it: objects of built-in kinds don't say in it what they are. */
    static List<byte[]> list(ApiResource resource, Page page, Encoder encoder) {
        Map<String, Object> metadata = ordered("resourceVersion", page.resourceVersion());
        if (!page.continueToken().isEmpty()) {
            metadata.put("continue", page.continueToken());
        }
        page.remaining().ifPresent(count -> metadata.put("remainingItemCount", count));
        String start = text(ordered(
                "kind",
                resource.kind().name() + "List",
                "apiVersion",
                resource.kind().apiVersion(),
                "metadata",
                metadata,
                "items",
                List.of()));
        List<byte[]> parts = new ArrayList<>();
        parts.add(utf8(start.substring(0, start.lastIndexOf(']'))));
        for (Resource item : page.items()) {
            if (parts.size() > 1) {
                parts.add(COMMA);
            }
            parts.add(resource.isBuiltIn() ? encoder.fields(item) : encoder.object(item));
        }
        parts.add(utf8("]}"));
        return parts;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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

    static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
