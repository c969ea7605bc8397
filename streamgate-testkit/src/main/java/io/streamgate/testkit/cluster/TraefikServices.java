package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.cluster.Destination.Mirrored;
import io.streamgate.testkit.cluster.Destination.Split;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * TraefikServices, weighted and mirroring, as Traefik reads them: where any part of one is missing, it is as if there were
 * none, and whoever asks for it gets 404. Sticky sessions are passed over.
 */
final class TraefikServices {
    private final Store store;
    private final Backends backends;

    TraefikServices(Store store) {
        this.store = store;
        this.backends = new Backends(store);
    }

    RoutingTable table(ObjectName name) {
        return destination(name, Set.of()).map(to -> RoutingTable.all(to, true)).orElse(RoutingTable.NONE);
    }

    /** Where a TraefikService leads to; empty if something is missing on the way, or it leads back to itself. */
    private Optional<Destination> destination(ObjectName name, Set<ObjectName> seen) {
        Resource service = store.find(RouteKinds.TRAEFIK_SERVICE, name.namespace(), name.name())
                .orElse(null);
        if (service == null || seen.contains(name)) {
            return Optional.empty();
        }
        Set<ObjectName> way = new LinkedHashSet<>(seen);
        way.add(name);
        FrozenMap mirroring = Tree.map(service.json(), "spec", "mirroring");
        return mirroring.isEmpty() ? split(service, way) : mirrored(service, mirroring, way);
    }

    private Optional<Destination> split(Resource service, Set<ObjectName> way) {
        List<Split.Branch> branches = new ArrayList<>();
        for (Object one : Tree.list(service.json(), "spec", "weighted", "services")) {
            Destination to = end(service, one, way).orElse(null);
            if (to == null) {
                return Optional.empty();
            }
            branches.add(new Split.Branch(Tree.number(one, 1, "weight"), to));
        }
        return branches.isEmpty() ? Optional.empty() : Optional.of(new Split(branches));
    }

    private Optional<Destination> mirrored(Resource service, FrozenMap mirroring, Set<ObjectName> way) {
        List<Mirrored.Copy> copies = new ArrayList<>();
        for (Object one : Tree.list(mirroring, "mirrors")) {
            Destination to = end(service, one, way).orElse(null);
            if (to == null) {
                return Optional.empty();
            }
            copies.add(new Mirrored.Copy(Tree.number(one, 0, "percent") / 100.0, to));
        }
        return end(service, mirroring, way).map(to -> Mirrored.of(to, copies));
    }

    private Optional<Destination> end(Resource from, @Nullable Object ref, Set<ObjectName> way) {
        String namespace = Tree.text(ref, "namespace");
        ObjectName name = new ObjectName(from.namespace(), Tree.text(ref, "name"));
        if (!namespace.isEmpty() && !namespace.equals(from.namespace())) {
            return Optional.empty();
        }
        if (Tree.text(ref, "kind").equals("TraefikService")) {
            return destination(name, way);
        }
        return backends.trouble(name, Tree.at(ref, "port")).isPresent()
                ? Optional.empty()
                : Optional.of(backends.pods(name, Selector.ALL));
    }
}
