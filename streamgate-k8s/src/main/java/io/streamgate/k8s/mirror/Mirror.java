package io.streamgate.k8s.mirror;

import io.streamgate.Scheduler;
import io.streamgate.Subscription;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.KubeApi.Change;
import io.streamgate.k8s.api.KubeApi.Listing;
import io.streamgate.k8s.api.KubeApi.Watching;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A local copy of the objects of a kind in a namespace. While somebody listens it is kept by a watch, and by a slow look behind
 * the watch for the case that it has gone silent; while nobody does, every read asks the server. Thread-safe.
 */
public final class Mirror {
    private static final Duration SLOW_LOOK = Duration.ofSeconds(15);
    /** Of a long name, Kubernetes keeps at least so much in the names that it generates from it, twice over. */
    private static final int KEPT_OF_A_NAME = 40;

    private static final Duration SOONEST_REOPENING = Duration.ofMillis(250);
    private static final Duration LATEST_REOPENING = Duration.ofSeconds(5);

    private final KubeApi api;
    private final Scheduler scheduler;
    private final Kind kind;
    private final String namespace;
    private final String labels;
    private final List<Consumer<News>> listeners = new CopyOnWriteArrayList<>();

    private final Copy copy = new Copy();
    private boolean synced;
    private int life;
    private Duration reopening = SOONEST_REOPENING;
    private @Nullable Watching watching;

    Mirror(KubeApi api, Scheduler scheduler, Kind kind, String namespace, String labels) {
        this.api = api;
        this.scheduler = scheduler;
        this.kind = kind;
        this.namespace = namespace;
        this.labels = labels;
    }

    /**
     * Listens to changes, and keeps the copy while it does. The listener is called by one thread at a time, and must return
     * quickly.
     */
    public Subscription listen(Consumer<News> heard) {
        // One of its own for each call, so that listening twice with the same one is ended twice.
        Consumer<News> mine = news -> heard.accept(news);
        listeners.add(mine);
        return () -> {
            if (listeners.remove(mine) && listeners.isEmpty()) {
                stop();
            }
        };
    }

    /**
     * One of the objects.
     *
     * @throws ApiException if the server has to be asked, and does not answer
     */
    public Optional<Resource> get(String name) {
        if (!isKept()) {
            try {
                return Optional.of(api.get(new Ref(kind, namespace, name)));
            } catch (ApiException e) {
                if (e.isNotFound()) {
                    return Optional.empty();
                }
                throw e;
            }
        }
        synchronized (this) {
            return copy.get(name);
        }
    }

    /**
     * All of the objects, by name.
     *
     * @throws ApiException if the server has to be asked, and does not answer
     */
    public List<Resource> list() {
        if (!isKept()) {
            return api.list(kind, namespace, labels).items();
        }
        synchronized (this) {
            return copy.all();
        }
    }

    /**
     * Those of the objects whose names may have been generated from a name: a ReplicaSet's from its Deployment's, a pod's from
     * either, an EndpointSlice's from its Service's. Others may be among them, so look at their owners too.
     *
     * @throws ApiException if the server has to be asked, and does not answer
     */
    public List<Resource> generatedFrom(String name) {
        String prefix = name.substring(0, Math.min(name.length(), KEPT_OF_A_NAME));
        if (!isKept()) {
            return api.list(kind, namespace, labels).items().stream()
                    .filter(resource -> resource.name().startsWith(prefix))
                    .toList();
        }
        synchronized (this) {
            return copy.startingWith(prefix);
        }
    }

    /** Takes what a read or a write answered, unless something newer is known. */
    public void put(Resource resource) {
        Optional<News> news;
        synchronized (this) {
            news = synced ? copy.put(resource) : Optional.empty();
        }
        news.ifPresent(this::tell);
    }

    private boolean isKept() {
        if (listeners.isEmpty()) {
            return false;
        }
        synchronized (this) {
            if (!synced) {
                copy.take(api.list(kind, namespace, labels));
                synced = true;
                open(++life);
                lookLater(life);
            }
            return true;
        }
    }

    private synchronized void stop() {
        life++;
        synced = false;
        copy.clear();
        close();
    }

    private void close() {
        if (watching != null) {
            watching.close();
            watching = null;
        }
    }

    private void open(int mine) {
        watching = api.watch(kind, namespace, labels, copy.version(), new KubeApi.Watcher() {
            @Override
            public void changed(Change change, Resource resource) {
                Mirror.this.changed(mine, change, resource);
            }

            @Override
            public void ended(@Nullable ApiException cause) {
                Mirror.this.ended(mine, cause);
            }
        });
    }

    private void changed(int mine, Change change, Resource resource) {
        Optional<News> news;
        synchronized (this) {
            if (mine != life) {
                return;
            }
            reopening = SOONEST_REOPENING;
            copy.heard(resource.resourceVersion());
            if (change == Change.BOOKMARK) {
                return;
            }
            news = change == Change.DELETED ? Optional.of(copy.remove(resource)) : copy.put(resource);
        }
        news.ifPresent(this::tell);
    }

    private void ended(int mine, @Nullable ApiException cause) {
        Duration delay;
        synchronized (this) {
            if (mine != life) {
                return;
            }
            watching = null;
            delay = cause == null || cause.isGone() ? Duration.ZERO : reopening;
            reopening = reopening.multipliedBy(2).compareTo(LATEST_REOPENING) < 0
                    ? reopening.multipliedBy(2)
                    : LATEST_REOPENING;
        }
        scheduler.after(delay, () -> reopen(mine, cause != null));
    }

    private void reopen(int mine, boolean relist) {
        List<News> news = List.of();
        try {
            Listing listing = relist ? api.list(kind, namespace, labels) : null;
            synchronized (this) {
                if (mine != life) {
                    return;
                }
                if (listing != null) {
                    news = copy.take(listing);
                }
                open(mine);
            }
        } catch (ApiException e) {
            ended(mine, e);
        }
        news.forEach(this::tell);
    }

    private void lookLater(int mine) {
        scheduler.after(SLOW_LOOK, () -> {
            boolean goesOn;
            synchronized (this) {
                goesOn = mine == life;
            }
            if (goesOn) {
                look(mine);
                lookLater(mine);
            }
        });
    }

    private void look(int mine) {
        List<News> news;
        try {
            Listing listing = api.list(kind, namespace, labels);
            synchronized (this) {
                if (mine != life || copy.isPast(listing)) {
                    return;
                }
                String before = copy.version();
                news = copy.take(listing);
                if (news.isEmpty()) {
                    copy.heard(before);
                } else if (watching != null) {
                    // The watch has gone silent, or is slow: a new one is right either way.
                    close();
                    open(mine);
                }
            }
        } catch (ApiException e) {
            return;
        }
        news.forEach(this::tell);
    }

    private void tell(News news) {
        listeners.forEach(listener -> listener.accept(news));
    }
}
