package io.streamgate.k8s.api;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An object of the API as plain data: maps, lists, strings, numbers and booleans, as its JSON has them. What it holds is
 * never changed; a changed object is a new one.
 *
 * @param json the whole object; the map is kept as it is and must not be changed afterwards
 */
public record Resource(Map<String, @Nullable Object> json) {
    /** The value at a path of field names, if there is one. */
    public Optional<Object> at(String... path) {
        Object here = json;
        for (String field : path) {
            if (!(here instanceof Map<?, ?> map)) {
                return Optional.empty();
            }
            here = map.get(field);
        }
        return Optional.ofNullable(here);
    }

    /** The string at a path, if there is one. */
    public Optional<String> text(String... path) {
        return at(path).filter(String.class::isInstance).map(String.class::cast);
    }

    /** The whole number at a path, if there is one. */
    public Optional<Long> number(String... path) {
        return at(path).filter(Number.class::isInstance).map(value -> ((Number) value).longValue());
    }

    /** Whether the value at a path is the boolean true. */
    public boolean isTrue(String... path) {
        return at(path).filter(Boolean.TRUE::equals).isPresent();
    }

    /** The object at a path; empty where there is none. */
    @SuppressWarnings("unchecked")
    public Map<String, @Nullable Object> map(String... path) {
        return at(path).filter(Map.class::isInstance)
                .map(value -> (Map<String, @Nullable Object>) value)
                .orElseGet(Map::of);
    }

    /** The strings of the map at a path, such as labels; empty where there is none. */
    public Map<String, String> strings(String... path) {
        return map(path).entrySet().stream()
                .filter(entry -> entry.getValue() instanceof String)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> (String) entry.getValue(), (a, b) -> b, LinkedHashMap::new));
    }

    /** The objects in the list at a path; empty where there is none. */
    @SuppressWarnings("unchecked")
    public List<Resource> list(String... path) {
        return at(path).filter(Collection.class::isInstance)
                .map(value -> ((Collection<Object>) value)
                        .stream()
                                .filter(Map.class::isInstance)
                                .map(item -> new Resource((Map<String, @Nullable Object>) item))
                                .toList())
                .orElseGet(Collections::emptyList);
    }

    /** The object's name, or the empty string before it has one. */
    public String name() {
        return text("metadata", "name").orElse("");
    }

    /** The object's namespace, or the empty string if it has none. */
    public String namespace() {
        return text("metadata", "namespace").orElse("");
    }

    /** The object's uid, or the empty string before the server gave it one. */
    public String uid() {
        return text("metadata", "uid").orElse("");
    }

    /** The version of the object, to be given back when it is written; empty before it is stored. */
    public String resourceVersion() {
        return text("metadata", "resourceVersion").orElse("");
    }

    /** The object's labels. */
    public Map<String, String> labels() {
        return strings("metadata", "labels");
    }

    /** The object's annotations. */
    public Map<String, String> annotations() {
        return strings("metadata", "annotations");
    }

    /** Whether the object is on its way out. */
    public boolean isDeleting() {
        return at("metadata", "deletionTimestamp").isPresent();
    }
}
