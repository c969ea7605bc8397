package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Watches for the moments when a Service's ready endpoints go from some to none while a pod of the application is ready. */
final class Blackouts {
    private static final Set<String> TELL_VERSIONS_APART = Set.of("version", Workloads.HASH_LABEL, "track", "color");

    private final Store store;
    private final String namespace;
    private final String service;
    private final Supplier<Instant> clock;
    private final List<Instant> seen = new ArrayList<>();
    private int before;

    Blackouts(Store store, String namespace, String service, Supplier<Instant> clock) {
        this.store = store;
        this.namespace = namespace;
        this.service = service;
        this.clock = clock;
        this.before = new EndpointView(store, namespace, service, this::changed)
                .ready()
                .size();
    }

    List<Instant> seen() {
        return List.copyOf(seen);
    }

    private void changed(List<String> ready) {
        if (before > 0 && ready.isEmpty() && isAnyPodReady()) {
            seen.add(clock.get());
        }
        before = ready.size();
    }

    private boolean isAnyPodReady() {
        Resource found = store.find(Kind.SERVICE, namespace, service).orElse(null);
        if (found == null) {
            return false;
        }
        FrozenMap selector = Tree.map(found.json(), "spec", "selector");
        FrozenMap app = selector;
        for (String label : TELL_VERSIONS_APART) {
            app = Tree.without(app, label);
        }
        Selector pods = Selector.ofLabels(app.isEmpty() ? selector : app);
        return store.list(Kind.POD, namespace).stream()
                .anyMatch(pod -> pods.matches(pod.labels()) && Workloads.isPodReady(pod) && !pod.isDeleting());
    }
}
