package io.streamgate.k8s.mirror;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The local copies of one cluster: one for each kind, namespace and label selector, shared by all who ask. Thread-safe. */
public final class Mirrors {
    private final KubeApi api;
    private final Scheduler scheduler;
    private final Map<Key, Mirror> mirrors = new ConcurrentHashMap<>();

    private record Key(Kind kind, String namespace, String labels) {}

    /** Copies of what an API has. */
    public Mirrors(KubeApi api, Scheduler scheduler) {
        this.api = api;
        this.scheduler = scheduler;
    }

    /** The API behind the copies. */
    public KubeApi api() {
        return api;
    }

    /** The copy of all objects of a kind in a namespace. */
    public Mirror of(Kind kind, String namespace) {
        return of(kind, namespace, "");
    }

    /**
     * The copy of some objects of a kind in a namespace.
     *
     * @param labels a label selector as in a URL
     */
    public Mirror of(Kind kind, String namespace, String labels) {
        return mirrors.computeIfAbsent(
                new Key(kind, namespace, labels), key -> new Mirror(api, scheduler, kind, namespace, labels));
    }
}
