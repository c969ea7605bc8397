package io.streamgate.testkit.cluster;

import io.streamgate.testkit.cluster.Schema.Merging;
import io.streamgate.testkit.cluster.Schema.ValueType;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a structural schema asks of custom resources. Rules in CEL are not looked at. */
final class StructuralRules {
    private final Causes causes;

    private StructuralRules(Causes causes) {
        this.causes = causes;
    }

    static void check(FrozenMap object, Schema schema, Causes causes) {
        StructuralRules rules = new StructuralRules(causes);
        rules.check(object, schema, "");
    }

    private void check(@Nullable Object value, Schema schema, String path) {
        FrozenMap rules = schema.rules();
        if (value == null) {
            if (!StructuralSchema.isTrue(rules, "nullable")) {
                wrongType(path, null, schema);
            }
            return;
        }
        if (path.equals("metadata")) {
            return;
        }
        if (!fits(value, schema.type())) {
            wrongType(path, value, schema);
            return;
        }
        if (value instanceof FrozenMap map) {
            object(map, schema, path);
        } else if (value instanceof FrozenList list) {
            list(list, schema, path);
        } else if (value instanceof String text) {
            text(text, rules, path);
        } else if (value instanceof Number number) {
            number(number, rules, path);
        }
        if (rules.get("enum") instanceof FrozenList allowed && !allowed.contains(value)) {
            List<String> all = allowed.stream()
                    .map(one -> one instanceof String text ? text : Causes.json(one))
                    .toList();
            causes.oneOf(path, value, all);
        }
        combined(value, rules, path);
    }

    private void object(FrozenMap map, Schema schema, String path) {
        for (Object required : Tree.list(schema.rules(), "required")) {
            if (map.get(String.valueOf(required)) == null) {
                causes.required(below(path, String.valueOf(required)), "");
            }
        }
        size(path, map, map.size(), "Properties", schema.rules());
        map.forEach((name, value) -> {
            Schema field = schema.field(name);
            if (field != null && field.type() != ValueType.ANY) {
                check(value, field, below(path, name));
            }
        });
    }

    private void list(FrozenList list, Schema schema, String path) {
        size(path, list, list.size(), "Items", schema.rules());
        Set<@Nullable Object> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            Object item = list.get(i);
            check(item, schema.item(), path + "[" + i + "]");
            boolean isKeyed = schema.merging() == Merging.KEYED;
            if ((isKeyed || schema.merging() == Merging.SET) && !seen.add(ItemKey.of(item, schema))) {
                causes.duplicate(path + "[" + i + "]", isKeyed ? keys(item, schema) : item);
            }
        }
    }

    private static FrozenMap keys(@Nullable Object item, Schema schema) {
        FrozenMap keys = FrozenMap.EMPTY;
        for (String key : schema.keys()) {
            keys = Tree.with(keys, Tree.at(item, key), key);
        }
        return keys;
    }

    private void size(String path, Object value, int size, String of, FrozenMap rules) {
        int most = Tree.number(rules, Integer.MAX_VALUE, "max" + of);
        if (size > most) {
            causes.tooMany(path, size, most);
        }
        int least = Tree.number(rules, 0, "min" + of);
        if (size < least) {
            String word = of.equals("Items") ? "items" : "properties";
            causes.invalid(path, value, path + " in body should have at least " + least + " " + word);
        }
    }

    private void text(String text, FrozenMap rules, String path) {
        int length = text.codePointCount(0, text.length());
        int most = Tree.number(rules, Integer.MAX_VALUE, "maxLength");
        if (length > most) {
            causes.tooLong(path, most);
        }
        int least = Tree.number(rules, 0, "minLength");
        if (length < least) {
            causes.invalid(path, text, path + " in body should be at least " + least + " chars long");
        }
        String pattern = Tree.text(rules, "pattern");
        if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(text).find()) {
            causes.invalid(path, text, path + " in body should match '" + pattern + "'");
        }
    }

    private void number(Number number, FrozenMap rules, String path) {
        BigDecimal value = new BigDecimal(number.toString());
        if (rules.get("minimum") instanceof Number least) {
            int order = value.compareTo(new BigDecimal(least.toString()));
            boolean isExclusive = StructuralSchema.isTrue(rules, "exclusiveMinimum");
            if (order < 0 || (isExclusive && order == 0)) {
                String words = isExclusive ? "greater than " : "greater than or equal to ";
                causes.invalid(path, number, path + " in body should be " + words + least);
            }
        }
        if (rules.get("maximum") instanceof Number most) {
            int order = value.compareTo(new BigDecimal(most.toString()));
            boolean isExclusive = StructuralSchema.isTrue(rules, "exclusiveMaximum");
            if (order > 0 || (isExclusive && order == 0)) {
                String words = isExclusive ? "less than " : "less than or equal to ";
                causes.invalid(path, number, path + " in body should be " + words + most);
            }
        }
        if (rules.get("multipleOf") instanceof Number factor
                && value.remainder(new BigDecimal(factor.toString())).signum() != 0) {
            causes.invalid(path, number, path + " in body should be a multiple of " + factor);
        }
    }

    private void combined(Object value, FrozenMap rules, String path) {
        for (Object one : Tree.list(rules, "allOf")) {
            check(value, StructuralSchema.of(Tree.map(one)), path);
        }
        long any = matching(value, rules, "anyOf", path);
        if (any == 0) {
            causes.invalid(path, "", path + " in body must validate at least one schema (anyOf)");
        }
        long one = matching(value, rules, "oneOf", path);
        if (one == 0 || one > 1) {
            causes.invalid(
                    path,
                    "",
                    path + " in body must validate one and only one schema (oneOf). Found " + (one == 0 ? "none" : one)
                            + " valid");
        }
        if (rules.get("not") instanceof FrozenMap not && isValid(value, not, path)) {
            causes.invalid(path, "", path + " in body must not validate the schema (not)");
        }
    }

    /** How many of the alternatives a value fits; -1 where there are none. */
    private static long matching(Object value, FrozenMap rules, String which, String path) {
        List<@Nullable Object> alternatives = Tree.list(rules, which);
        return alternatives.isEmpty()
                ? -1
                : alternatives.stream()
                        .filter(one -> isValid(value, Tree.map(one), path))
                        .count();
    }

    private static boolean isValid(Object value, FrozenMap node, String path) {
        Causes found = new Causes();
        // Within alternatives the type may be left out, though properties and the like are there.
        FrozenMap typed = node.containsKey("type") || !(value instanceof FrozenMap)
                ? node
                : Tree.with(Tree.with(node, "object", "type"), true, "x-kubernetes-preserve-unknown-fields");
        new StructuralRules(found).check(value, StructuralSchema.of(typed), path);
        return found.sentences().isEmpty();
    }

    private void wrongType(String path, @Nullable Object value, Schema schema) {
        causes.invalid(
                path,
                named(value),
                path + " in body must be of type " + jsonType(schema.type()) + ": \"" + named(value) + "\"");
    }

    private static String jsonType(ValueType type) {
        return switch (type) {
            case OBJECT, MAP, ANY -> "object";
            case LIST -> "array";
            case STRING, BYTES, TIME, QUANTITY -> "string";
            case INT_OR_STRING -> "integer,string";
            case BOOL -> "boolean";
            case INT32, INT64 -> "integer";
            case NUMBER -> "number";
        };
    }

    private static String named(@Nullable Object value) {
        if (value instanceof FrozenMap) {
            return "object";
        }
        if (value instanceof FrozenList) {
            return "array";
        }
        if (value instanceof Number) {
            return value instanceof Double ? "number" : "integer";
        }
        return value == null ? "null" : value instanceof Boolean ? "boolean" : "string";
    }

    private static boolean fits(Object value, ValueType type) {
        return switch (type) {
            case ANY -> true;
            case OBJECT, MAP -> value instanceof FrozenMap;
            case LIST -> value instanceof FrozenList;
            case STRING, BYTES, TIME, QUANTITY -> value instanceof String;
            case INT_OR_STRING -> value instanceof String || value instanceof Integer || value instanceof Long;
            case BOOL -> value instanceof Boolean;
            case INT32, INT64 ->
                value instanceof Integer
                        || value instanceof Long
                        || (value instanceof Double real && real == Math.rint(real));
            case NUMBER -> value instanceof Number;
        };
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
