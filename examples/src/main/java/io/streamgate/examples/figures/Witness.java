package io.streamgate.examples.figures;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Resource;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Watches pods and a Service on its own and notes when it saw what. */
final class Witness implements AutoCloseable {
    private final String active;
    private final Map<String, Instant> ready = new HashMap<>();
    private final Map<String, Instant> switched = new HashMap<>();
    private String last = "";
    private final Set<String> pods = new HashSet<>();
    private final Map<Kind, KubeApi.Watching> watches = new HashMap<>();
    private boolean closed;

    Witness(KubeApi api, String namespace, String active) {
        this.active = active;
        watch(api, Kind.POD, namespace);
        watch(api, Kind.SERVICE, namespace);
    }

    private synchronized void watch(KubeApi api, Kind kind, String namespace) {
        if (closed) {
            return;
        }
        KubeApi.Listing listing = api.list(kind, namespace, "");
        listing.items().forEach(object -> saw(kind, KubeApi.Change.ADDED, object, Instant.EPOCH));
        watches.put(kind, api.watch(kind, namespace, "", listing.resourceVersion(), new KubeApi.Watcher() {
            @Override
            public void changed(KubeApi.Change change, Resource resource) {
                saw(kind, change, resource, Scheduler.system().now());
            }

            @Override
            public void ended(@Nullable ApiException cause) {
                Scheduler.system().offload(() -> watch(api, kind, namespace));
            }
        }));
    }

    private synchronized void saw(Kind kind, KubeApi.Change change, Resource resource, Instant at) {
        if (change == KubeApi.Change.BOOKMARK) {
            return;
        }
        if (kind.equals(Kind.SERVICE)) {
            if (resource.name().equals(active)) {
                sawService(resource, at);
            }
        } else if (change == KubeApi.Change.DELETED) {
            pods.remove(resource.name());
        } else {
            pods.add(resource.name());
            sawPod(resource, at);
        }
    }

    /** How many pods there are, those on their way out among them. */
    synchronized int pods() {
        return pods.size();
    }

    private void sawPod(Resource pod, Instant now) {
        boolean isReady = pod.list("status", "conditions").stream()
                .anyMatch(condition -> condition.text("type").orElse("").equals("Ready")
                        && condition.text("status").orElse("").equals("True"));
        if (isReady && !pod.isDeleting()) {
            ready.putIfAbsent(pod.labels().get("version") + "/" + pod.name(), now);
        }
    }

    private void sawService(Resource service, Instant now) {
        String version = service.strings("spec", "selector").getOrDefault("version", "");
        if (!last.isEmpty() && !version.equals(last)) {
            switched.put(version, now);
        }
        last = version;
    }

    /** Forgets what was seen, but for the colour that the Service has. */
    synchronized void begin() {
        ready.clear();
        switched.clear();
    }

    /** When the last pod of a colour was first seen ready. */
    synchronized Instant lastReady(String version) {
        return ready.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(version + "/"))
                .map(Map.Entry::getValue)
                .max(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    /** When the Service was last seen to get a colour that it did not have just before; null if it was not. */
    synchronized @Nullable Instant switched(String version) {
        return switched.get(version);
    }

    @Override
    public synchronized void close() {
        closed = true;
        watches.values().forEach(KubeApi.Watching::close);
    }
}
