package io.streamgate.testkit.conformance;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON value. A path to what is in it is made of names and, for lists, places. */
record Json(@Nullable Object value) {
    /** What a text in JSON or YAML says. */
    static Json of(String text) {
        boolean list =
                text.stripLeading().startsWith("-") || text.stripLeading().startsWith("[");
        Class<?> type = list ? List.class : LinkedHashMap.class;
        return new Json(Serialization.unmarshal(text, type));
    }

    /** What is at a path; null if there is nothing. */
    @Nullable
    Object at(Object... path) {
        Object found = value;
        for (Object step : path) {
            if (step instanceof Integer place) {
                found = found instanceof List<?> list && place < list.size() ? list.get(place) : null;
            } else {
                found = found instanceof Map<?, ?> map ? map.get(step) : null;
            }
        }
        return found;
    }

    boolean has(Object... path) {
        return at(path) != null;
    }

    /** The text at a path; empty if there is none. */
    String text(Object... path) {
        return at(path) instanceof String text ? text : "";
    }

    /** The number at a path; 0 if there is none. */
    int number(Object... path) {
        return at(path) instanceof Number number ? number.intValue() : 0;
    }

    /** The elements of the list at a path; none if there is no list. */
    List<Json> list(Object... path) {
        return at(path) instanceof List<?> list ? list.stream().map(Json::new).toList() : List.of();
    }

    /** What a field of each element of the list at a path says. */
    List<String> texts(String field, Object... path) {
        return list(path).stream().map(element -> element.text(field)).toList();
    }

    /** The names of the fields of the object at a path, in their order. */
    List<String> fields(Object... path) {
        return at(path) instanceof Map<?, ?> map
                ? map.keySet().stream().map(String::valueOf).sorted().toList()
                : List.of();
    }

    String name() {
        return text("metadata", "name");
    }

    String uid() {
        return text("metadata", "uid");
    }

    String version() {
        return text("metadata", "resourceVersion");
    }

    int generation() {
        return number("metadata", "generation");
    }

    /** The condition of a type, in an object's status; an empty object if there is none. */
    Json condition(String type) {
        return list("status", "conditions").stream()
                .filter(condition -> condition.text("type").equals(type))
                .findFirst()
                .orElse(new Json(Map.of()));
    }

    /** The same with something else at a path. */
    Json with(@Nullable Object replacement, Object... path) {
        return new Json(changed(value, replacement, path, 0));
    }

    /** The same without what is at a path. */
    Json without(Object... path) {
        return with(Gone.GONE, path);
    }

    private enum Gone {
        GONE
    }

    private static @Nullable Object changed(
            @Nullable Object from, @Nullable Object replacement, Object[] path, int depth) {
        if (depth == path.length) {
            return replacement;
        }
        if (path[depth] instanceof Integer place) {
            List<@Nullable Object> list = new ArrayList<>((List<?>) from);
            Object inner = place < list.size() ? list.remove((int) place) : null;
            Object element = changed(inner, replacement, path, depth + 1);
            if (element != Gone.GONE) {
                list.add(place, element);
            }
            return list;
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (from instanceof Map<?, ?> present) {
            present.forEach((name, inner) -> map.put((String) name, inner));
        }
        Object inner = changed(map.get(path[depth]), replacement, path, depth + 1);
        if (inner == Gone.GONE) {
            map.remove(path[depth]);
        } else {
            map.put((String) path[depth], inner);
        }
        return map;
    }

    @Override
    public String toString() {
        return Serialization.asJson(value);
    }
}
