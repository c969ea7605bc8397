package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The objects, by kind, namespace and name; one version counter for all of them; and the last changes, for watches. Knows
 * nothing of what the objects mean. Whoever calls holds the cluster's lock.
 */
final class Store {
    private final Map<Kind, NavigableMap<String, Resource>> objects = new HashMap<>();
    private final Map<String, NavigableMap<String, Owned>> owned = new HashMap<>();
    private final Deque<StoreChange> history = new ArrayDeque<>();
    private final Map<Kind, Function<String, List<Resource>>> computed = new HashMap<>();
    private final List<Consumer<StoreChange>> listeners = new ArrayList<>();
    private final int historyLimit;
    private long version = 1;
    private long oldest = 1;

    Store(int historyLimit) {
        this.historyLimit = historyLimit;
    }

    /** An object that names another as its owner. */
    record Owned(Kind kind, Resource resource) {}

    /** Has a listener told of every change, at once, in the order of asking. It must not write. */
    void listen(Consumer<StoreChange> listener) {
        listeners.add(listener);
    }

    /** Has the objects of a kind in a namespace worked out whenever they are read; they are not stored, and can't be watched. */
    void compute(Kind kind, Function<String, List<Resource>> how) {
        computed.put(kind, how);
    }

    long version() {
        return version;
    }

    /** The oldest version that a watch can go on from. */
    long oldest() {
        return oldest;
    }

    Optional<Resource> find(Ref ref) {
        return find(ref.kind(), ref.namespace(), ref.name());
    }

    Optional<Resource> find(Kind kind, String namespace, String name) {
        Function<String, List<Resource>> how = computed.get(kind);
        return how == null
                ? Optional.ofNullable(of(kind).get(key(namespace, name)))
                : how.apply(namespace).stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst();
    }

    /** The objects of a kind in a namespace, or everywhere if that is empty, sorted by namespace and name. */
    List<Resource> list(Kind kind, String namespace) {
        Function<String, List<Resource>> how = computed.get(kind);
        if (how != null) {
            return how.apply(namespace);
        }
        SortedMap<String, Resource> all = of(kind);
        SortedMap<String, Resource> here = namespace.isEmpty() ? all : all.subMap(namespace + "/", namespace + "0");
        return new ArrayList<>(here.values());
    }

    /** The objects of a kind that name the object with this uid as their owner. */
    List<Resource> ownedBy(String uid, Kind kind) {
        List<Resource> found = new ArrayList<>();
        for (Owned one : dependents(uid)) {
            if (one.kind().equals(kind)) {
                found.add(one.resource());
            }
        }
        return found;
    }

    /** All objects that name the object with this uid as their owner. */
    List<Owned> dependents(String uid) {
        NavigableMap<String, Owned> found = owned.get(uid);
        return found == null ? List.of() : new ArrayList<>(found.values());
    }

    /** Stores an object at the next version and gives it as stored. */
    Resource put(Kind kind, Resource resource) {
        Resource stored = Tree.with(resource, Long.toString(++version), "metadata", "resourceVersion");
        Resource before = of(kind).put(key(stored.namespace(), stored.name()), stored);
        index(kind, before, stored);
        record(new StoreChange(version, kind, before, stored, stored));
        return stored;
    }

    /** Removes an object, if it is there. */
    void remove(Kind kind, String namespace, String name) {
        Resource before = of(kind).remove(key(namespace, name));
        if (before != null) {
            index(kind, before, null);
            Resource last = Tree.with(before, Long.toString(++version), "metadata", "resourceVersion");
            record(new StoreChange(version, kind, before, null, last));
        }
    }

    /** The changes after a version that {@link #oldest()} allows, in order. */
    List<StoreChange> since(long from) {
        List<StoreChange> changes = new ArrayList<>();
        var newestFirst = history.descendingIterator();
        while (newestFirst.hasNext()) {
            StoreChange change = newestFirst.next();
            if (change.version() <= from) {
                break;
            }
            changes.add(change);
        }
        Collections.reverse(changes);
        return changes;
    }

    /** Forgets all changes so far: a watch from an older version than now is told that it is gone. */
    void compact() {
        history.clear();
        oldest = version;
    }

    private void record(StoreChange change) {
        history.addLast(change);
        if (history.size() > historyLimit) {
            oldest = history.removeFirst().version();
        }
        listeners.forEach(listener -> listener.accept(change));
    }

    private void index(Kind kind, @Nullable Resource before, @Nullable Resource after) {
        if (before != null) {
            for (Object owner : Tree.list(before.json(), "metadata", "ownerReferences")) {
                NavigableMap<String, Owned> siblings = owned.get(Tree.text(owner, "uid"));
                if (siblings != null) {
                    siblings.remove(kind + " " + key(before.namespace(), before.name()));
                    if (siblings.isEmpty()) {
                        owned.remove(Tree.text(owner, "uid"));
                    }
                }
            }
        }
        if (after != null) {
            for (Object owner : Tree.list(after.json(), "metadata", "ownerReferences")) {
                owned.computeIfAbsent(Tree.text(owner, "uid"), uid -> new TreeMap<>())
                        .put(kind + " " + key(after.namespace(), after.name()), new Owned(kind, after));
            }
        }
    }

    private NavigableMap<String, Resource> of(Kind kind) {
        return objects.computeIfAbsent(kind, unseen -> new TreeMap<>());
    }

    private static String key(String namespace, String name) {
        return namespace + "/" + name;
    }
}
