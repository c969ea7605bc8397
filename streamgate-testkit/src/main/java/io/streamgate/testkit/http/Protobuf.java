package io.streamgate.testkit.http;

import io.streamgate.testkit.http.ProtobufMessages.Field;
import java.nio.BufferUnderflowException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads objects in the protobuf form of the API: four letters, then a message that says what kind of object it holds. */
final class Protobuf {
    static final String MEDIA_TYPE = "application/vnd.kubernetes.protobuf";

    private static final String START = "k8s\0";
    private static final String OPTIONS = "DeleteOptions";

    private Protobuf() {}

    /**
     * An object as JSON would have it.
     *
     * @throws IllegalArgumentException if it has no such form, or one with fields that are not known here
     */
    static Map<String, @Nullable Object> object(byte[] body) {
        try {
            WireMessage whole = new WireMessage(body);
            if (!whole.take(START.length()).text().equals(START)) {
                throw new IllegalArgumentException("the body does not begin as protobuf does");
            }
            Map<Integer, WireMessage> envelope = whole.parts();
            Map<Integer, WireMessage> type = part(envelope, 1).parts();
            String apiVersion = part(type, 1).text();
            String kind = part(type, 2).text();
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            object.put("kind", kind);
            object.put("apiVersion", apiVersion);
            // Every version of every group has these options, and they are the same.
            object.putAll(message(part(envelope, 2), kind.equals(OPTIONS) ? kind : apiVersion + " " + kind));
            return object;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("the body ends too soon", e);
        }
    }

    private static Map<String, @Nullable Object> message(WireMessage message, String name) {
        Map<Integer, Field> fields = ProtobufMessages.of(name);
        Map<String, @Nullable Object> read = new LinkedHashMap<>();
        while (message.hasMore()) {
            WireMessage.Part part = message.next();
            Field field = fields.get(part.number());
            if (field == null) {
                throw new IllegalArgumentException("field " + part.number() + " of " + name + " is not known");
            }
            if (!field.type().equals(ProtobufMessages.PASSED_OVER)) {
                add(read, field, part.value());
            }
        }
        return read;
    }

    @SuppressWarnings("unchecked")
    private static void add(Map<String, @Nullable Object> read, Field field, WireMessage value) {
        if (field.isList()) {
            ((List<@Nullable Object>) read.computeIfAbsent(field.name(), unseen -> new ArrayList<>()))
                    .add(value(field.type(), value));
        } else if (field.isMap()) {
            Map<Integer, WireMessage> entry = value.parts();
            ((Map<String, @Nullable Object>) read.computeIfAbsent(field.name(), unseen -> new LinkedHashMap<>()))
                    .put(part(entry, 1).text(), value(field.type(), part(entry, 2)));
        } else {
            read.put(field.name(), value(field.type(), value));
        }
    }

    private static @Nullable Object value(String type, WireMessage value) {
        return switch (type) {
            case "int" -> value.number();
            case "bool" -> value.number() != 0;
            case "string" -> value.text();
            case "bytes" -> Base64.getEncoder().encodeToString(value.bytes());
            case "quantity" -> part(value.parts(), 1).text();
            case "time" -> time(value.parts());
            case "int-or-string" -> intOrString(value.parts());
            default -> message(value, type);
        };
    }

    private static @Nullable String time(Map<Integer, WireMessage> parts) {
        return parts.containsKey(1)
                ? Instant.ofEpochSecond(part(parts, 1).number()).toString()
                : null;
    }

    private static Object intOrString(Map<Integer, WireMessage> parts) {
        boolean isText = part(parts, 1).number() == 1;
        return isText ? part(parts, 3).text() : (Object) part(parts, 2).number();
    }

    /** What is not sent is empty. */
    private static WireMessage part(Map<Integer, WireMessage> parts, int number) {
        WireMessage part = parts.get(number);
        return part == null ? new WireMessage(new byte[0]) : part;
    }
}
