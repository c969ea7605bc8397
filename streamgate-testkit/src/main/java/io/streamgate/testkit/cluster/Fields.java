package io.streamgate.testkit.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sets of fields in the form of {@code fieldsV1}: {@code f:name} for a field, <code>k:{"name":"x"}</code> for an item of a
 * list that has keys, an empty object for a leaf. Other lists are one leaf.
 */
final class Fields {
    private static final Map<String, List<String>> KEYS = Map.of(
            "containers", List.of("name"),
            "initContainers", List.of("name"),
            "env", List.of("name"),
            "volumes", List.of("name"),
            "imagePullSecrets", List.of("name"),
            "volumeMounts", List.of("mountPath"),
            "conditions", List.of("type"),
            "ownerReferences", List.of("uid"));

    /** The item of a list itself, beside its fields. */
    private static final String ITSELF = ".";

    private Fields() {}

    /** All fields that a value has. */
    static FrozenMap of(@Nullable Object value, String field) {
        LinkedHashMap<String, @Nullable Object> set = new LinkedHashMap<>();
        if (value instanceof FrozenMap map) {
            map.forEach((name, below) -> set.put("f:" + name, of(below, name)));
        } else if (value instanceof FrozenList list && hasKeys(list, field)) {
            for (Object item : list) {
                set.put(key(item, field), ofItem(item));
            }
        }
        return new FrozenMap(set);
    }

    private static FrozenMap ofItem(@Nullable Object item) {
        return Tree.with(of(item, ""), FrozenMap.EMPTY, ITSELF);
    }

    /** The fields of the second value that are not, or not the same, in the first; null if there are none. */
    static @Nullable FrozenMap changed(@Nullable Object before, @Nullable Object after, String field) {
        if (Objects.equals(before, after)) {
            return null;
        }
        LinkedHashMap<String, @Nullable Object> set = new LinkedHashMap<>();
        if (before instanceof FrozenMap old && after instanceof FrozenMap map) {
            map.forEach((name, below) -> putIfAny(set, "f:" + name, changed(old.get(name), below, name)));
        } else if (before instanceof FrozenList old
                && after instanceof FrozenList list
                && hasKeys(list, field)
                && hasKeys(old, field)) {
            for (Object item : list) {
                String key = key(item, field);
                Object known = item(old, key, field);
                putIfAny(set, key, known == null ? ofItem(item) : changed(known, item, ""));
            }
        } else {
            return of(after, field);
        }
        return set.isEmpty() ? null : new FrozenMap(set);
    }

    static FrozenMap union(FrozenMap one, FrozenMap other) {
        LinkedHashMap<String, @Nullable Object> all = new LinkedHashMap<>(one);
        other.forEach((name, below) -> all.merge(name, below, (a, b) -> union((FrozenMap) a, (FrozenMap) b)));
        return new FrozenMap(all);
    }

    /** The leaves of the first set that are not in the second; null if none are left. */
    static @Nullable FrozenMap minus(FrozenMap set, FrozenMap less) {
        LinkedHashMap<String, @Nullable Object> left = new LinkedHashMap<>();
        set.forEach((name, below) -> {
            if (!(less.get(name) instanceof FrozenMap taken)) {
                left.put(name, below);
            } else if (below instanceof FrozenMap deeper && !deeper.isEmpty() && !taken.isEmpty()) {
                putIfAny(left, name, minus(deeper, taken));
            }
        });
        return left.isEmpty() ? null : new FrozenMap(left);
    }

    /** The set with every item of which it has a field. */
    static FrozenMap withItems(FrozenMap set) {
        LinkedHashMap<String, @Nullable Object> all = new LinkedHashMap<>();
        set.forEach((name, below) -> {
            FrozenMap deeper = withItems(Tree.map(below));
            all.put(name, name.startsWith("k:") ? Tree.with(deeper, FrozenMap.EMPTY, ITSELF) : deeper);
        });
        return new FrozenMap(all);
    }

    /** The leaves that are in both sets; null if there are none. */
    static @Nullable FrozenMap common(FrozenMap one, FrozenMap other) {
        LinkedHashMap<String, @Nullable Object> both = new LinkedHashMap<>();
        one.forEach((name, below) -> {
            if (below instanceof FrozenMap deeper && other.get(name) instanceof FrozenMap across) {
                putIfAny(both, name, deeper.isEmpty() || across.isEmpty() ? FrozenMap.EMPTY : common(deeper, across));
            }
        });
        return both.isEmpty() ? null : new FrozenMap(both);
    }

    /** Lays one value over another: objects and lists with keys are merged, all else is replaced. */
    static @Nullable Object merge(@Nullable Object under, @Nullable Object over, String field) {
        if (under instanceof FrozenMap map && over instanceof FrozenMap top) {
            LinkedHashMap<String, @Nullable Object> merged = new LinkedHashMap<>(map);
            top.forEach((name, value) -> merged.put(name, merge(map.get(name), value, name)));
            return new FrozenMap(merged);
        }
        if (under instanceof FrozenList old
                && over instanceof FrozenList list
                && hasKeys(list, field)
                && hasKeys(old, field)) {
            LinkedHashMap<String, @Nullable Object> merged = new LinkedHashMap<>();
            old.forEach(item -> merged.put(key(item, field), item));
            list.forEach(item -> merged.merge(key(item, field), item, (a, b) -> merge(a, b, "")));
            return Tree.freeze(List.copyOf(merged.values()));
        }
        return over;
    }

    /** The value without the leaves of a set. An item of a list goes when it is in the set itself. */
    static @Nullable Object without(@Nullable Object value, FrozenMap set, String field) {
        if (value instanceof FrozenMap map) {
            LinkedHashMap<String, @Nullable Object> left = new LinkedHashMap<>();
            map.forEach((name, below) -> {
                FrozenMap deeper = set.get("f:" + name) instanceof FrozenMap taken ? taken : null;
                if (deeper == null) {
                    left.put(name, below);
                } else if (!deeper.isEmpty()) {
                    putIfAny(left, name, without(below, deeper, name));
                }
            });
            return left.isEmpty() ? null : new FrozenMap(left);
        }
        if (value instanceof FrozenList list && hasKeys(list, field)) {
            List<@Nullable Object> left = new ArrayList<>();
            for (Object item : list) {
                FrozenMap taken = Tree.map(set, key(item, field));
                if (!taken.containsKey(ITSELF)) {
                    left.add(without(item, taken, ""));
                }
            }
            return left.isEmpty() ? null : Tree.freeze(left);
        }
        return value;
    }

    private static boolean hasKeys(FrozenList list, String field) {
        return !list.isEmpty()
                && list.stream().allMatch(item -> !keys(item, field).isEmpty());
    }

    private static List<String> keys(@Nullable Object item, String field) {
        if (!(item instanceof Map<?, ?> map)) {
            return List.of();
        }
        List<String> keys = KEYS.getOrDefault(field, List.of());
        if (field.equals("ports")) {
            keys = List.of(map.containsKey("containerPort") ? "containerPort" : "port", "protocol");
        }
        return keys;
    }

    private static String key(@Nullable Object item, String field) {
        StringBuilder key = new StringBuilder("k:{");
        for (String name : keys(item, field)) {
            Object value = Tree.at(item, name);
            Object shown = value == null && name.equals("protocol") ? "TCP" : value;
            key.append(key.length() > 3 ? "," : "").append('"').append(name).append("\":");
            key.append(shown instanceof Number ? shown : "\"" + shown + "\"");
        }
        return key.append('}').toString();
    }

    private static @Nullable Object item(FrozenList list, String key, String field) {
        return list.stream()
                .filter(item -> key(item, field).equals(key))
                .findFirst()
                .orElse(null);
    }

    private static void putIfAny(Map<String, @Nullable Object> set, String name, @Nullable Object value) {
        if (value != null) {
            set.put(name, value);
        }
    }
}
