package io.streamgate.testkit.cluster;

import io.streamgate.testkit.cluster.Schema.Merging;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What tells an item of a list from the others, in the form of {@code fieldsV1}. */
final class ItemKey {
    private ItemKey() {}

    /** The key of an item of a list that has this schema. */
    static String of(@Nullable Object item, Schema list) {
        if (list.merging() == Merging.SET) {
            return "v:" + json(item);
        }
        List<String> pairs = new ArrayList<>();
        list.keys().stream().sorted().forEach(key -> pairs.add(json(key) + ":" + json(value(item, key, list.item()))));
        return "k:{" + String.join(",", pairs) + "}";
    }

    /** The keys of which an item has no value, and of which there is no default. */
    static List<String> missing(@Nullable Object item, Schema list) {
        return list.keys().stream()
                .filter(key -> value(item, key, list.item()) == null)
                .toList();
    }

    /** The items by their key, the first of those that have the same. */
    static Map<String, @Nullable Object> index(@Nullable Object list, Schema schema) {
        Map<String, @Nullable Object> items = new LinkedHashMap<>();
        if (list instanceof FrozenList all) {
            for (Object item : all) {
                items.putIfAbsent(of(item, schema), item);
            }
        }
        return items;
    }

    private static @Nullable Object value(@Nullable Object item, String key, Schema each) {
        Object given = Tree.at(item, key);
        Schema field = each.field(key);
        return given != null || field == null ? given : field.fallback();
    }

    private static String json(@Nullable Object value) {
        return value instanceof String text
                ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                : String.valueOf(value);
    }
}
