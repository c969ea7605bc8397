package io.streamgate.testkit.cluster;

import io.streamgate.testkit.cluster.Schema.Merging;
import io.streamgate.testkit.cluster.Schema.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with an object that is applied: unknown fields, values that can't be, items without keys or there twice. */
final class Wishes {
    private final List<String> problems = new ArrayList<>();

    private Wishes() {}

    static List<String> problems(FrozenMap object, Schema schema) {
        Wishes wishes = new Wishes();
        wishes.check(object, schema, "");
        return wishes.problems;
    }

    private void check(@Nullable Object value, Schema schema, String path) {
        if (value == null || schema.type() == ValueType.ANY) {
            return;
        }
        if (!expected(schema.type()).isEmpty() && !is(value, schema.type())) {
            problems.add(path + ": expected " + expected(schema.type()) + ", got " + named(value));
        } else if (value instanceof FrozenMap map) {
            map.forEach((name, below) -> {
                Schema field = schema.field(name);
                if (field == null) {
                    problems.add(path + "." + name + ": field not declared in schema");
                } else {
                    check(below, field, path + "." + name);
                }
            });
        } else if (value instanceof FrozenList list) {
            items(list, schema, path);
        }
    }

    private void items(FrozenList list, Schema schema, String path) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            Object item = list.get(i);
            String key = "[" + i + "]";
            if (schema.merging() == Merging.KEYED || schema.merging() == Merging.SET) {
                List<String> missing = ItemKey.missing(item, schema);
                key = new FieldSet(Tree.of(ItemKey.of(item, schema), FrozenMap.EMPTY))
                        .paths()
                        .get(0);
                if (!missing.isEmpty()) {
                    problems.add(path + ": element " + i + ": associative list with keys has an element that omits key"
                            + " field \"" + missing.get(0) + "\" (and doesn't have default value)");
                } else if (!seen.add(key)) {
                    problems.add(path + ": duplicate entries for key " + key);
                }
            }
            check(item, schema.item(), path + key);
        }
    }

    private static String expected(ValueType type) {
        return switch (type) {
            case OBJECT, MAP -> "map";
            case LIST -> "list";
            case STRING, BYTES -> "string";
            case BOOL -> "boolean";
            case INT32, INT64, NUMBER -> "numeric (int or float)";
            case ANY, TIME, QUANTITY, INT_OR_STRING -> "";
        };
    }

    private static boolean is(Object value, ValueType type) {
        return switch (type) {
            case OBJECT, MAP -> value instanceof FrozenMap;
            case LIST -> value instanceof FrozenList;
            case STRING, BYTES -> value instanceof String;
            case BOOL -> value instanceof Boolean;
            default -> value instanceof Number;
        };
    }

    private static String named(Object value) {
        if (value instanceof FrozenMap) {
            return "map";
        }
        if (value instanceof FrozenList) {
            return "list";
        }
        return value instanceof String ? "string" : value instanceof Boolean ? "boolean" : "numeric";
    }
}
