package io.streamgate.testkit.http;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.streamgate.k8s.api.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client sent.
 *
 * @param mediaType what it is, without parameters; empty for JSON
 * @param text the body; empty if there was none; if it is protobuf, each character is a byte
 */
record Body(String mediaType, String text) {
    private static final String JSON = "application/json";
    private static final String YAML = "application/yaml";
    private static final int SHOWN = 30;

    static Body of(String contentType, byte[] bytes) {
        String mediaType = contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        boolean isText = !mediaType.equals(Protobuf.MEDIA_TYPE);
        return new Body(mediaType, new String(bytes, isText ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
    }

    /** Refuses what is in no form that objects may have (415). */
    void checkIsObject() {
        if (!List.of("", JSON, YAML, Protobuf.MEDIA_TYPE).contains(mediaType)) {
            throw Failures.unknownFormat(JSON + ", " + YAML);
        }
    }

    /**
     * An object.
     *
     * @param kind what it is to be
     */
    Map<String, @Nullable Object> object(String kind) {
        if (mediaType.equals(Protobuf.MEDIA_TYPE)) {
            return protobuf();
        }
        try {
            return mediaType.equals(YAML) ? fields(text) : json(text);
        } catch (IllegalArgumentException e) {
            throw unrecognized(kind, e);
        }
    }

    /** The fields that come twice; none where the form does not allow them. */
    List<String> duplicates() {
        boolean isJson = !mediaType.equals(YAML) && !mediaType.equals(Protobuf.MEDIA_TYPE);
        return isJson ? DuplicateFields.in(text) : List.of();
    }

    /** A patch: an object or a list. */
    Object patch() {
        try {
            if (mediaType.equals("application/apply-patch+yaml")) {
                return fields(text);
            }
            return text.stripLeading().startsWith("[") ? read(text, List.class) : json(text);
        } catch (IllegalArgumentException e) {
            throw Failures.badRequest("error decoding patch: " + e.getMessage());
        }
    }

    private static Map<String, @Nullable Object> json(String text) {
        if (!text.stripLeading().startsWith("{")) {
            throw new IllegalArgumentException(
                    text.isBlank() ? "unexpected end of JSON input" : "the value is no JSON object");
        }
        return fields(text);
    }

    private Map<String, @Nullable Object> protobuf() {
        try {
            return Protobuf.object(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            // Of some kinds only; of others the client hears that JSON is understood.
            throw Failures.unknownFormat(JSON + ", " + YAML + " (" + e.getMessage() + ")");
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> fields(String text) {
        return read(text, LinkedHashMap.class);
    }

    private static <T> T read(String text, Class<T> type) {
        T read;
        try {
            read = Serialization.unmarshal(text, type);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()).replaceFirst("(?s)\n.*", ""), e);
        }
        if (read == null) {
            throw new IllegalArgumentException("there is nothing in it");
        }
        return read;
    }

    private ApiException unrecognized(String kind, IllegalArgumentException why) {
        return Failures.badRequest("the object provided is unrecognized (must be of type " + kind
                + "): couldn't get version/kind; json parse error: " + why.getMessage() + " (" + summary() + ")");
    }

    /** The beginning of the text, as the server shows it. */
    private String summary() {
        if (text.isEmpty()) {
            return "<empty>";
        }
        String start = text.substring(0, Math.min(SHOWN, text.length()));
        String shown = text.startsWith("{") ? start : HexFormat.of().formatHex(start.getBytes(StandardCharsets.UTF_8));
        return text.length() > SHOWN ? shown + " ..." : shown;
    }
}
