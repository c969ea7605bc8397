package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Keeps the moments when a Service's ready endpoints went from some to none while a pod of the application was ready. */
final class Blackouts {
    private static final Set<String> TELL_VERSIONS_APART = Set.of("version", Workloads.HASH_LABEL, "track", "color");

    private final Store store;
    private final Supplier<Instant> clock;
    private final Set<ObjectName> served = new HashSet<>();
    private final Map<ObjectName, List<Instant>> seen = new HashMap<>();

    Blackouts(Store store, Supplier<Instant> clock) {
        this.store = store;
        this.clock = clock;
        store.listen(this::changed);
    }

    List<Instant> of(String namespace, String service) {
        return List.copyOf(seen.getOrDefault(new ObjectName(namespace, service), List.of()));
    }

    private void changed(StoreChange change) {
        if (!change.kind().equals(Kind.ENDPOINT_SLICE)) {
            return;
        }
        ObjectName service = ServiceEndpoints.service(change.last());
        boolean before = served.contains(service);
        if (ServiceEndpoints.isAnyReady(store, service)) {
            served.add(service);
        } else if (before) {
            served.remove(service);
            if (isAnyPodReady(service)) {
                seen.computeIfAbsent(service, unseen -> new ArrayList<>()).add(clock.get());
            }
        }
    }

    private boolean isAnyPodReady(ObjectName service) {
        Resource found =
                store.find(Kind.SERVICE, service.namespace(), service.name()).orElse(null);
        if (found == null) {
            return false;
        }
        FrozenMap selector = Tree.map(found.json(), "spec", "selector");
        FrozenMap app = selector;
        for (String label : TELL_VERSIONS_APART) {
            app = Tree.without(app, label);
        }
        Selector pods = Selector.ofLabels(app.isEmpty() ? selector : app);
        return store.list(Kind.POD, service.namespace()).stream()
                .anyMatch(pod -> pods.matches(pod.labels()) && Workloads.isPodReady(pod) && !pod.isDeleting());
    }
}
