package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.testkit.cluster.Schema.Presence;
import io.streamgate.testkit.cluster.Schema.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects as the server does: fields it does not know are lost, nulls and the empty values that it leaves out as well,
 * what is always there is there, and amounts are written in their canonical form.
 */
final class Decoder {
    private final Kind kind;
    private final boolean isTyped;
    private final List<String> unknown = new ArrayList<>();

    private Decoder(Kind kind) {
        this.kind = kind;
        this.isTyped = Schemas.isBuiltIn(kind);
    }

    /**
     * What is left of an object.
     *
     * @param object what the server takes it for
     * @param unknown the fields that it does not know, such as {@code spec.template.foo}
     */
    record Decoded(FrozenMap object, List<String> unknown) {}

    /**
     * Reads an object.
     *
     * @throws ApiException 400 if a field of a built-in kind has a value of the wrong type
     */
    static Decoded decode(Kind kind, FrozenMap object, Schema schema) {
        Decoder decoder = new Decoder(kind);
        return new Decoded(decoder.object(object, schema, new Place("", "", "")), decoder.unknown);
    }

    /**
     * Where in an object.
     *
     * @param path for people, such as {@code metadata.labels.app}
     * @param fields the declared ones on the way only, such as {@code metadata.labels}
     * @param type the last one on the way that has a name, such as {@code ObjectMeta}
     */
    private record Place(String path, String fields, String type) {
        Place in(Schema schema) {
            return schema.name().isEmpty() ? this : new Place(path, fields, schema.name());
        }

        Place field(String name, boolean isDeclared) {
            return new Place(below(path, name), isDeclared ? below(fields, name) : fields, type);
        }

        Place item(int index) {
            return new Place(path + "[" + index + "]", fields, type);
        }

        private static String below(String above, String name) {
            return above.isEmpty() ? name : above + "." + name;
        }
    }

    private FrozenMap object(FrozenMap object, Schema schema, Place where) {
        Place here = where.in(schema);
        Map<String, @Nullable Object> read = new LinkedHashMap<>();
        boolean isSame = true;
        for (var entry : object.entrySet()) {
            String name = entry.getKey();
            Schema field = schema.field(name);
            Place at = here.field(name, schema.declares(name));
            Object value = entry.getValue();
            if (field == null) {
                unknown.add(at.path());
                isSame = false;
                continue;
            }
            Object kept = value == null ? null : value(value, field, at);
            if (kept == null && field.rules().get("nullable") == null) {
                isSame = false;
            } else {
                isSame &= kept == value;
                read.put(name, kept);
            }
        }
        for (var field : schema.fields().entrySet()) {
            if (field.getValue().presence() == Presence.ALWAYS_THERE && !read.containsKey(field.getKey())) {
                read.put(field.getKey(), object(FrozenMap.EMPTY, field.getValue(), here));
                isSame = false;
            }
        }
        return isSame ? object : new FrozenMap(read);
    }

    /** The value as it is kept, the same one if it is as it should be; null if it is not kept. */
    private @Nullable Object value(Object value, Schema schema, Place at) {
        if (isTyped && !fits(value, schema.type())) {
            throw wrongType(value, schema, at);
        }
        if (isTyped && schema.type() == ValueType.ANY) {
            return value;
        }
        if (schema.presence() == Presence.LEFT_OUT_IF_EMPTY && isEmpty(value)) {
            return null;
        }
        if (value instanceof FrozenMap map) {
            return object(map, schema, at);
        }
        if (value instanceof FrozenList list) {
            return list(list, schema, at);
        }
        return isTyped ? written(value, schema.type()) : value;
    }

    /** The value in its canonical form. */
    private Object written(Object value, ValueType type) {
        if (type == ValueType.QUANTITY) {
            if (!Quantity.isValid(value)) {
                throw unreadable("quantities must match the regular expression '" + Quantity.RULE + "'");
            }
            return same(value, Quantity.canonical(value));
        }
        if (type == ValueType.TIME) {
            Times.problem(String.valueOf(value)).ifPresent(problem -> {
                throw unreadable(problem);
            });
        }
        return value;
    }

    private FrozenList list(FrozenList list, Schema schema, Place at) {
        List<@Nullable Object> read = new ArrayList<>(list.size());
        boolean isSame = true;
        for (int i = 0; i < list.size(); i++) {
            Object item = list.get(i);
            Object kept = item == null ? null : value(item, schema.item(), at.item(i));
            isSame &= kept == item;
            read.add(kept);
        }
        return isSame ? list : new FrozenList(read);
    }

    private static Object same(Object value, String canonical) {
        return value.equals(canonical) ? value : canonical;
    }

    private static boolean isEmpty(Object value) {
        return value.equals("")
                || value.equals(0)
                || value.equals(false)
                || value.equals(FrozenMap.EMPTY)
                || (value instanceof FrozenList list && list.isEmpty());
    }

    private static boolean fits(Object value, ValueType type) {
        return switch (type) {
            case ANY -> true;
            case OBJECT, MAP -> value instanceof FrozenMap;
            case LIST -> value instanceof FrozenList;
            case STRING, BYTES, TIME -> value instanceof String;
            case QUANTITY, INT_OR_STRING -> value instanceof String || value instanceof Number;
            case BOOL -> value instanceof Boolean;
            case INT32 -> value instanceof Integer;
            case INT64 -> value instanceof Integer || value instanceof Long;
            case NUMBER -> value instanceof Number;
        };
    }

    private ApiException wrongType(Object value, Schema schema, Place at) {
        return unreadable("json: cannot unmarshal " + jsonType(value) + " into Go struct field " + at.type() + "."
                + at.fields() + " of type " + goType(schema));
    }

    private ApiException unreadable(String why) {
        return Refusal.unreadable(kind, kind, why);
    }

    private static String jsonType(Object value) {
        if (value instanceof Number) {
            return value instanceof Double ? "number " + value : "number";
        }
        if (value instanceof FrozenMap) {
            return "object";
        }
        return value instanceof FrozenList ? "array" : value instanceof Boolean ? "bool" : "string";
    }

    private static String goType(Schema schema) {
        return switch (schema.type()) {
            case LIST -> "[]" + goType(schema.item());
            case MAP -> "map[string]" + goType(schema.item());
            case OBJECT -> "v1." + schema.name();
            case BYTES -> "[]uint8";
            case NUMBER -> "float64";
            default -> schema.type().name().toLowerCase(Locale.ROOT);
        };
    }
}
