package io.streamgate.testkit.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        return isEmpty() ? other : new FieldSet(union(json, other.json));
    }

    /** What is in either; the very same map if all is in the first. */
    @SuppressWarnings("ReferenceEquality") // to be the very same is quick to see, and enough
    private static FrozenMap union(FrozenMap one, FrozenMap other) {
        FrozenMap all = one;
        for (String element : other.keySet()) {
            FrozenMap theirs = Tree.map(other, element);
            FrozenMap mine = one.get(element) instanceof FrozenMap node ? node : null;
            FrozenMap both = mine == null ? theirs : unionOfNodes(mine, theirs);
            all = both == mine ? all : all.with(element, both);
        }
        return all;
    }

    @SuppressWarnings("ReferenceEquality") // to be the very same is quick to see, and enough
    private static FrozenMap unionOfNodes(FrozenMap mine, FrozenMap theirs) {
        if (mine == theirs || (theirs.isEmpty() && isMember(mine))) {
            return mine;
        }
        if (mine.isEmpty() || theirs.isEmpty()) {
            FrozenMap deeper = mine.isEmpty() ? theirs : mine;
            return isMember(deeper) ? deeper : deeper.with(ITSELF, FrozenMap.EMPTY);
        }
        return union(mine, theirs);
    }

    /** What is in this set and not in the other. A field stays if only what is above or below it is in the other. */
    @SuppressWarnings("ReferenceEquality") // to be the very same is quick to see, and enough
    FieldSet minus(FieldSet other) {
        if (other.isEmpty() || isEmpty()) {
            return this;
        }
        FrozenMap left = json;
        for (String element : other.json.keySet()) {
            if (json.get(element) instanceof FrozenMap node) {
                FieldSet below = below(node);
                FieldSet less = below.minus(other.below(element));
                boolean isMember = isMember(node) && !other.has(element);
                if (less.json() != below.json() || isMember != isMember(node)) {
                    left = put(left, element, isMember, less);
                }
            }
        }
        return left == json ? this : new FieldSet(left);
    }

    FieldSet common(FieldSet other) {
        FrozenMap both = FrozenMap.EMPTY;
        for (String element : json.keySet()) {
            if (other.json.containsKey(element)) {
                boolean isMember = has(element) && other.has(element);
                both = put(both, element, isMember, below(element).common(other.below(element)));
            }
        }
        return new FieldSet(both);
    }

    /** The set without a field of the first level and all below it. */
    FieldSet withoutAll(String element) {
        return json.containsKey(element) ? new FieldSet(Tree.without(json, element)) : this;
    }

    /** The set, with each declared field of which it has something below. */
    FieldSet withDeclared(Schema schema) {
        FrozenMap all = FrozenMap.EMPTY;
        for (String element : json.keySet()) {
            boolean isDeclared = element.startsWith("f:") && schema.declares(element.substring(2));
            Schema deeper = element.startsWith("f:") ? schema.field(element.substring(2)) : schema.item();
            FieldSet below = below(element).withDeclared(deeper == null ? Schema.ANY : deeper);
            all = put(all, element, has(element) || isDeclared, below);
        }
        return new FieldSet(all);
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

    private static FrozenMap put(FrozenMap set, String element, boolean isMember, FieldSet below) {
        if (isMember) {
            return set.with(element, below.isEmpty() ? FrozenMap.EMPTY : below.json.with(ITSELF, FrozenMap.EMPTY));
        }
        return below.isEmpty() ? set.without(element) : set.with(element, below.json);
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
            FrozenMap set = FrozenMap.EMPTY;
            for (var entry : below.entrySet()) {
                Builder node = entry.getValue();
                set = put(set, entry.getKey(), node.isMember, node.build());
            }
            return new FieldSet(set);
        }
    }
}
