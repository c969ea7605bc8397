package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Services as the ends of routes. */
final class Backends {
    private final Store store;

    Backends(Store store) {
        this.store = store;
    }

    /** What is wrong with a Service as the end of a route, if anything is. */
    Optional<String> trouble(ObjectName service, @Nullable Object port) {
        Resource found =
                store.find(Kind.SERVICE, service.namespace(), service.name()).orElse(null);
        if (found == null) {
            return Optional.of("backend " + service.namespace() + "/" + service.name() + " does not exist");
        }
        if (port != null && !hasPort(found, port)) {
            return Optional.of("backend " + service.namespace() + "/" + service.name() + " has no port " + port);
        }
        return Optional.empty();
    }

    /** The pods behind a Service that there is. */
    Destination.Pods pods(ObjectName service, Selector labels) {
        return new Destination.Pods(ServiceEndpoints.reachable(store, service, labels));
    }

    private static boolean hasPort(Resource service, Object port) {
        for (Object one : Tree.list(service.json(), "spec", "ports")) {
            if (port.equals(Tree.at(one, "port")) || port.equals(Tree.at(one, "name"))) {
                return true;
            }
        }
        return false;
    }
}
