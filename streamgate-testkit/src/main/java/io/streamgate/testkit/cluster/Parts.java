package io.streamgate.testkit.cluster;

import io.streamgate.testkit.cluster.Schema.Merging;
import io.streamgate.testkit.cluster.Schema.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Objects as server-side apply takes them apart: which fields they have, without some of them, and two of them merged. */
final class Parts {
    private Parts() {}

    /** All fields that a value has. */
    static FieldSet fields(FrozenMap value, Schema schema) {
        FieldSet.Builder set = new FieldSet.Builder();
        collect(value, schema, new ArrayList<>(), set);
        return set.build();
    }

    private static void collect(@Nullable Object value, Schema schema, List<String> path, FieldSet.Builder set) {
        if (value instanceof FrozenMap map && !schema.isAtomic()) {
            map.forEach((name, below) -> {
                Schema field = schema.field(name);
                path.add("f:" + name);
                collect(below, field == null ? Schema.ANY : field, path, set);
                if (below == null || below.equals(FrozenMap.EMPTY) || !schema.declares(name)) {
                    set.add(path);
                }
                path.remove(path.size() - 1);
            });
        } else if (value instanceof FrozenList list && hasItems(schema)) {
            for (Object item : list) {
                path.add(ItemKey.of(item, schema));
                collect(item, schema.item(), path, set);
                set.add(path);
                path.remove(path.size() - 1);
            }
        } else {
            set.add(path);
        }
    }

    /** The value without the fields of a set and what is below them; null if nothing is left. */
    static @Nullable Object without(@Nullable Object value, FieldSet gone, Schema schema) {
        if (gone.isEmpty()) {
            return value;
        }
        if (value instanceof FrozenMap map) {
            if (schema.isAtomic()) {
                return null;
            }
            Map<String, @Nullable Object> left = new LinkedHashMap<>();
            map.forEach((name, below) -> {
                if (!gone.has("f:" + name)) {
                    Schema field = schema.field(name);
                    left.put(name, without(below, gone.below("f:" + name), field == null ? Schema.ANY : field));
                }
            });
            left.values().removeIf(Objects::isNull);
            return left.isEmpty() ? null : new FrozenMap(left);
        }
        if (value instanceof FrozenList list) {
            List<@Nullable Object> left = new ArrayList<>();
            if (hasItems(schema)) {
                for (Object item : list) {
                    String key = ItemKey.of(item, schema);
                    if (!gone.has(key)) {
                        left.add(without(item, gone.below(key), schema.item()));
                    }
                }
            }
            return left.isEmpty() ? null : new FrozenList(left);
        }
        return value;
    }

    /** Lays one value over another: what has parts is merged part by part, all else is replaced. */
    static @Nullable Object merge(@Nullable Object under, @Nullable Object over, Schema schema) {
        if (under == null || over == null) {
            return over == null ? under : over;
        }
        if (isMap(under, over, schema)) {
            Map<String, @Nullable Object> merged = new LinkedHashMap<>(Tree.map(under));
            Tree.map(over).forEach((name, value) -> {
                Schema field = schema.field(name);
                merged.put(name, merge(merged.get(name), value, field == null ? Schema.ANY : field));
            });
            return new FrozenMap(merged);
        }
        return isList(under, over, schema) ? mergeLists(under, over, schema) : over;
    }

    /** What is in both comes in the order of the upper list, and the rest of the lower one stays where it was. */
    private static FrozenList mergeLists(Object under, Object over, Schema schema) {
        Map<String, @Nullable Object> old = ItemKey.index(under, schema);
        Map<String, @Nullable Object> top = ItemKey.index(over, schema);
        List<String> upper = new ArrayList<>(top.keySet());
        List<String> lower = new ArrayList<>(old.keySet());
        List<@Nullable Object> merged = new ArrayList<>();
        int next = 0;
        int from = 0;
        while (from < lower.size() || next < upper.size()) {
            boolean isShared = from < lower.size() && top.containsKey(lower.get(from));
            if (from < lower.size() && !isShared) {
                merged.add(old.get(lower.get(from++)));
                continue;
            }
            if (isShared && !lower.get(from).equals(nextShared(upper, next, old))) {
                from++;
                continue;
            }
            String key = upper.get(next++);
            merged.add(merge(old.get(key), top.get(key), schema.item()));
            if (isShared && key.equals(lower.get(from))) {
                from++;
            }
        }
        return new FrozenList(merged);
    }

    private static @Nullable String nextShared(List<String> upper, int next, Map<String, @Nullable Object> old) {
        return upper.subList(next, upper.size()).stream()
                .filter(old::containsKey)
                .findFirst()
                .orElse(null);
    }

    /** Whether the values are objects that have different owners for their fields. */
    static boolean isMap(@Nullable Object one, @Nullable Object other, Schema schema) {
        return !schema.isAtomic()
                && (one == null || one instanceof FrozenMap)
                && (other == null || other instanceof FrozenMap)
                && !(Tree.map(one).isEmpty() && Tree.map(other).isEmpty());
    }

    /** Whether the values are lists that have different owners for their items. */
    static boolean isList(@Nullable Object one, @Nullable Object other, Schema schema) {
        return hasItems(schema)
                && (one == null || one instanceof FrozenList)
                && (other == null || other instanceof FrozenList)
                && !(Tree.list(one).isEmpty() && Tree.list(other).isEmpty());
    }

    private static boolean hasItems(Schema schema) {
        return schema.type() == ValueType.LIST
                && (schema.merging() == Merging.KEYED || schema.merging() == Merging.SET);
    }
}
