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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
    private final List<Consumer<Resource>> listeners = new CopyOnWriteArrayList<>();

    private final NavigableMap<String, Resource> objects = new TreeMap<>();
    private boolean synced;
    private String version = "";
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
     * Listens to changes, and keeps the copy while it does. The listener is called with the object as it is now or was last, by
     * one thread at a time, and must return quickly.
     */
    public Subscription listen(Consumer<Resource> changed) {
        // One of its own for each call, so that listening twice with the same one is ended twice.
        Consumer<Resource> mine = resource -> changed.accept(resource);
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
            return Optional.ofNullable(objects.get(name));
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
            return new ArrayList<>(objects.values());
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
            return new ArrayList<>(
                    objects.subMap(prefix, prefix + Character.MAX_VALUE).values());
        }
    }

    /** Takes what a read or a write answered, unless something newer is known. */
    public void put(Resource resource) {
        synchronized (this) {
            if (!synced || !isNewer(resource)) {
                return;
            }
            objects.put(resource.name(), resource);
        }
        tell(resource);
    }

    private boolean isKept() {
        if (listeners.isEmpty()) {
            return false;
        }
        synchronized (this) {
            if (!synced) {
                take(api.list(kind, namespace, labels));
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
        objects.clear();
        close();
    }

    private void close() {
        if (watching != null) {
            watching.close();
            watching = null;
        }
    }

    /** Takes a listing for the truth; what it shows that was not known. */
    private List<Resource> take(Listing listing) {
        List<Resource> news = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Resource resource : listing.items()) {
            names.add(resource.name());
            if (isNewer(resource)) {
                objects.put(resource.name(), resource);
                news.add(resource);
            }
        }
        Map<String, Resource> gone = new HashMap<>(objects);
        gone.keySet().removeAll(names);
        gone.forEach((name, resource) -> {
            if (number(resource.resourceVersion()) <= number(listing.resourceVersion())) {
                objects.remove(name);
                news.add(resource);
            }
        });
        version = listing.resourceVersion();
        return news;
    }

    private boolean isNewer(Resource resource) {
        Resource known = objects.get(resource.name());
        return known == null
                || !known.uid().equals(resource.uid())
                || number(resource.resourceVersion()) > number(known.resourceVersion());
    }

    /** Resource versions are numbers that grow; the API conventions say so since Kubernetes 1.35, etcd has always done it. */
    private static long number(String resourceVersion) {
        return resourceVersion.isEmpty() ? 0 : Long.parseLong(resourceVersion);
    }

    private void open(int mine) {
        watching = api.watch(kind, namespace, labels, version, new KubeApi.Watcher() {
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
        synchronized (this) {
            if (mine != life) {
                return;
            }
            reopening = SOONEST_REOPENING;
            version = resource.resourceVersion();
            if (change == Change.BOOKMARK) {
                return;
            }
            if (change == Change.DELETED) {
                objects.remove(resource.name());
            } else if (isNewer(resource)) {
                objects.put(resource.name(), resource);
            } else {
                return;
            }
        }
        tell(resource);
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
        List<Resource> news = List.of();
        try {
            Listing listing = relist ? api.list(kind, namespace, labels) : null;
            synchronized (this) {
                if (mine != life) {
                    return;
                }
                if (listing != null) {
                    news = take(listing);
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
        List<Resource> news;
        try {
            Listing listing = api.list(kind, namespace, labels);
            synchronized (this) {
                if (mine != life || number(listing.resourceVersion()) < number(version)) {
                    return;
                }
                String before = version;
                news = take(listing);
                if (news.isEmpty()) {
                    version = before;
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

    private void tell(Resource resource) {
        listeners.forEach(listener -> listener.accept(resource));
    }
}
