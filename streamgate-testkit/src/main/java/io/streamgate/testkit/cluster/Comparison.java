package io.streamgate.testkit.cluster;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In which fields two objects differ. */
record Comparison(FieldSet added, FieldSet modified, FieldSet removed) {
    static Comparison of(FrozenMap before, FrozenMap after, Schema schema) {
        Walk walk = new Walk();
        walk.compare(before, after, schema);
        return new Comparison(walk.added.build(), walk.modified.build(), walk.removed.build());
    }

    /** What the second object has that the first has not, or not so. */
    FieldSet changed() {
        return modified.union(added);
    }

    /** The same but for a field of the first level. */
    Comparison except(String element) {
        return new Comparison(added.withoutAll(element), modified.withoutAll(element), removed.withoutAll(element));
    }

    private static final class Walk {
        private final FieldSet.Builder added = new FieldSet.Builder();
        private final FieldSet.Builder modified = new FieldSet.Builder();
        private final FieldSet.Builder removed = new FieldSet.Builder();
        private final List<String> path = new ArrayList<>();

        void compare(@Nullable Object before, @Nullable Object after, Schema schema) {
            boolean isMap = Parts.isMap(before, after, schema);
            boolean isList = !isMap && Parts.isList(before, after, schema);
            if (before == after || (!isMap && !isList && Objects.equals(before, after))) {
                return;
            }
            if (isMap) {
                Set<String> names = new LinkedHashSet<>(Tree.map(before).keySet());
                names.addAll(Tree.map(after).keySet());
                for (String name : names) {
                    Schema field = schema.field(name);
                    below("f:" + name, Tree.at(before, name), Tree.at(after, name), field == null ? Schema.ANY : field);
                }
            } else if (isList) {
                var old = ItemKey.index(before, schema);
                var now = ItemKey.index(after, schema);
                Set<String> keys = new LinkedHashSet<>(old.keySet());
                keys.addAll(now.keySet());
                keys.forEach(key -> below(key, old.get(key), now.get(key), schema.item()));
            } else if (before != null && after != null) {
                modified.add(path);
            }
            if (before == null) {
                added.add(path);
            } else if (after == null) {
                removed.add(path);
            }
        }

        private void below(String element, @Nullable Object before, @Nullable Object after, Schema schema) {
            path.add(element);
            compare(before, after, schema);
            path.remove(path.size() - 1);
        }
    }
}
