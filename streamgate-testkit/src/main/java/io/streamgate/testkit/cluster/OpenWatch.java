package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi.Change;
import io.streamgate.k8s.api.KubeApi.Watcher;
import io.streamgate.k8s.api.KubeApi.Watching;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One watch under way: collects what it has to tell under the cluster's lock, and tells it outside of it. */
final class OpenWatch implements Watching {
    private final Object lock;
    private final Scheduler scheduler;
    private final Duration delay;
    private final Kind kind;
    private final Selection.Filter filter;
    private final boolean bookmarks;
    private final long from;
    private final Watcher watcher;
    private final Runnable onClose;
    private final Queue<Event> queue = new ArrayDeque<>();
    private boolean telling;
    private boolean closed;

    OpenWatch(
            Object lock,
            Scheduler scheduler,
            Duration delay,
            Kind kind,
            Selection.Filter filter,
            WatchOptions options,
            Watcher watcher,
            Consumer<OpenWatch> onClose) {
        this.lock = lock;
        this.scheduler = scheduler;
        this.delay = delay;
        this.kind = kind;
        this.filter = filter;
        this.bookmarks = options.bookmarks();
        this.from = Versions.parse(options.resourceVersion());
        this.watcher = watcher;
        this.onClose = () -> onClose.accept(this);
    }

    /** What to tell; without a resource, that the watch is over. */
    private record Event(
            Change change,
            @Nullable Resource resource,
            @Nullable ApiException cause) {}

    Kind kind() {
        return kind;
    }

    /** Takes note of a change. Answers whether it concerns this watch. */
    boolean offer(StoreChange change) {
        if (change.version() <= from) {
            return false;
        }
        boolean was = change.before() != null && filter.matches(change.before());
        boolean is = change.after() != null && filter.matches(change.after());
        if (is) {
            add(new Event(was ? Change.MODIFIED : Change.ADDED, change.last(), null));
        } else if (was) {
            // An object that left the selection is told as it was before, at the version of the change.
            Resource last = Tree.with(
                    change.after() == null || change.before() == null ? change.last() : change.before(),
                    Long.toString(change.version()),
                    "metadata",
                    "resourceVersion");
            add(new Event(Change.DELETED, last, null));
        }
        return is || was;
    }

    void added(Resource resource) {
        if (filter.matches(resource)) {
            add(new Event(Change.ADDED, resource, null));
        }
    }

    /** Tells the version, if the watcher wants to know. */
    void bookmark(long version) {
        mark(Tree.of("resourceVersion", Long.toString(version)));
    }

    /** Tells that the objects there were have all been told. */
    void initialEventsEnd(long version) {
        mark(Tree.of(
                "resourceVersion",
                Long.toString(version),
                "annotations",
                Tree.of("k8s.io/initial-events-end", "true")));
    }

    private void mark(FrozenMap metadata) {
        if (bookmarks) {
            FrozenMap mark = Tree.of("apiVersion", kind.apiVersion(), "kind", kind.name(), "metadata", metadata);
            add(new Event(Change.BOOKMARK, Tree.resource(mark), null));
        }
    }

    /** Ends the watch from the server's side, after what is still to be told. */
    void end(@Nullable ApiException cause) {
        add(new Event(Change.BOOKMARK, null, cause));
    }

    /** Ends the watch as a broken connection does: what was not told yet never is. */
    void cut(ApiException cause) {
        queue.clear();
        end(cause);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        synchronized (lock) {
            if (!closed) {
                closed = true;
                queue.clear();
                onClose.run();
            }
        }
    }

    private void add(Event event) {
        if (closed) {
            return;
        }
        queue.add(event);
        if (!telling) {
            telling = true;
            scheduler.after(delay, this::tell);
        }
    }

    private void tell() {
        List<Event> batch;
        synchronized (lock) {
            batch = new ArrayList<>(queue);
            queue.clear();
        }
        for (Event event : batch) {
            if (!isOpen()) {
                return;
            }
            if (event.resource() == null) {
                close();
                watcher.ended(event.cause());
            } else {
                watcher.changed(event.change(), event.resource());
            }
        }
        synchronized (lock) {
            telling = !queue.isEmpty();
            if (telling) {
                scheduler.after(delay, this::tell);
            }
        }
    }

    private boolean isOpen() {
        synchronized (lock) {
            return !closed;
        }
    }
}
