package io.streamgate.testkit.checks;

import io.streamgate.k8s.api.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Objects that differ in one place. */
final class Edits {
    private Edits() {}

    /**
     * The object with another value at a place.
     *
     * @param path fields and indices with a {@code /} between them, as in a JSON pointer, where {@code -} adds to a list
     * @param value the value; with null, what is there is left out
     */
    @SuppressWarnings("unchecked")
    static Resource with(Resource resource, String path, @Nullable Object value) {
        Object edited = edit(resource.json(), List.of(path.split("/")), value);
        return new Resource((Map<String, @Nullable Object>) Objects.requireNonNull(edited));
    }

    private static @Nullable Object edit(@Nullable Object here, List<String> path, @Nullable Object value) {
        if (path.isEmpty()) {
            return value;
        }
        String step = path.get(0).replace("~1", "/");
        List<String> rest = path.subList(1, path.size());
        if (here instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list);
            int index = step.equals("-") ? copy.size() : Integer.parseInt(step);
            Object edited = edit(index < copy.size() ? copy.get(index) : null, rest, value);
            if (index == copy.size()) {
                copy.add(edited);
            } else if (edited == null) {
                copy.remove(index);
            } else {
                copy.set(index, edited);
            }
            return copy;
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        if (here instanceof Map<?, ?> map) {
            map.forEach((key, item) -> copy.put(String.valueOf(key), item));
        }
        Object edited = edit(copy.get(step), rest, value);
        if (edited == null) {
            copy.remove(step);
        } else {
            copy.put(step, edited);
        }
        return copy;
    }
}
