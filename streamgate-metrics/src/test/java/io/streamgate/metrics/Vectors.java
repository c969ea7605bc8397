package io.streamgate.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The vectors of {@code canary-judge-vectors.json}; what licence they are under is in their {@code meta}. */
public final class Vectors {
    private static final Map<?, ?> ALL = read();

    private Vectors() {}

    /** The vectors of a section that is a list. */
    public static Stream<Vector> of(String section) {
        return list(ALL.get(section)).stream().map(Vector::new);
    }

    /** The rows of a part of the section on sequential tests. */
    public static Stream<Vector> sequential(String part) {
        Map<?, ?> parts = (Map<?, ?>) ALL.get("sequential");
        return list(((Map<?, ?>) parts.get(part)).get("rows")).stream().map(Vector::new);
    }

    /** A section that is an object. */
    public static Vector section(String name) {
        return new Vector(ALL.get(name));
    }

    private static List<?> list(Object value) {
        return (List<?>) Objects.requireNonNull(value);
    }

    private static Map<?, ?> read() {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/canary-judge-vectors.json")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One of them, or a part of one.
     *
     * @param value what the file has
     */
    public record Vector(Object value) {
        public boolean has(String key) {
            return map().get(key) != null;
        }

        public Vector get(String key) {
            return new Vector(Objects.requireNonNull(map().get(key), key));
        }

        public String text(String key) {
            return (String) get(key).value;
        }

        public boolean flag(String key) {
            return has(key) && (Boolean) get(key).value;
        }

        public double number(String key) {
            return number(get(key).value);
        }

        public double[] numbers(String key) {
            return list(get(key).value).stream().mapToDouble(Vector::number).toArray();
        }

        public List<Vector> vectors(String key) {
            return list(get(key).value).stream().map(Vector::new).toList();
        }

        public Map<?, ?> map() {
            return (Map<?, ?>) value;
        }

        public static double number(Object value) {
            return value instanceof String text ? Double.parseDouble(text) : ((Number) value).doubleValue();
        }

        @Override
        public String toString() {
            return has("id") ? text("id") : String.valueOf(value);
        }
    }
}
