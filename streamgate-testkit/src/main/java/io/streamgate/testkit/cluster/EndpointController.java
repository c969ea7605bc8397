package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the EndpointSlices of each Service that has a selector. */
final class EndpointController {
    static final String SERVICE_LABEL = "kubernetes.io/service-name";

    private final Store store;
    private final EndpointSlices slices;
    private final WorkQueue queue;

    EndpointController(Object lock, Store store, Writer writer, Scheduler scheduler, Duration delay) {
        this.store = store;
        this.slices = new EndpointSlices(store, writer);
        this.queue = new WorkQueue(lock, scheduler, delay, this::reconcile);
        store.listen(this::changed);
    }

    private void changed(StoreChange change) {
        if (change.kind().equals(Kind.SERVICE)) {
            queue.add(ObjectName.of(change.last()));
        } else if (change.kind().equals(Kind.POD)) {
            for (Resource service : store.list(Kind.SERVICE, change.last().namespace())) {
                if (selects(service, change.before()) || selects(service, change.after())) {
                    queue.add(ObjectName.of(service));
                }
            }
        } else if (change.kind().equals(Kind.ENDPOINT_SLICE) && change.after() == null) {
            String service = change.last().labels().getOrDefault(SERVICE_LABEL, "");
            queue.add(new ObjectName(change.last().namespace(), service));
        }
    }

    private static boolean selects(Resource service, @Nullable Resource pod) {
        FrozenMap selector = Tree.map(service.json(), "spec", "selector");
        return pod != null
                && !selector.isEmpty()
                && Tree.map(pod.json(), "metadata", "labels").entrySet().containsAll(selector.entrySet());
    }

    private void reconcile(ObjectName key) {
        Resource service = store.find(Kind.SERVICE, key.namespace(), key.name()).orElse(null);
        if (service == null
                || service.isDeleting()
                || Tree.map(service.json(), "spec", "selector").isEmpty()) {
            return;
        }
        // Pods give the name of a port different numbers, and those of one number are in slices of their own.
        Map<List<FrozenMap>, Map<String, FrozenMap>> byPorts = new LinkedHashMap<>();
        for (Resource pod : store.list(Kind.POD, key.namespace())) {
            boolean placed = !Tree.text(pod.json(), "status", "podIP").isEmpty();
            if (placed && selects(service, pod) && !Workloads.isPodOver(pod)) {
                byPorts.computeIfAbsent(ports(service, pod), unseen -> new LinkedHashMap<>())
                        .put(pod.uid(), endpoint(service, pod));
            }
        }
        slices.write(service, byPorts);
    }

    private FrozenMap endpoint(Resource service, Resource pod) {
        boolean serving = Workloads.isPodReady(pod);
        boolean terminating = pod.isDeleting();
        boolean ready = (serving && !terminating) || service.isTrue("spec", "publishNotReadyAddresses");
        String node = Tree.text(pod.json(), "spec", "nodeName");
        return Tree.of(
                "addresses",
                List.of(Tree.text(pod.json(), "status", "podIP")),
                "conditions",
                Tree.of("ready", ready, "serving", serving, "terminating", terminating),
                "nodeName",
                node.isEmpty() ? null : node,
                "targetRef",
                Tree.of("kind", "Pod", "name", pod.name(), "namespace", pod.namespace(), "uid", pod.uid()),
                "zone",
                zone(node));
    }

    private @Nullable Object zone(String node) {
        return store.find(Kinds.NODE, "", node)
                .map(one -> Tree.at(one.json(), "metadata", "labels", "topology.kubernetes.io/zone"))
                .orElse(null);
    }

    private static List<FrozenMap> ports(Resource service, Resource pod) {
        List<FrozenMap> ports = new ArrayList<>();
        for (Object port : Tree.list(service.json(), "spec", "ports")) {
            Object target = Tree.at(port, "targetPort");
            Integer number = target instanceof Integer fixed ? fixed : named(target, pod);
            if (number != null) {
                ports.add(Tree.of(
                        "name",
                        Tree.text(port, "name"),
                        "port",
                        number,
                        "protocol",
                        Tree.text(port, "protocol"),
                        "appProtocol",
                        Tree.at(port, "appProtocol")));
            }
        }
        return ports;
    }

    private static @Nullable Integer named(@Nullable Object name, Resource pod) {
        for (Object container : Tree.list(pod.json(), "spec", "containers")) {
            for (Object port : Tree.list(container, "ports")) {
                if (Tree.text(port, "name").equals(name)) {
                    return Tree.number(port, 0, "containerPort");
                }
            }
        }
        return null;
    }
}
