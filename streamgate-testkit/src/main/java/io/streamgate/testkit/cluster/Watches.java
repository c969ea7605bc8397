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

/** The watches under way. Whoever calls holds the cluster's lock. */
final class Watches {
    private final Object lock;
    private final Store store;
    private final Timing timing;
    private final Map<Kind, Set<OpenWatch>> open = new LinkedHashMap<>();
    private final Set<OpenWatch> markDue = new HashSet<>();
    private final Scheduler scheduler;

    Watches(Object lock, Store store, Scheduler scheduler, Timing timing) {
        this.lock = lock;
        this.store = store;
        this.scheduler = scheduler;
        this.timing = timing;
        store.listen(this::changed);
    }

    /** Opens a watch whose watcher is called on a scheduler of the caller's choice. */
    Watching open(Selection selection, String resourceVersion, Watcher watcher, Scheduler callOn) {
        OpenWatch watch = new OpenWatch(lock, callOn, timing.watchDelay(), selection, watcher, this::closed);
        long from = version(resourceVersion);
        if (from != 0 && from < store.oldest()) {
            watch.end(Refusal.gone(resourceVersion, store.oldest()));
            return watch;
        }
        open.computeIfAbsent(selection.kind(), unseen -> new LinkedHashSet<>()).add(watch);
        if (from == 0) {
            store.list(selection.kind(), selection.namespace()).forEach(watch::added);
        } else {
            for (StoreChange change : store.since(from)) {
                if (change.kind().equals(selection.kind())) {
                    watch.offer(change);
                }
            }
        }
        return watch;
    }

    /** Breaks all watches, as a network does. */
    void cut(ApiException cause) {
        all().forEach(watch -> watch.cut(cause));
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

    private static long version(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("resourceVersion: Invalid value: \"" + text + "\": " + e.getMessage());
        }
    }
}
