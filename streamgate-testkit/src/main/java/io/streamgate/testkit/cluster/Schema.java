package io.streamgate.testkit.cluster;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form of a value: its type, what is in it, and how two managers' wishes for it are merged.
 *
 * @param name what its type is called, such as {@code PodSpec}; empty where it has no name
 * @param type what kind of value it is
 * @param fields of an object, by name; empty where any are allowed
 * @param items of a list, or the values of a map; null for others
 * @param merging what server-side apply takes for one piece
 * @param keys of a list that is {@link Merging#KEYED}: which of an item's fields tell it from the others
 * @param patching what a strategic merge patch does with it
 * @param presence what becomes of an empty value
 * @param fallback the value where there is none; null for none
 * @param rules further keywords of a structural schema, such as {@code minimum}; empty for the built-in kinds
 */
record Schema(
        String name,
        ValueType type,
        Map<String, Schema> fields,
        @Nullable Schema items,
        Merging merging,
        List<String> keys,
        Patching patching,
        Presence presence,
        @Nullable Object fallback,
        FrozenMap rules) {

    /** What may be anything: objects are merged field by field, lists as one. */
    static final Schema ANY = of(ValueType.ANY);

    /** What a value may be. */
    enum ValueType {
        ANY,
        OBJECT,
        MAP,
        LIST,
        STRING,
        BYTES,
        TIME,
        QUANTITY,
        INT_OR_STRING,
        BOOL,
        INT32,
        INT64,
        NUMBER
    }

    /** How far apart the parts of a value can have different owners. */
    enum Merging {
        /** Not at all. */
        ATOMIC,
        /** By field. */
        GRANULAR,
        /** By item, which is its own key. */
        SET,
        /** By the items' keys. */
        KEYED
    }

    /** What becomes of an empty value: an empty string, list or map, zero or false. */
    enum Presence {
        AS_GIVEN,
        LEFT_OUT_IF_EMPTY,
        ALWAYS_THERE
    }

    /**
     * What a strategic merge patch does with a value.
     *
     * @param isMerged whether a list is merged by item; otherwise it is replaced
     * @param key which field tells one item from another; empty where items are plain values
     * @param isReplaced whether even an object is replaced
     */
    record Patching(boolean isMerged, String key, boolean isReplaced) {
        static final Patching USUAL = new Patching(false, "", false);
    }

    static Schema of(ValueType type) {
        return new Schema(
                "",
                type,
                Map.of(),
                null,
                type == ValueType.LIST ? Merging.ATOMIC : Merging.GRANULAR,
                List.of(),
                Patching.USUAL,
                Presence.AS_GIVEN,
                null,
                FrozenMap.EMPTY);
    }

    /** An object with these fields; the map is kept as it is and may still be filled. */
    static Schema object(String name, Map<String, Schema> fields, boolean isAtomic) {
        return new Schema(
                name,
                ValueType.OBJECT,
                fields,
                null,
                isAtomic ? Merging.ATOMIC : Merging.GRANULAR,
                List.of(),
                Patching.USUAL,
                Presence.AS_GIVEN,
                null,
                FrozenMap.EMPTY);
    }

    Schema withItems(Schema each) {
        return new Schema(name, type, fields, each, merging, keys, patching, presence, fallback, rules);
    }

    Schema withMerging(Merging how, List<String> by) {
        return new Schema(name, type, fields, items, how, List.copyOf(by), patching, presence, fallback, rules);
    }

    Schema withPatching(Patching how) {
        return new Schema(name, type, fields, items, merging, keys, how, presence, fallback, rules);
    }

    Schema withPresence(Presence empty) {
        return new Schema(name, type, fields, items, merging, keys, patching, empty, fallback, rules);
    }

    Schema withFallback(@Nullable Object value) {
        return new Schema(name, type, fields, items, merging, keys, patching, presence, Tree.freeze(value), rules);
    }

    Schema withRules(FrozenMap more) {
        return new Schema(name, type, fields, items, merging, keys, patching, presence, fallback, more);
    }

    /** The schema of a field, or null if there can be no such field. */
    @Nullable
    Schema field(String name) {
        return switch (type) {
            case MAP -> item();
            case OBJECT -> {
                Schema known = fields.get(name);
                yield known == null && keepsUnknown() ? ANY : known;
            }
            case ANY -> ANY;
            default -> null;
        };
    }

    /** Whether the field is one of an object's own, rather than one entry of a map. */
    boolean declares(String name) {
        return type == ValueType.OBJECT && fields.containsKey(name);
    }

    /** The schema of a list's items or of a map's values. */
    Schema item() {
        return items == null ? ANY : items;
    }

    boolean keepsUnknown() {
        return Boolean.TRUE.equals(rules.get("x-kubernetes-preserve-unknown-fields"));
    }

    boolean isAtomic() {
        return merging == Merging.ATOMIC;
    }

    /** Short: what it refers to may be large. */
    @Override
    public String toString() {
        return name.isEmpty() ? type.toString() : name;
    }
}
