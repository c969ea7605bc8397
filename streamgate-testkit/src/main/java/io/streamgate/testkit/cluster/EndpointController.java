package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps one EndpointSlice for each Service that has a selector. */
final class EndpointController {
    static final String SERVICE_LABEL = "kubernetes.io/service-name";

    private final Store store;
    private final Writer writer;
    private final WorkQueue queue;

    EndpointController(Object lock, Store store, Writer writer, Scheduler scheduler, Duration delay) {
        this.store = store;
        this.writer = writer;
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
        if (service == null || Tree.map(service.json(), "spec", "selector").isEmpty()) {
            return;
        }
        List<Resource> pods = new ArrayList<>();
        for (Resource pod : store.list(Kind.POD, key.namespace())) {
            boolean placed = !Tree.text(pod.json(), "status", "podIP").isEmpty();
            if (placed && selects(service, pod) && !Workloads.isPodOver(pod)) {
                pods.add(pod);
            }
        }
        List<@Nullable Object> endpoints = new ArrayList<>();
        pods.forEach(pod -> endpoints.add(endpoint(service, pod)));
        write(service, endpoints, ports(service, pods));
    }

    private void write(Resource service, List<@Nullable Object> endpoints, List<@Nullable Object> ports) {
        Resource known = store.ownedBy(service.uid(), Kind.ENDPOINT_SLICE).stream()
                .findFirst()
                .orElse(null);
        if (known != null) {
            Resource changed = Tree.with(known, endpoints, "endpoints");
            writer.keep(Kind.ENDPOINT_SLICE, known, Tree.with(changed, ports, "ports"));
            return;
        }
        FrozenMap labels = Tree.with(
                Tree.with(Tree.map(service.json(), "metadata", "labels"), service.name(), SERVICE_LABEL),
                "endpointslice-controller.k8s.io",
                "endpointslice.kubernetes.io/managed-by");
        FrozenMap metadata = Tree.of(
                "generateName",
                service.name() + "-",
                "namespace",
                service.namespace(),
                "labels",
                labels,
                "ownerReferences",
                List.of(Workloads.ownedBy(service)));
        writer.create(
                Kind.ENDPOINT_SLICE,
                Tree.of("metadata", metadata, "addressType", "IPv4", "endpoints", endpoints, "ports", ports),
                Writer.CONTROLLER,
                false);
    }

    private static FrozenMap endpoint(Resource service, Resource pod) {
        boolean serving = Workloads.isPodReady(pod) || service.isTrue("spec", "publishNotReadyAddresses");
        boolean terminating = pod.isDeleting();
        return Tree.of(
                "addresses",
                List.of(Tree.text(pod.json(), "status", "podIP")),
                "conditions",
                Tree.of("ready", serving && !terminating, "serving", serving, "terminating", terminating),
                "nodeName",
                Tree.at(pod.json(), "spec", "nodeName"),
                "targetRef",
                Tree.of("kind", "Pod", "name", pod.name(), "namespace", pod.namespace(), "uid", pod.uid()));
    }

    private static List<@Nullable Object> ports(Resource service, List<Resource> pods) {
        List<@Nullable Object> ports = new ArrayList<>();
        for (Object port : Tree.list(service.json(), "spec", "ports")) {
            Object target = Tree.at(port, "targetPort");
            Integer number = target instanceof Integer fixed ? fixed : named(target, pods);
            if (number != null) {
                ports.add(Tree.of(
                        "name", Tree.text(port, "name"), "port", number, "protocol", Tree.text(port, "protocol")));
            }
        }
        return ports;
    }

    private static @Nullable Integer named(@Nullable Object name, List<Resource> pods) {
        for (Resource pod : pods) {
            for (Object container : Tree.list(pod.json(), "spec", "containers")) {
                for (Object port : Tree.list(container, "ports")) {
                    if (Tree.text(port, "name").equals(name)) {
                        return Tree.number(port, 0, "containerPort");
                    }
                }
            }
        }
        return null;
    }
}
