package io.streamgate.testkit.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with an object, in the server's words. Paths are such as {@code spec.ports[0].name}. */
final class Causes {
    private final List<String> sentences = new ArrayList<>();

    List<String> sentences() {
        return sentences;
    }

    void invalid(String path, @Nullable Object value, String why) {
        sentences.add(path + ": Invalid value: " + json(value) + ": " + why);
    }

    /** What is wrong with a value, once for each reason. */
    void invalid(String path, @Nullable Object value, List<String> reasons) {
        reasons.forEach(why -> invalid(path, value, why));
    }

    void required(String path, String why) {
        sentences.add(path + ": Required value" + (why.isEmpty() ? "" : ": " + why));
    }

    void forbidden(String path, String why) {
        sentences.add(path + ": Forbidden: " + why);
    }

    void duplicate(String path, @Nullable Object value) {
        sentences.add(path + ": Duplicate value: " + json(value));
    }

    void notFound(String path, @Nullable Object value) {
        sentences.add(path + ": Not found: " + json(value));
    }

    void tooLong(String path, int most) {
        sentences.add(path + ": Too long: may not be more than " + most + " bytes");
    }

    void tooMany(String path, int count, int most) {
        sentences.add(path + ": Too many: " + count + ": must have at most " + most + " items");
    }

    /** Refuses a value that is not one of some. */
    void oneOf(String path, @Nullable Object value, List<String> supported) {
        if (!(value instanceof String text) || !supported.contains(text)) {
            unsupported(path, json(value), supported);
        }
    }

    /** Refuses a value, shown as it is given. */
    void unsupported(String path, String shown, List<String> supported) {
        String all = supported.stream().map(Causes::json).collect(Collectors.joining(", "));
        sentences.add(path + ": Unsupported value: " + shown + ": supported values: " + all);
    }

    /** Refuses a number below zero. */
    void notNegative(String path, @Nullable Object value) {
        atLeast(path, value, 0, "must be greater than or equal to 0");
    }

    void atLeast(String path, @Nullable Object value, int least, String why) {
        if (value instanceof Number number && number.longValue() < least) {
            invalid(path, value, why);
        }
    }

    /** Refuses a field that is not as it was. */
    void immutable(String path, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            invalid(path, after, "field is immutable");
        }
    }

    /** JSON on one line, fields in order of their names. */
    static String json(@Nullable Object value) {
        if (value instanceof String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
        }
        if (value instanceof FrozenMap map) {
            return new TreeMap<>(map)
                    .entrySet().stream()
                            .map(field -> json(field.getKey()) + ":" + json(field.getValue()))
                            .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof FrozenList list) {
            return list.stream().map(Causes::json).collect(Collectors.joining(",", "[", "]"));
        }
        return String.valueOf(value);
    }
}
