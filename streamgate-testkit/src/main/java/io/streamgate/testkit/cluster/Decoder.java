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
        return new Decoded(decoder.object(object, schema, "", ""), decoder.unknown);
    }

    private FrozenMap object(FrozenMap object, Schema schema, String path, String above) {
        String owner = schema.name().isEmpty() ? above : schema.name();
        Map<String, @Nullable Object> read = new LinkedHashMap<>();
        boolean isSame = true;
        for (var entry : object.entrySet()) {
            String name = entry.getKey();
            Schema field = schema.field(name);
            String at = path.isEmpty() ? name : path + "." + name;
            Object value = entry.getValue();
            if (field == null) {
                unknown.add(at);
                isSame = false;
                continue;
            }
            Object kept = value == null ? null : value(value, field, at, owner);
            if (kept == null && field.rules().get("nullable") == null) {
                isSame = false;
            } else {
                isSame &= kept == value;
                read.put(name, kept);
            }
        }
        for (var field : schema.fields().entrySet()) {
            if (field.getValue().presence() == Presence.ALWAYS_THERE && !read.containsKey(field.getKey())) {
                read.put(field.getKey(), object(FrozenMap.EMPTY, field.getValue(), path, owner));
                isSame = false;
            }
        }
        return isSame ? object : new FrozenMap(read);
    }

    /** The value as it is kept, the same one if it is as it should be; null if it is not kept. */
    private @Nullable Object value(Object value, Schema schema, String path, String owner) {
        if (isTyped && !fits(value, schema.type())) {
            throw wrongType(value, schema, path, owner);
        }
        if (isTyped && schema.type() == ValueType.ANY) {
            return value;
        }
        if (schema.presence() == Presence.LEFT_OUT_IF_EMPTY && isEmpty(value)) {
            return null;
        }
        if (value instanceof FrozenMap map) {
            return object(map, schema, path, owner);
        }
        if (value instanceof FrozenList list) {
            return list(list, schema, path, owner);
        }
        return isTyped && schema.type() == ValueType.QUANTITY ? same(value, Quantity.canonical(value)) : value;
    }

    private FrozenList list(FrozenList list, Schema schema, String path, String owner) {
        List<@Nullable Object> read = new ArrayList<>(list.size());
        boolean isSame = true;
        for (int i = 0; i < list.size(); i++) {
            Object item = list.get(i);
            Object kept = item == null ? null : value(item, schema.item(), path + "[" + i + "]", owner);
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

    private ApiException wrongType(Object value, Schema schema, String path, String owner) {
        return Refusal.badRequest(kind.name() + " in version \"" + kind.version() + "\" cannot be handled as a "
                + kind.name() + ": json: cannot unmarshal " + jsonType(value) + " into Go struct field " + owner + "."
                + path.replaceAll("\\[\\d+]", "") + " of type " + goType(schema));
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
