package io.streamgate.testkit.cluster;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON object that can't be changed, all the way down. Being of this type is the proof, so it is never copied again. */
final class FrozenMap extends AbstractMap<String, @Nullable Object> {
    static final FrozenMap EMPTY = new FrozenMap(new LinkedHashMap<>());

    private final Map<String, @Nullable Object> fields;
    private int hash;

    /** Takes over the map, whose values are frozen already. */
    FrozenMap(Map<String, @Nullable Object> fields) {
        this.fields = Collections.unmodifiableMap(fields);
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return fields.get(key);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return fields.containsKey(key);
    }

    @Override
    public int size() {
        return fields.size();
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return fields.entrySet();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Map<?, ?> && fields.equals(other));
    }

    @Override
    public int hashCode() {
        int known = hash;
        if (known == 0) {
            known = fields.hashCode();
            hash = known;
        }
        return known;
    }
}
