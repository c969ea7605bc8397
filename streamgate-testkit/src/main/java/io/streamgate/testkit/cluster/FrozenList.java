package io.streamgate.testkit.cluster;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A JSON array that can't be changed, all the way down. */
final class FrozenList extends AbstractList<@Nullable Object> implements RandomAccess {
    static final FrozenList EMPTY = new FrozenList(List.of());

    private final List<@Nullable Object> items;

    /** Takes over the list, whose items are frozen already. */
    FrozenList(List<@Nullable Object> items) {
        this.items = items;
    }

    @Override
    public @Nullable Object get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }
}
