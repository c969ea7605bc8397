package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes into the status of Gateways and HTTPRoutes what the gateway makes of them, a while after the change. */
final class GatewayController {
    static final String NAME = "streamgate.test/gateway";

    private final Store store;
    private final Writer writer;
    private final Gateways gateways;
    private final WorkQueue routes;
    private final WorkQueue parents;

    GatewayController(Object lock, Store store, Writer writer, Scheduler scheduler, Duration delay) {
        this.store = store;
        this.writer = writer;
        this.gateways = new Gateways(store);
        this.routes = new WorkQueue(lock, scheduler, delay, this::reconcileRoute);
        this.parents = new WorkQueue(lock, scheduler, delay, this::reconcileGateway);
        store.listen(this::changed);
    }

    private void changed(StoreChange change) {
        Kind kind = change.kind();
        if (kind.equals(RouteKinds.HTTP_ROUTE)) {
            routes.add(ObjectName.of(change.last()));
        } else if (kind.equals(RouteKinds.GATEWAY)) {
            parents.add(ObjectName.of(change.last()));
            store.list(RouteKinds.HTTP_ROUTE, "").forEach(route -> routes.add(ObjectName.of(route)));
        } else if (kind.equals(Kind.SERVICE)) {
            store.list(RouteKinds.HTTP_ROUTE, change.last().namespace())
                    .forEach(route -> routes.add(ObjectName.of(route)));
        }
    }

    private void reconcileGateway(ObjectName key) {
        Resource gateway =
                store.find(RouteKinds.GATEWAY, key.namespace(), key.name()).orElse(null);
        if (gateway == null) {
            return;
        }
        FrozenMap status = Tree.map(gateway.json(), "status");
        status = Conditions.set(status, condition(gateway, "Accepted", Optional.empty()));
        status = Conditions.set(status, condition(gateway, "Programmed", Optional.empty()));
        writer.keep(RouteKinds.GATEWAY, gateway, Tree.with(gateway, status, "status"));
    }

    private void reconcileRoute(ObjectName key) {
        Resource route =
                store.find(RouteKinds.HTTP_ROUTE, key.namespace(), key.name()).orElse(null);
        if (route == null) {
            return;
        }
        List<@Nullable Object> before = Tree.list(route.json(), "status", "parents");
        List<@Nullable Object> now = new ArrayList<>(before);
        now.removeIf(one -> Tree.text(one, "controllerName").equals(NAME));
        for (Object parent : Tree.list(route.json(), "spec", "parentRefs")) {
            gateways.gateway(route, parent)
                    .ifPresent(gateway -> now.add(status(route, parent, gateway, of(before, parent))));
        }
        if (!now.isEmpty() || !before.isEmpty()) {
            writer.keep(RouteKinds.HTTP_ROUTE, route, Tree.with(route, now, "status", "parents"));
        }
    }

    private FrozenMap status(Resource route, @Nullable Object parent, Resource gateway, FrozenMap before) {
        FrozenMap status = Tree.with(before, parent, "parentRef");
        status = Tree.with(status, NAME, "controllerName");
        Optional<Gateways.Trouble> refusal = gateways.refusal(route, parent, gateway);
        status = Conditions.set(status, condition(route, "Accepted", refusal));
        return Conditions.set(status, condition(route, "ResolvedRefs", gateways.trouble(route)));
    }

    private static FrozenMap of(List<@Nullable Object> statuses, @Nullable Object parent) {
        for (Object one : statuses) {
            if (Tree.text(one, "controllerName").equals(NAME)
                    && Tree.map(one, "parentRef").equals(Tree.map(parent))) {
                return Tree.map(one);
            }
        }
        return FrozenMap.EMPTY;
    }

    private FrozenMap condition(Resource object, String type, Optional<Gateways.Trouble> trouble) {
        return Tree.of(
                "type",
                type,
                "status",
                trouble.isEmpty() ? "True" : "False",
                "reason",
                trouble.map(Gateways.Trouble::reason).orElse(type),
                "message",
                trouble.map(Gateways.Trouble::message).orElse(""),
                "observedGeneration",
                Tree.at(object.json(), "metadata", "generation"),
                "lastTransitionTime",
                writer.time());
    }
}
