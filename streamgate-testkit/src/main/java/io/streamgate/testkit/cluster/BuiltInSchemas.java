package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.testkit.cluster.Schema.Merging;
import io.streamgate.testkit.cluster.Schema.Patching;
import io.streamgate.testkit.cluster.Schema.Presence;
import io.streamgate.testkit.cluster.Schema.ValueType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The schemas of the kinds in {@link BuiltInKinds}. */
final class BuiltInSchemas {
    private static final BuiltInSchemas BUILT_IN = new BuiltInSchemas(BuiltInKinds.KUBERNETES, BuiltInKinds.GATEWAY);

    private final Map<String, Schema> byKind = new HashMap<>();
    private final Map<String, Map<String, Schema>> fieldsOf = new HashMap<>();
    private final Map<String, Schema> custom = new HashMap<>();
    private final Map<String, String> wordsOf = new HashMap<>();

    private BuiltInSchemas(String... tables) {
        List<String> lines = Stream.of(tables).flatMap(String::lines).toList();
        for (String line : lines) {
            String[] head = line.replaceFirst(": .*", "").split(" ", 3);
            if (head[0].equals("type") && head.length > 2) {
                wordsOf.put(head[1], head[2]);
            }
        }
        for (String line : lines) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "kind" -> byKind.put(words[1] + " " + words[2], named(words[3]));
                case "custom" -> custom.put(words[1] + " " + words[2], resource(words[3]));
                default -> define(line);
            }
        }
    }

    /** Reads a line such as {@code type Name atomic: field Type word; other Type}. */
    private void define(String line) {
        String[] parts = line.split(": ", 2);
        Map<String, Schema> fields = fields(parts[0].split(" ", 3)[1]);
        for (String field : parts[1].split("; ", -1)) {
            String[] words = field.split(" ", -1);
            fields.put(words[0], field(words));
        }
    }

    /** The schema of a built-in kind, or null for any other. */
    static @Nullable Schema of(Kind kind) {
        return BUILT_IN.byKind.get(kind.apiVersion() + " " + kind.name());
    }

    /** The schema of a kind that usually comes from a well-known CustomResourceDefinition, or null for any other. */
    static @Nullable Schema ofCustom(Kind kind) {
        return BUILT_IN.custom.get(kind.apiVersion() + " " + kind.name());
    }

    /** The schema of the metadata that every object has. */
    static Schema metadata() {
        return BUILT_IN.named("ObjectMeta");
    }

    private Schema field(String[] words) {
        Schema schema = type(words[1]);
        for (String word : Arrays.asList(words).subList(2, words.length)) {
            String name = word.replaceFirst("=.*", "");
            String value = word.substring(Math.min(word.length(), name.length() + 1));
            schema = switch (name) {
                case "keys" -> schema.withMerging(Merging.KEYED, List.of(value.split(",", -1)));
                case "set" -> schema.withMerging(Merging.SET, List.of());
                case "atomic" -> schema.withMerging(Merging.ATOMIC, List.of());
                case "merge" -> schema.withPatching(new Patching(true, value, false));
                case "replace" -> schema.withPatching(new Patching(false, "", true));
                case "omit" -> schema.withPresence(Presence.LEFT_OUT_IF_EMPTY);
                case "always" -> schema.withPresence(Presence.ALWAYS_THERE);
                case "default" -> schema.withFallback(value(value, schema.type()));
                case "enum" -> schema.withRules(rule(schema, name, List.of(value.split(",", -1))));
                case "pattern", "format" -> schema.withRules(rule(schema, name, value));
                // What a patch retains it says itself.
                case "retainKeys" -> schema;
                default -> schema.withRules(rule(schema, name, Integer.valueOf(value)));
            };
        }
        return schema;
    }

    private Schema type(String word) {
        if (word.startsWith("[")) {
            return Schema.of(ValueType.LIST).withItems(type(inside(word)));
        }
        if (word.startsWith("{")) {
            return Schema.of(ValueType.MAP).withItems(type(inside(word)));
        }
        return switch (word) {
            case "any" -> Schema.ANY;
            case "string" -> Schema.of(ValueType.STRING);
            case "bytes" -> Schema.of(ValueType.BYTES);
            case "time" -> Schema.of(ValueType.TIME);
            case "quantity" -> Schema.of(ValueType.QUANTITY);
            case "int-or-string" -> Schema.of(ValueType.INT_OR_STRING);
            case "bool" -> Schema.of(ValueType.BOOL);
            case "int32" -> Schema.of(ValueType.INT32);
            case "int64" -> Schema.of(ValueType.INT64);
            case "number" -> Schema.of(ValueType.NUMBER);
            default -> named(word);
        };
    }

    private static FrozenMap rule(Schema schema, String name, Object value) {
        return Tree.with(schema.rules(), value, name);
    }

    private static Object value(String word, ValueType type) {
        return switch (type) {
            case OBJECT, MAP -> FrozenMap.EMPTY;
            case LIST -> List.of(FrozenMap.EMPTY);
            case INT32, INT64 -> Integer.valueOf(word);
            case BOOL -> Boolean.valueOf(word);
            default -> word;
        };
    }

    private Schema named(String type) {
        String words = wordsOf.getOrDefault(type, "");
        Schema object = Schema.object(type, fields(type), words.equals("atomic"));
        return words.startsWith("required=")
                ? object.withRules(
                        rule(object, "required", List.of(words.substring(9).split(",", -1))))
                : object;
    }

    private Schema resource(String type) {
        fields(type).put("apiVersion", Schema.of(ValueType.STRING));
        fields(type).put("kind", Schema.of(ValueType.STRING));
        return named(type);
    }

    private Map<String, Schema> fields(String type) {
        return fieldsOf.computeIfAbsent(type, unseen -> new LinkedHashMap<>());
    }

    private static String inside(String word) {
        return word.substring(1, word.length() - 1);
    }
}
