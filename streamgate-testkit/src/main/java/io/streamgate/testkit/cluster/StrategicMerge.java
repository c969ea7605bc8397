package io.streamgate.testkit.cluster;

import io.streamgate.testkit.cluster.Schema.Patching;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The merge patch that knows the built-in kinds: lists are merged by the key that their schema names, and directives in the
 * patch ({@code $patch}, {@code $retainKeys}, {@code $setElementOrder/…}, {@code $deleteFromPrimitiveList/…}) say what merging
 * alone can't. Custom resources have no such patch (415).
 */
final class StrategicMerge {
    static final String DIRECTIVE = "$patch";

    private static final String RETAIN = "$retainKeys";
    private static final String DELETE_PREFIX = "$deleteFromPrimitiveList/";
    private static final String ORDER_PREFIX = "$setElementOrder/";

    private StrategicMerge() {}

    static FrozenMap apply(FrozenMap target, Object patch, Schema schema) {
        if (!(Tree.freeze(patch) instanceof FrozenMap given)) {
            throw Refusal.badRequest("a strategic merge patch must be a JSON object, but it is: " + patch);
        }
        return merge(target, given, schema);
    }

    static FrozenMap merge(FrozenMap target, FrozenMap patch, Schema schema) {
        Object directive = patch.get(DIRECTIVE);
        if (patch.containsKey(DIRECTIVE)) {
            return directed(patch, directive);
        }
        LinkedHashMap<String, @Nullable Object> merged = new LinkedHashMap<>(target);
        retain(merged, patch);
        patch.forEach((field, value) -> {
            if (field.startsWith(ORDER_PREFIX)) {
                String list = field.substring(ORDER_PREFIX.length());
                order(merged, list, patch, list(value, ORDER_PREFIX), below(schema, list));
            } else if (field.startsWith(DELETE_PREFIX)) {
                String list = field.substring(DELETE_PREFIX.length());
                if (merged.get(list) instanceof FrozenList items) {
                    List<@Nullable Object> gone = list(value, DELETE_PREFIX);
                    merged.put(list, filtered(items, item -> !gone.contains(item)));
                }
            } else if (!field.equals(RETAIN) && !patch.containsKey(ORDER_PREFIX + field)) {
                put(merged, field, value, below(schema, field));
            }
        });
        return new FrozenMap(merged);
    }

    private static FrozenMap directed(FrozenMap patch, @Nullable Object directive) {
        return switch (String.valueOf(directive)) {
            case "replace" -> Tree.without(patch, DIRECTIVE);
            case "delete" -> FrozenMap.EMPTY;
            default -> throw unknown(directive, patch);
        };
    }

    /** Takes away what is not to be retained. */
    private static void retain(Map<String, @Nullable Object> merged, FrozenMap patch) {
        if (!patch.containsKey(RETAIN)) {
            return;
        }
        List<@Nullable Object> retained = list(patch.get(RETAIN), RETAIN);
        patch.forEach((field, value) -> {
            if (value != null && !field.startsWith("$") && !retained.contains(field)) {
                throw malformed(RETAIN);
            }
        });
        merged.keySet().removeIf(field -> !retained.contains(field));
    }

    private static void put(Map<String, @Nullable Object> merged, String field, @Nullable Object value, Schema schema) {
        Object old = merged.get(field);
        if (value == null) {
            merged.remove(field);
        } else if (old instanceof FrozenMap map && value instanceof FrozenMap patch) {
            merged.put(field, schema.patching().isReplaced() ? patch : merge(map, patch, schema));
        } else if (old instanceof FrozenList list
                && value instanceof FrozenList patch
                && schema.patching().isMerged()) {
            merged.put(field, mergeLists(list, patch, schema));
        } else {
            Object plain = withoutDirectives(value);
            if (plain == null) {
                merged.remove(field);
            } else {
                merged.put(field, plain);
            }
        }
    }

    private static void order(
            Map<String, @Nullable Object> merged,
            String field,
            FrozenMap patch,
            List<@Nullable Object> order,
            Schema schema) {
        Object old = merged.get(field);
        if (patch.containsKey(field)) {
            put(merged, field, patch.get(field), schema);
        }
        if (merged.get(field) instanceof FrozenList items) {
            List<@Nullable Object> server = old instanceof FrozenList list ? list : FrozenList.EMPTY;
            merged.put(field, MergedOrder.of(items, order, server, schema.patching()));
        }
    }

    private static FrozenList mergeLists(FrozenList old, FrozenList patch, Schema schema) {
        Patching how = schema.patching();
        List<@Nullable Object> merged = new ArrayList<>(old);
        List<@Nullable Object> given = new ArrayList<>();
        boolean isReplaced = false;
        for (Object item : patch) {
            String directive = Tree.text(item, DIRECTIVE);
            if (directive.isEmpty()) {
                given.add(item);
            } else if (directive.equals("delete")) {
                Object key = key(item, how);
                merged.removeIf(one -> Objects.equals(Tree.at(one, how.key()), key));
            } else if (directive.equals("replace")) {
                isReplaced = true;
            } else {
                throw unknown(directive, item);
            }
        }
        if (isReplaced) {
            return new FrozenList(given);
        }
        for (Object item : given) {
            int at = MergedOrder.index(merged, item, how);
            if (item instanceof FrozenMap map) {
                key(map, how);
            }
            if (at < 0) {
                merged.add(withoutDirectives(item));
            } else if (item instanceof FrozenMap map && merged.get(at) instanceof FrozenMap one) {
                merged.set(at, merge(one, map, schema.item()));
            }
        }
        return MergedOrder.of(new FrozenList(merged), given, old, how);
    }

    /** The value as it is stored where nothing was: without directives and nulls, and without what they take away. */
    private static @Nullable Object withoutDirectives(@Nullable Object value) {
        if (value instanceof FrozenMap map) {
            if (map.containsKey(DIRECTIVE)) {
                return null;
            }
            LinkedHashMap<String, @Nullable Object> plain = new LinkedHashMap<>();
            map.forEach((field, below) -> {
                Object one = field.startsWith("$") ? null : withoutDirectives(below);
                if (one != null) {
                    plain.put(field, one);
                }
            });
            return new FrozenMap(plain);
        }
        if (value instanceof FrozenList list) {
            List<@Nullable Object> plain = new ArrayList<>();
            for (Object item : list) {
                Object one = withoutDirectives(item);
                if (one != null) {
                    plain.add(one);
                }
            }
            return new FrozenList(plain);
        }
        return value;
    }

    private static FrozenList filtered(FrozenList list, Predicate<@Nullable Object> kept) {
        return new FrozenList(list.stream().filter(kept).toList());
    }

    private static Object key(@Nullable Object item, Patching how) {
        Object key = Tree.at(item, how.key());
        if (key == null) {
            throw Refusal.of(500, "", "map: " + item + " does not contain declared merge key: " + how.key());
        }
        return key;
    }

    private static Schema below(Schema schema, String field) {
        Schema below = schema.field(field);
        return below == null ? Schema.ANY : below;
    }

    private static List<@Nullable Object> list(@Nullable Object value, String directive) {
        if (value instanceof FrozenList list) {
            return list;
        }
        throw malformed(directive);
    }

    private static RuntimeException malformed(String directive) {
        String name = directive.equals(RETAIN)
                ? "retainKeys"
                : directive.equals(ORDER_PREFIX) ? "setElementOrder list" : "primitive list";
        return Refusal.badRequest("invalid patch format of " + name);
    }

    private static RuntimeException unknown(@Nullable Object directive, @Nullable Object where) {
        return Refusal.of(500, "", "unknown patch type: " + directive + " in map: " + where);
    }
}
