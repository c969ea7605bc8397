package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.Map;
import java.util.function.Function;

/** What proxies would go by if they had heard of everything. */
final class Routing {
    private final Map<Kind, Function<ObjectName, RoutingTable>> byKind;

    Routing(Store store) {
        Backends backends = new Backends(store);
        HttpRoutes httpRoutes = new HttpRoutes(store);
        VirtualServices virtualServices = new VirtualServices(store);
        TraefikServices traefikServices = new TraefikServices(store);
        byKind = Map.of(
                Kind.SERVICE, name -> RoutingTable.all(backends.pods(name, Selector.ALL), false),
                RouteKinds.HTTP_ROUTE, httpRoutes::table,
                RouteKinds.VIRTUAL_SERVICE, virtualServices::table,
                RouteKinds.TRAEFIK_SERVICE, traefikServices::table);
    }

    RoutingTable table(Ref target) {
        Function<ObjectName, RoutingTable> reader = byKind.get(target.kind());
        if (reader == null) {
            throw new IllegalArgumentException("requests can't be sent to " + target + ", which is a " + target.kind()
                    + "; send them to a Service, HTTPRoute, VirtualService or TraefikService");
        }
        return reader.apply(new ObjectName(target.namespace(), target.name()));
    }

    /** Whether a change may have changed a table. */
    static boolean concerns(StoreChange change) {
        Kind kind = change.kind();
        return kind.equals(Kind.ENDPOINT_SLICE)
                || kind.equals(Kind.SERVICE)
                || RouteKinds.ALL.contains(kind)
                || (kind.equals(Kind.POD) && isRelabelled(change));
    }

    private static boolean isRelabelled(StoreChange change) {
        Resource before = change.before();
        Resource after = change.after();
        return before != null
                && after != null
                && !Tree.map(before.json(), "metadata", "labels").equals(Tree.map(after.json(), "metadata", "labels"));
    }
}
