package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Resource;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as plain data that is never changed: a change makes a new tree that shares what stayed the same. */
final class Tree {
    private Tree() {}

    /**
     * The same data as frozen maps and lists, with numbers as a JSON parser gives them: Integer, or Long where that is too
     * small, Double for fractions.
     */
    static @Nullable Object freeze(@Nullable Object value) {
        if (value == null
                || value instanceof FrozenMap
                || value instanceof FrozenList
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Double) {
            return value;
        }
        if (value instanceof Map<?, ?> map) {
            return freezeMap(map);
        }
        if (value instanceof Iterable<?> items) {
            List<@Nullable Object> frozen = new ArrayList<>();
            items.forEach(item -> frozen.add(freeze(item)));
            return new FrozenList(frozen);
        }
        if (value instanceof Number number) {
            return freezeNumber(number);
        }
        if (value instanceof Enum<?> || value instanceof CharSequence) {
            return value.toString();
        }
        throw new IllegalArgumentException("a " + value.getClass().getName()
                + " is not JSON; use maps, lists, strings, numbers, booleans and null");
    }

    static FrozenMap freezeMap(Map<?, ?> map) {
        if (map instanceof FrozenMap frozen) {
            return frozen;
        }
        LinkedHashMap<String, @Nullable Object> fields = new LinkedHashMap<>();
        map.forEach((key, value) -> fields.put(String.valueOf(key), freeze(value)));
        return new FrozenMap(fields);
    }

    private static Object freezeNumber(Number number) {
        if (number instanceof Float || number instanceof BigDecimal) {
            return number.doubleValue();
        }
        long whole = number instanceof BigInteger big ? big.longValueExact() : number.longValue();
        if (whole >= Integer.MIN_VALUE && whole <= Integer.MAX_VALUE) {
            return (int) whole;
        }
        return whole;
    }

    /** An object of the given fields and values, in turn; a field whose value is null is left out. */
    static FrozenMap of(@Nullable Object... fieldsAndValues) {
        LinkedHashMap<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            if (fieldsAndValues[i + 1] != null) {
                fields.put(String.valueOf(fieldsAndValues[i]), freeze(fieldsAndValues[i + 1]));
            }
        }
        return new FrozenMap(fields);
    }

    /** The value at a path of field names, or null. */
    static @Nullable Object at(@Nullable Object tree, String... path) {
        Object here = tree;
        for (String field : path) {
            if (!(here instanceof Map<?, ?> map)) {
                return null;
            }
            here = map.get(field);
        }
        return here;
    }

    /** The object at a path; empty where there is none. */
    static FrozenMap map(@Nullable Object tree, String... path) {
        return at(tree, path) instanceof Map<?, ?> map ? freezeMap(map) : FrozenMap.EMPTY;
    }

    /** The list at a path; empty where there is none. */
    static List<@Nullable Object> list(@Nullable Object tree, String... path) {
        return at(tree, path) instanceof List<?> list ? (FrozenList) asFrozen(list) : FrozenList.EMPTY;
    }

    private static Object asFrozen(List<?> list) {
        return java.util.Objects.requireNonNull(freeze(list));
    }

    /** The string at a path; empty where there is none. */
    static String text(@Nullable Object tree, String... path) {
        return at(tree, path) instanceof String text ? text : "";
    }

    /** The whole number at a path, or what it is when there is none. */
    static int number(@Nullable Object tree, int otherwise, String... path) {
        return at(tree, path) instanceof Number number ? number.intValue() : otherwise;
    }

    /** The tree with a value at a path, whose missing objects are made. */
    static FrozenMap with(FrozenMap tree, @Nullable Object value, String... path) {
        Object placed = path.length == 1 ? freeze(value) : with(map(tree, path[0]), value, rest(path));
        return tree.with(path[0], placed);
    }

    /** The tree without the value at a path. */
    static FrozenMap without(FrozenMap tree, String... path) {
        if (path.length == 1) {
            return tree.without(path[0]);
        }
        return tree.get(path[0]) instanceof FrozenMap below ? tree.with(path[0], without(below, rest(path))) : tree;
    }

    /** The tree with a value at a path if it has none there. */
    static FrozenMap withDefault(FrozenMap tree, Object value, String... path) {
        return at(tree, path) == null ? with(tree, value, path) : tree;
    }

    /** The tree without the fields whose value is null. */
    static FrozenMap withoutNulls(FrozenMap map) {
        LinkedHashMap<String, @Nullable Object> left = new LinkedHashMap<>();
        boolean isSame = true;
        for (var field : map.entrySet()) {
            Object value = field.getValue();
            Object kept = value == null ? null : withoutNullsBelow(value);
            if (kept != null) {
                left.put(field.getKey(), kept);
            }
            isSame &= kept != null && kept == value;
        }
        // What has no nulls stays the very same, so that comparing it later is quick.
        return isSame ? map : new FrozenMap(left);
    }

    private static Object withoutNullsBelow(Object value) {
        if (value instanceof FrozenMap map) {
            return withoutNulls(map);
        }
        if (value instanceof FrozenList list) {
            List<@Nullable Object> items = new ArrayList<>();
            boolean isSame = true;
            for (Object item : list) {
                Object kept = item == null ? null : withoutNullsBelow(item);
                items.add(kept);
                isSame &= kept == item;
            }
            return isSame ? list : new FrozenList(items);
        }
        return value;
    }

    /** The resource with a value at a path. */
    static Resource with(Resource resource, @Nullable Object value, String... path) {
        return resource(with(json(resource), value, path));
    }

    /** The resource without the value at a path. */
    static Resource without(Resource resource, String... path) {
        return resource(without(json(resource), path));
    }

    /** A resource of what is frozen. */
    // The annotation on a record's component does not reach those who see its class file only.
    @SuppressWarnings("NullAway")
    static Resource resource(FrozenMap json) {
        return new Resource(json);
    }

    /** What the resource holds, frozen. */
    static FrozenMap json(Resource resource) {
        return freezeMap(resource.json());
    }

    private static String[] rest(String[] path) {
        return Arrays.copyOfRange(path, 1, path.length);
    }
}
