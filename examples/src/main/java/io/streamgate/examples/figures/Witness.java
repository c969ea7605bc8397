package io.streamgate.examples.figures;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Resource;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Watches pods and a Service on its own and notes when it saw what. */
final class Witness implements AutoCloseable {
    private final String active;
    private final Map<String, Instant> ready = new HashMap<>();
    private final Map<String, Instant> switched = new HashMap<>();
    private String last = "";
    private final KubeApi.Watching pods;
    private final KubeApi.Watching services;

    Witness(KubeApi api, String namespace, String active) {
        this.active = active;
        this.pods = watch(api, Kind.POD, namespace);
        this.services = watch(api, Kind.SERVICE, namespace);
    }

    private KubeApi.Watching watch(KubeApi api, Kind kind, String namespace) {
        KubeApi.Listing listing = api.list(kind, namespace, "");
        listing.items().stream()
                .filter(object -> object.name().equals(active))
                .forEach(service -> sawService(service, Instant.EPOCH));
        return api.watch(kind, namespace, "", listing.resourceVersion(), new KubeApi.Watcher() {
            @Override
            public void changed(KubeApi.Change change, Resource resource) {
                Instant now = Scheduler.system().now();
                if (kind.equals(Kind.POD)) {
                    sawPod(resource, now);
                } else if (resource.name().equals(active)) {
                    sawService(resource, now);
                }
            }

            @Override
            public void ended(@Nullable ApiException cause) {
                System.err.println("the witness's watch of " + kind + " ended: " + cause);
            }
        });
    }

    private synchronized void sawPod(Resource pod, Instant now) {
        boolean isReady = pod.list("status", "conditions").stream()
                .anyMatch(condition -> condition.text("type").orElse("").equals("Ready")
                        && condition.text("status").orElse("").equals("True"));
        if (isReady && !pod.isDeleting()) {
            ready.putIfAbsent(pod.labels().get("version") + "/" + pod.name(), now);
        }
    }

    private synchronized void sawService(Resource service, Instant now) {
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
    public void close() {
        pods.close();
        services.close();
    }
}
