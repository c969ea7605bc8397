package io.streamgate.k8s.api;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as plain maps, lists and scalars, by whatever version of Jackson the client brings. */
final class Json {
    private final KubernetesSerialization serialization;

    Json(KubernetesSerialization serialization) {
        this.serialization = serialization;
    }

    String write(Object value) {
        return serialization.asJson(value);
    }

    /** Reads an object; null for anything else, since what a proxy on the way answers may be anything. */
    @SuppressWarnings("unchecked")
    @Nullable
    Map<String, @Nullable Object> read(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return null;
        }
        try {
            return serialization.unmarshal(text, Map.class);
        } catch (RuntimeException e) {
            return null;
        }
    }
}
