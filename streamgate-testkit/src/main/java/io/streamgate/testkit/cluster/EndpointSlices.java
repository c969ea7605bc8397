package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The slices of a Service: an endpoint stays where it is, new ones go where there is room, a hundred to a slice. */
final class EndpointSlices {
    private static final int MOST = 100;

    private final Store store;
    private final Writer writer;

    EndpointSlices(Store store, Writer writer) {
        this.store = store;
        this.writer = writer;
    }

    /**
     * Has the slices of a Service hold just these endpoints.
     *
     * @param byPorts for the ports of each slice, the endpoints by the uid of their pod
     */
    void write(Resource service, Map<List<FrozenMap>, Map<String, FrozenMap>> byPorts) {
        Map<List<FrozenMap>, Map<String, FrozenMap>> left = new LinkedHashMap<>();
        byPorts.forEach((ports, endpoints) -> left.put(ports, new LinkedHashMap<>(endpoints)));
        List<Resource> known = store.ownedBy(service.uid(), Kind.ENDPOINT_SLICE);
        Map<Resource, List<FrozenMap>> kept = new LinkedHashMap<>();
        for (Resource slice : known) {
            Map<String, FrozenMap> wanted = left.getOrDefault(ports(slice), new LinkedHashMap<>());
            kept.put(slice, stay(slice, wanted));
        }
        kept.forEach((slice, endpoints) -> fill(endpoints, left.getOrDefault(ports(slice), new LinkedHashMap<>())));
        Deque<Resource> idle = new ArrayDeque<>();
        kept.forEach((slice, endpoints) -> {
            if (endpoints.isEmpty()) {
                idle.add(slice);
            } else {
                update(service, slice, new Content(ports(slice), endpoints));
            }
        });
        List<Content> more = more(left);
        if (more.isEmpty() && idle.size() == known.size()) {
            more.add(new Content(List.of(), List.of()));
        }
        for (Content content : more) {
            if (idle.isEmpty()) {
                create(service, content);
            } else {
                update(service, idle.removeFirst(), content);
            }
        }
        idle.forEach(
                slice -> writer.delete(new Ref(Kind.ENDPOINT_SLICE, slice.namespace(), slice.name()), slice.uid(), -1));
    }

    /** What is in a slice. One without ports and endpoints stands for none at all. */
    private record Content(List<FrozenMap> ports, List<FrozenMap> endpoints) {}

    private static List<Content> more(Map<List<FrozenMap>, Map<String, FrozenMap>> left) {
        List<Content> more = new ArrayList<>();
        left.forEach((ports, endpoints) -> {
            while (!endpoints.isEmpty()) {
                List<FrozenMap> one = new ArrayList<>();
                fill(one, endpoints);
                more.add(new Content(ports, one));
            }
        });
        return more;
    }

    /** The endpoints of a slice that are still wanted, as they are now. They are no longer left to be placed. */
    private static List<FrozenMap> stay(Resource slice, Map<String, FrozenMap> wanted) {
        List<FrozenMap> endpoints = new ArrayList<>();
        for (Object endpoint : Tree.list(slice.json(), "endpoints")) {
            FrozenMap now = wanted.remove(Tree.text(endpoint, "targetRef", "uid"));
            if (now != null) {
                endpoints.add(now);
            }
        }
        return endpoints;
    }

    private static void fill(List<FrozenMap> slice, Map<String, FrozenMap> left) {
        var next = left.values().iterator();
        while (slice.size() < MOST && next.hasNext()) {
            slice.add(next.next());
            next.remove();
        }
    }

    private static List<FrozenMap> ports(Resource slice) {
        return Tree.list(slice.json(), "ports").stream().map(Tree::map).toList();
    }

    private void update(Resource service, Resource slice, Content content) {
        Resource changed = Tree.with(Tree.with(slice, content.endpoints(), "endpoints"), content.ports(), "ports");
        writer.keep(Kind.ENDPOINT_SLICE, slice, Tree.with(changed, labels(service), "metadata", "labels"));
    }

    private void create(Resource service, Content content) {
        FrozenMap metadata = Tree.of(
                "generateName",
                service.name() + "-",
                "namespace",
                service.namespace(),
                "labels",
                labels(service),
                "ownerReferences",
                List.of(Workloads.ownedBy(service)));
        FrozenMap slice = Tree.of(
                "metadata",
                metadata,
                "addressType",
                "IPv4",
                "endpoints",
                content.endpoints(),
                "ports",
                content.ports());
        writer.create(Kind.ENDPOINT_SLICE, slice, Writer.CONTROLLER, false);
    }

    private static FrozenMap labels(Resource service) {
        FrozenMap labels = Tree.map(service.json(), "metadata", "labels");
        if (Tree.text(service.json(), "spec", "clusterIP").equals("None")) {
            labels = Tree.with(labels, "", "service.kubernetes.io/headless");
        }
        labels = Tree.with(labels, service.name(), EndpointController.SERVICE_LABEL);
        return Tree.with(labels, "endpointslice-controller.k8s.io", "endpointslice.kubernetes.io/managed-by");
    }
}
