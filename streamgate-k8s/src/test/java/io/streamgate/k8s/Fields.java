package io.streamgate.k8s;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of a vector.
 *
 * @param all its fields
 */
@SuppressWarnings("unchecked")
public record Fields(Map<String, @Nullable Object> all) {
    public boolean has(String key) {
        return all.get(key) != null;
    }

    public Fields at(String key) {
        return new Fields((Map<String, @Nullable Object>) requireNonNull(all.get(key), key));
    }

    public String text(String key) {
        return (String) requireNonNull(all.get(key), key);
    }

    public long number(String key) {
        return ((Number) requireNonNull(all.get(key), key)).longValue();
    }

    public int size(String key) {
        return Math.toIntExact(number(key));
    }

    public double real(String key) {
        return ((Number) requireNonNull(all.get(key), key)).doubleValue();
    }

    public boolean flag(String key) {
        return Boolean.TRUE.equals(all.get(key));
    }

    /** The objects of a list; empty when there is none. */
    public List<Fields> list(String key) {
        return has(key)
                ? ((List<Map<String, @Nullable Object>>) requireNonNull(all.get(key)))
                        .stream().map(Fields::new).toList()
                : List.of();
    }

    /** The numbers of a list; empty when there is none. */
    public List<Long> numbers(String key) {
        return has(key)
                ? ((List<Number>) requireNonNull(all.get(key)))
                        .stream().map(Number::longValue).toList()
                : List.of();
    }
}
