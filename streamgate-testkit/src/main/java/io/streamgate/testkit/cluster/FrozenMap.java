package io.streamgate.testkit.cluster;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that can't be changed, all the way down. Being of this type is the proof, so it is never copied again. Most
 * objects have few fields, which are found quicker one by one than by a hash.
 */
final class FrozenMap extends AbstractMap<String, @Nullable Object> {
    private static final int FEW = 12;

    static final FrozenMap EMPTY = new FrozenMap(Map.of());

    private final String[] names;
    private final @Nullable Object[] values;
    private final @Nullable Map<String, Integer> places;
    private int hash;

    /** Takes the fields of a map, whose values are frozen already. */
    FrozenMap(Map<String, @Nullable Object> fields) {
        List<String> all = new ArrayList<>(fields.size());
        List<@Nullable Object> given = new ArrayList<>(fields.size());
        fields.forEach((name, value) -> {
            all.add(name);
            given.add(value);
        });
        names = all.toArray(new String[0]);
        values = given.toArray();
        places = index(names);
    }

    private FrozenMap(String[] names, @Nullable Object[] values, @Nullable Map<String, Integer> places) {
        this.names = names;
        this.values = values;
        this.places = places;
    }

    private static @Nullable Map<String, Integer> index(String[] names) {
        if (names.length <= FEW) {
            return null;
        }
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            places.put(names[i], i);
        }
        return places;
    }

    /** The same with another value for a field, which comes last if it is new. */
    FrozenMap with(String name, @Nullable Object value) {
        int place = place(name);
        if (place >= 0) {
            @Nullable Object[] changed = values.clone();
            changed[place] = value;
            return new FrozenMap(names, changed, places);
        }
        String[] more = Arrays.copyOf(names, names.length + 1);
        @Nullable Object[] added = Arrays.copyOf(values, values.length + 1);
        more[names.length] = name;
        added[values.length] = value;
        return new FrozenMap(more, added, index(more));
    }

    /** The same without a field. */
    FrozenMap without(String name) {
        int place = place(name);
        if (place < 0) {
            return this;
        }
        String[] fewer = new String[names.length - 1];
        @Nullable Object[] left = new Object[fewer.length];
        System.arraycopy(names, 0, fewer, 0, place);
        System.arraycopy(names, place + 1, fewer, place, fewer.length - place);
        System.arraycopy(values, 0, left, 0, place);
        System.arraycopy(values, place + 1, left, place, left.length - place);
        return new FrozenMap(fewer, left, index(fewer));
    }

    private int place(@Nullable Object name) {
        if (places != null) {
            Integer place = places.get(name);
            return place == null ? -1 : place;
        }
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        int place = place(key);
        return place < 0 ? null : values[place];
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return place(key) >= 0;
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super @Nullable Object> action) {
        for (int i = 0; i < names.length; i++) {
            action.accept(names[i], values[i]);
        }
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Map.Entry<String, @Nullable Object>> {
        @Override
        public int size() {
            return names.length;
        }

        @Override
        public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < names.length;
                }

                @Override
                public Map.Entry<String, @Nullable Object> next() {
                    if (next == names.length) {
                        throw new NoSuchElementException("there are only " + next + " fields");
                    }
                    Map.Entry<String, @Nullable Object> entry = new SimpleImmutableEntry<>(names[next], values[next]);
                    next++;
                    return entry;
                }
            };
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        return other instanceof FrozenMap map ? isSame(map) : super.equals(other);
    }

    private boolean isSame(FrozenMap other) {
        if (names.length != other.names.length || (hash != 0 && other.hash != 0 && hash != other.hash)) {
            return false;
        }
        for (int i = 0; i < names.length; i++) {
            int place = other.names[i].equals(names[i]) ? i : other.place(names[i]);
            if (place < 0 || !Objects.equals(values[i], other.values[place])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int known = hash;
        if (known == 0) {
            for (int i = 0; i < names.length; i++) {
                known += names[i].hashCode() ^ Objects.hashCode(values[i]);
            }
            hash = known;
        }
        return known;
    }
}
