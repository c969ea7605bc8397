package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi.Watcher;
import io.streamgate.k8s.api.KubeApi.Watching;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The watches under way. Whoever calls holds the cluster's lock. */
final class Watches {
    private final Object lock;
    private final Store store;
    private final Timing timing;
    private final Map<Kind, Set<OpenWatch>> open = new LinkedHashMap<>();
    private final Set<OpenWatch> markDue = new HashSet<>();
    private final Scheduler scheduler;
    private final Kinds kinds;
    private Predicate<StoreChange> lost = change -> false;

    Watches(Object lock, Store store, Scheduler scheduler, Timing timing, Kinds kinds) {
        this.lock = lock;
        this.store = store;
        this.scheduler = scheduler;
        this.timing = timing;
        this.kinds = kinds;
        store.listen(this::changed);
    }

    /** Opens a watch whose watcher is called on a scheduler of the caller's choice. */
    Watching open(Selection selection, WatchOptions options, Watcher watcher, Scheduler callOn) {
        Listings.check(options);
        Kind kind = selection.kind();
        long from = Versions.parse(options.resourceVersion());
        OpenWatch watch = new OpenWatch(
                lock, callOn, timing.watchDelay(), kind, kinds.filter(selection), options, watcher, this::closed);
        boolean initial = options.sendInitialEvents().orElse(from == 0);
        if (initial && from > store.version()) {
            watch.end(Refusal.tooLarge(from, store.version()));
            return watch;
        }
        if (!initial && from != 0 && from < store.oldest()) {
            watch.end(Refusal.gone(options.resourceVersion(), store.oldest()));
            return watch;
        }
        open.computeIfAbsent(kind, unseen -> new LinkedHashSet<>()).add(watch);
        if (initial) {
            store.list(kind, selection.namespace()).forEach(watch::added);
            if (options.sendInitialEvents().isPresent()) {
                watch.initialEventsEnd(store.version());
            }
        } else if (from != 0) {
            for (StoreChange change : store.since(from)) {
                if (change.kind().equals(kind)) {
                    watch.offer(change);
                }
            }
        }
        if (!options.timeout().isZero()) {
            scheduler.after(options.timeout(), () -> timeOut(watch));
        }
        return watch;
    }

    private void timeOut(OpenWatch watch) {
        synchronized (lock) {
            watch.end(null);
        }
    }

    /** Breaks all watches, as a network does. */
    void cut(ApiException cause) {
        all().forEach(watch -> watch.cut(cause));
    }

    /** Breaks the watches of a kind. */
    void cut(Kind kind, ApiException cause) {
        List.copyOf(open.getOrDefault(kind, Set.of())).forEach(watch -> watch.cut(cause));
    }

    /** From now on, changes of which this holds are told to nobody. */
    void lose(Predicate<StoreChange> which) {
        lost = which;
    }

    /** Ends all watches, as a server does after a while. */
    void end() {
        all().forEach(watch -> watch.end(null));
    }

    int count() {
        return all().size();
    }

    private List<OpenWatch> all() {
        List<OpenWatch> all = new ArrayList<>();
        open.values().forEach(all::addAll);
        return all;
    }

    private void changed(StoreChange change) {
        if (lost.test(change)) {
            return;
        }
        open.forEach((kind, watches) -> {
            for (OpenWatch watch : watches) {
                boolean told = kind.equals(change.kind()) && watch.offer(change);
                if (!told && markDue.add(watch)) {
                    scheduler.after(timing.bookmarkEvery(), () -> mark(watch));
                }
            }
        });
    }

    private void mark(OpenWatch watch) {
        synchronized (lock) {
            if (markDue.remove(watch) && !watch.isClosed()) {
                watch.bookmark(store.version());
            }
        }
    }

    private void closed(OpenWatch watch) {
        Set<OpenWatch> watches = open.get(watch.kind());
        if (watches != null) {
            watches.remove(watch);
        }
        markDue.remove(watch);
    }
}
