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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The objects, by kind, namespace and name; one version counter for all of them; and the last changes, for watches. Knows
 * nothing of what the objects mean. Whoever calls holds the cluster's lock.
 */
final class Store {
    private static final long NOW = -1;

    private final Map<Kind, NavigableMap<String, Resource>> objects = new HashMap<>();
    private final Map<String, NavigableMap<String, Owned>> owned = new HashMap<>();
    private final Deque<StoreChange> history = new ArrayDeque<>();
    private final Map<Kind, Function<String, List<Resource>>> computed = new HashMap<>();
    private final List<Consumer<StoreChange>> listeners = new ArrayList<>();
    private final Map<Kind, View> views = Map.of(View.EVENTS.kind(), View.EVENTS);
    private final int historyLimit;
    private long version = 1;
    private long asOf = NOW;
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

    /** Whether the objects of a kind are not stored, but worked out when they are read. */
    boolean isComputed(Kind kind) {
        return computed.containsKey(kind);
    }

    long version() {
        return asOf == NOW ? version : asOf;
    }

    /** Has a read see the store as it was at a version that {@link #oldest()} allows. It must not write. */
    <T> T asOf(long then, Supplier<T> read) {
        long before = asOf;
        asOf = then < version ? then : NOW;
        try {
            return read.get();
        } finally {
            asOf = before;
        }
    }

    /** The oldest version that a watch can go on from. */
    long oldest() {
        return oldest;
    }

    Optional<Resource> find(Ref ref) {
        return find(ref.kind(), ref.namespace(), ref.name());
    }

    Optional<Resource> find(Kind kind, String namespace, String name) {
        View view = views.get(kind);
        if (view != null) {
            return find(view.stored(), namespace, name).map(view::shown);
        }
        Function<String, List<Resource>> how = computed.get(kind);
        return how == null
                ? Optional.ofNullable(seen(kind).get(key(namespace, name)))
                : how.apply(namespace).stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst();
    }

    /** The objects of a kind in a namespace, or everywhere if that is empty, sorted by namespace and name. */
    List<Resource> list(Kind kind, String namespace) {
        View view = views.get(kind);
        if (view != null) {
            return shown(list(view.stored(), namespace), view);
        }
        Function<String, List<Resource>> how = computed.get(kind);
        return how == null ? within(seen(kind), namespace) : how.apply(namespace);
    }

    /** As {@link #list}, but as it was at a version that {@link #oldest()} allows. */
    List<Resource> listAt(Kind kind, String namespace, long at) {
        return asOf(at, () -> list(kind, namespace));
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
        View view = views.get(kind);
        if (view != null) {
            return view.shown(put(view.stored(), view.kept(resource)));
        }
        Resource stored = Tree.with(resource, Long.toString(++version), "metadata", "resourceVersion");
        Resource before = of(kind).put(key(stored.namespace(), stored.name()), stored);
        index(kind, before, stored);
        record(new StoreChange(version, kind, before, stored, stored));
        return stored;
    }

    /** Removes an object, if it is there, and gives it as it was, at the version of its removal. */
    Optional<Resource> remove(Kind kind, String namespace, String name) {
        View view = views.get(kind);
        if (view != null) {
            return remove(view.stored(), namespace, name).map(view::shown);
        }
        Resource before = of(kind).remove(key(namespace, name));
        if (before == null) {
            return Optional.empty();
        }
        index(kind, before, null);
        Resource last = Tree.with(before, Long.toString(++version), "metadata", "resourceVersion");
        record(new StoreChange(version, kind, before, null, last));
        return Optional.of(last);
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
        for (View view : views.values()) {
            if (view.stored().equals(change.kind())) {
                record(view.shown(change));
            }
        }
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

    /** What a read sees. */
    private NavigableMap<String, Resource> seen(Kind kind) {
        if (asOf == NOW) {
            return of(kind);
        }
        NavigableMap<String, Resource> then = new TreeMap<>(of(kind));
        List<StoreChange> undone = since(asOf);
        Collections.reverse(undone);
        for (StoreChange change : undone) {
            String key = key(change.last().namespace(), change.last().name());
            if (change.kind().equals(kind)) {
                if (change.before() == null) {
                    then.remove(key);
                } else {
                    then.put(key, change.before());
                }
            }
        }
        return then;
    }

    private NavigableMap<String, Resource> of(Kind kind) {
        return objects.computeIfAbsent(kind, unseen -> new TreeMap<>());
    }

    private static List<Resource> shown(List<Resource> stored, View view) {
        List<Resource> shown = new ArrayList<>(stored);
        shown.replaceAll(view::shown);
        return shown;
    }

    private static List<Resource> within(SortedMap<String, Resource> all, String namespace) {
        return new ArrayList<>((namespace.isEmpty() ? all : all.subMap(namespace + "/", namespace + "0")).values());
    }

    private static String key(String namespace, String name) {
        return namespace + "/" + name;
    }
}
