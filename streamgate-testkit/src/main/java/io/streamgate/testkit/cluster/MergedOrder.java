package io.streamgate.testkit.cluster;

import io.streamgate.testkit.cluster.Schema.Patching;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list after a strategic merge: what the patch names is in the patch's order, the rest in its own, and an item
 * of the rest comes before the first one of the patch that it came before.
 */
final class MergedOrder {
    private MergedOrder() {}

    static FrozenList of(FrozenList merged, List<@Nullable Object> patch, List<@Nullable Object> server, Patching how) {
        List<@Nullable Object> named = new ArrayList<>();
        List<@Nullable Object> rest = new ArrayList<>();
        for (Object item : merged) {
            (index(patch, item, how) >= 0 ? named : rest).add(item);
        }
        named.sort(Comparator.comparingInt(item -> index(patch, item, how)));
        List<@Nullable Object> all = new ArrayList<>();
        int next = 0;
        for (Object item : named) {
            int place = index(server, item, how);
            while (next < rest.size() && isBefore(index(server, rest.get(next), how), place)) {
                all.add(rest.get(next++));
            }
            all.add(item);
        }
        all.addAll(rest.subList(next, rest.size()));
        return new FrozenList(all);
    }

    private static boolean isBefore(int place, int other) {
        return place >= 0 && other >= 0 && place < other;
    }

    /** Where in a list the item with the same key is, or -1. */
    static int index(List<@Nullable Object> items, @Nullable Object item, Patching how) {
        Object key = key(item, how);
        for (int i = 0; i < items.size(); i++) {
            if (Objects.equals(key(items.get(i), how), key)) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable Object key(@Nullable Object item, Patching how) {
        return how.key().isEmpty() ? item : Tree.at(item, how.key());
    }
}
