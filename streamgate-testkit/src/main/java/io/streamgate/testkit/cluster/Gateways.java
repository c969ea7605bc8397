package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway makes of HTTPRoutes. It takes those that name a Gateway that there is, whatever its class; and backends in
 * the route's own namespace, since a ReferenceGrant is nothing it knows.
 */
final class Gateways {
    private final Store store;
    private final Backends backends;

    Gateways(Store store) {
        this.store = store;
        this.backends = new Backends(store);
    }

    /** Why a gateway does not do all that a route asks. */
    record Trouble(String reason, String message) {}

    /** The Gateway that a reference names, if there is one. */
    Optional<Resource> gateway(Resource route, @Nullable Object parent) {
        boolean named =
                Tree.text(parent, "kind").isEmpty() || Tree.text(parent, "kind").equals("Gateway");
        return named
                ? store.find(RouteKinds.GATEWAY, namespace(route, parent), Tree.text(parent, "name"))
                : Optional.empty();
    }

    /** Whether any gateway takes the route. */
    boolean isAccepted(Resource route) {
        for (Object parent : Tree.list(route.json(), "spec", "parentRefs")) {
            Resource gateway = gateway(route, parent).orElse(null);
            if (gateway != null && refusal(route, parent, gateway).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Why a gateway does not take a route; empty if it does. */
    Optional<Trouble> refusal(Resource route, @Nullable Object parent, Resource gateway) {
        String section = Tree.text(parent, "sectionName");
        List<@Nullable Object> listeners = new ArrayList<>(Tree.list(gateway.json(), "spec", "listeners"));
        listeners.removeIf(
                listener -> !section.isEmpty() && !Tree.text(listener, "name").equals(section));
        if (listeners.isEmpty()) {
            return Optional.of(new Trouble("NoMatchingParent", "no listener of the Gateway matches " + section));
        }
        boolean same = gateway.namespace().equals(route.namespace());
        listeners.removeIf(listener -> !same
                && !Tree.text(listener, "allowedRoutes", "namespaces", "from").equals("All"));
        return listeners.isEmpty()
                ? Optional.of(new Trouble(
                        "NotAllowedByListeners", "no listener allows routes of namespace " + route.namespace()))
                : Optional.empty();
    }

    /** What is wrong with one backend. */
    Optional<Trouble> trouble(Resource route, @Nullable Object ref) {
        ObjectName service = backend(route, ref);
        String kind = Tree.text(ref, "kind");
        if (!kind.isEmpty() && !kind.equals("Service")) {
            return Optional.of(new Trouble("InvalidKind", "backend of kind " + kind + " is not a Service"));
        }
        if (!service.namespace().equals(route.namespace())) {
            return Optional.of(new Trouble(
                    "RefNotPermitted",
                    "backend " + service.namespace() + "/" + service.name() + " is not permitted by a ReferenceGrant"));
        }
        return backends.trouble(service, Tree.at(ref, "port")).map(message -> new Trouble("BackendNotFound", message));
    }

    /** The first thing that is wrong with the backends of a route. */
    Optional<Trouble> trouble(Resource route) {
        for (Object rule : Tree.list(route.json(), "spec", "rules")) {
            List<@Nullable Object> refs = new ArrayList<>(Tree.list(rule, "backendRefs"));
            for (Object filter : Tree.list(rule, "filters")) {
                if (Tree.at(filter, "requestMirror", "backendRef") != null) {
                    refs.add(Tree.at(filter, "requestMirror", "backendRef"));
                }
            }
            for (Object ref : refs) {
                Optional<Trouble> trouble = trouble(route, ref);
                if (trouble.isPresent()) {
                    return trouble;
                }
            }
        }
        return Optional.empty();
    }

    /** The Service that a reference names. */
    static ObjectName backend(Resource route, @Nullable Object ref) {
        return new ObjectName(namespace(route, ref), Tree.text(ref, "name"));
    }

    private static String namespace(Resource route, @Nullable Object ref) {
        String own = Tree.text(ref, "namespace");
        return own.isEmpty() ? route.namespace() : own;
    }
}
