package io.streamgate.testkit.cluster;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** RFC 7386: objects are merged, null removes, all else replaces. */
final class MergePatch {
    private MergePatch() {}

    static FrozenMap apply(FrozenMap target, Object patch) {
        if (!(patch instanceof Map<?, ?> fields)) {
            throw Refusal.badRequest(
                    "error decoding patch: json: cannot unmarshal array into Go value of type map[string]interface {}");
        }
        return merge(target, fields);
    }

    private static FrozenMap merge(@Nullable Object target, Map<?, ?> patch) {
        LinkedHashMap<String, @Nullable Object> merged =
                new LinkedHashMap<>(target instanceof FrozenMap map ? map : FrozenMap.EMPTY);
        patch.forEach((key, value) -> {
            String field = String.valueOf(key);
            if (value == null) {
                merged.remove(field);
            } else if (value instanceof Map<?, ?> below) {
                merged.put(field, merge(merged.get(field), below));
            } else {
                merged.put(field, Tree.freeze(value));
            }
        });
        return new FrozenMap(merged);
    }
}
