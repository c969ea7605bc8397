package io.streamgate.testkit.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills in what a structural schema says is there by default. */
final class StructuralDefaults {
    private StructuralDefaults() {}

    static FrozenMap apply(FrozenMap object, Schema schema) {
        return (FrozenMap) filled(object, schema);
    }

    private static Object filled(Object value, Schema schema) {
        if (value instanceof FrozenMap map) {
            Map<String, @Nullable Object> filled = new LinkedHashMap<>();
            map.forEach((name, below) -> {
                Schema field = schema.field(name);
                filled.put(name, below == null || field == null ? below : filled(below, field));
            });
            schema.fields().forEach((name, field) -> {
                Object fallback = field.fallback();
                if (fallback != null && filled.get(name) == null) {
                    filled.put(name, filled(fallback, field));
                }
            });
            return filled.equals(map) ? map : new FrozenMap(filled);
        }
        if (value instanceof FrozenList list) {
            List<@Nullable Object> filled = new ArrayList<>(list.size());
            list.forEach(item -> filled.add(item == null ? null : filled(item, schema.item())));
            return filled.equals(list) ? list : new FrozenList(filled);
        }
        return value;
    }
}
