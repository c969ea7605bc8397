package io.streamgate.testkit.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A set of fields.
 *
 * @param json in the form of {@code fieldsV1}: {@code f:name} for a field, <code>k:{"name":"x"}</code> and {@code v:"x"} for an
 *     item of a list, and below each of them either nothing, for the field itself, or what is below it, with {@code .} if the
 *     field itself is in the set as well
 */
record FieldSet(FrozenMap json) {
    static final FieldSet EMPTY = new FieldSet(FrozenMap.EMPTY);

    private static final String ITSELF = ".";

    boolean isEmpty() {
        return json.isEmpty();
    }

    /** Whether a field of the first level is in the set itself. */
    boolean has(String element) {
        return json.get(element) instanceof FrozenMap node && isMember(node);
    }

    /** What is below a field of the first level. */
    FieldSet below(String element) {
        return json.get(element) instanceof FrozenMap node ? below(node) : EMPTY;
    }

    FieldSet union(FieldSet other) {
        if (isEmpty() || json.equals(other.json)) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>(json);
        for (String element : other.json.keySet()) {
            put(all, element, has(element) || other.has(element), below(element).union(other.below(element)));
        }
        return new FieldSet(new FrozenMap(all));
    }

    /** What is in this set and not in the other. A field stays if only what is above or below it is in the other. */
    FieldSet minus(FieldSet other) {
        if (other.isEmpty() || isEmpty()) {
            return this;
        }
        Map<String, @Nullable Object> left = new LinkedHashMap<>(json);
        for (String element : other.json.keySet()) {
            if (json.containsKey(element)) {
                boolean isMember = has(element) && !other.has(element);
                put(left, element, isMember, below(element).minus(other.below(element)));
            }
        }
        return new FieldSet(new FrozenMap(left));
    }

    FieldSet common(FieldSet other) {
        Map<String, @Nullable Object> both = new LinkedHashMap<>();
        for (String element : json.keySet()) {
            if (other.json.containsKey(element)) {
                boolean isMember = has(element) && other.has(element);
                put(both, element, isMember, below(element).common(other.below(element)));
            }
        }
        return new FieldSet(new FrozenMap(both));
    }

    /** The set without a field of the first level and all below it. */
    FieldSet withoutAll(String element) {
        return json.containsKey(element) ? new FieldSet(Tree.without(json, element)) : this;
    }

    /** The set, with each declared field of which it has something below. */
    FieldSet withDeclared(Schema schema) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        for (String element : json.keySet()) {
            boolean isDeclared = element.startsWith("f:") && schema.declares(element.substring(2));
            Schema deeper = element.startsWith("f:") ? schema.field(element.substring(2)) : schema.item();
            FieldSet below = below(element).withDeclared(deeper == null ? Schema.ANY : deeper);
            put(all, element, has(element) || isDeclared, below);
        }
        return new FieldSet(new FrozenMap(all));
    }

    /** The fields as the server names them, such as <code>.spec.containers[name="app"].image</code>, sorted. */
    List<String> paths() {
        List<String> paths = new ArrayList<>();
        paths("", paths);
        paths.sort(null);
        return paths;
    }

    private void paths(String above, List<String> paths) {
        for (String element : json.keySet()) {
            String path = above + shown(element);
            if (has(element)) {
                paths.add(path);
            }
            below(element).paths(path, paths);
        }
    }

    private static String shown(String element) {
        String rest = element.substring(2);
        return switch (element.charAt(0)) {
            case 'f' -> "." + rest;
            case 'k' ->
                rest.replaceAll("\"(\\w+)\":(\"(?:[^\"\\\\]|\\\\.)*\"|[^,}]+)", "$1=$2")
                        .replace('{', '[')
                        .replace('}', ']');
            default -> "[=" + rest + "]";
        };
    }

    private static boolean isMember(FrozenMap node) {
        return node.isEmpty() || node.containsKey(ITSELF);
    }

    private static FieldSet below(FrozenMap node) {
        return new FieldSet(Tree.without(node, ITSELF));
    }

    private static void put(Map<String, @Nullable Object> set, String element, boolean isMember, FieldSet below) {
        if (isMember) {
            set.put(element, below.isEmpty() ? FrozenMap.EMPTY : Tree.with(below.json, FrozenMap.EMPTY, ITSELF));
        } else if (below.isEmpty()) {
            set.remove(element);
        } else {
            set.put(element, below.json);
        }
    }

    /** Puts a set together, path by path. */
    static final class Builder {
        private final Map<String, Builder> below = new LinkedHashMap<>();
        private boolean isMember;

        void add(List<String> path) {
            Builder here = this;
            for (String element : path) {
                here = here.below.computeIfAbsent(element, unseen -> new Builder());
            }
            here.isMember = true;
        }

        FieldSet build() {
            Map<String, @Nullable Object> set = new LinkedHashMap<>();
            below.forEach((element, node) -> put(set, element, node.isMember, node.build()));
            return new FieldSet(new FrozenMap(set));
        }
    }
}
