package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a Service's EndpointSlices say. */
final class ServiceEndpoints {
    private ServiceEndpoints() {}

    /** The Service that a slice belongs to. */
    static ObjectName service(Resource slice) {
        return new ObjectName(
                slice.namespace(), Tree.text(slice.json(), "metadata", "labels", EndpointController.SERVICE_LABEL));
    }

    /** Whether any endpoint is called ready. */
    static boolean isAnyReady(Store store, ObjectName service) {
        return !addresses(store, service, "ready", Selector.ALL).isEmpty();
    }

    /**
     * Where proxies send requests: to what is ready; for want of that, to what is on its way out but serves still.
     *
     * @param labels of the pods behind the endpoints
     */
    static List<String> reachable(Store store, ObjectName service, Selector labels) {
        List<String> ready = addresses(store, service, "ready", labels);
        return ready.isEmpty() ? addresses(store, service, "serving", labels) : ready;
    }

    private static List<String> addresses(Store store, ObjectName service, String condition, Selector labels) {
        List<String> addresses = new ArrayList<>();
        for (Resource slice : store.list(Kind.ENDPOINT_SLICE, service.namespace())) {
            if (service(slice).equals(service)) {
                for (Object endpoint : Tree.list(slice.json(), "endpoints")) {
                    if (Boolean.TRUE.equals(Tree.at(endpoint, "conditions", condition))
                            && isOf(store, service.namespace(), endpoint, labels)) {
                        Tree.list(endpoint, "addresses").forEach(address -> addresses.add(String.valueOf(address)));
                    }
                }
            }
        }
        return addresses;
    }

    private static boolean isOf(Store store, String namespace, @Nullable Object endpoint, Selector labels) {
        return labels.requirements().isEmpty()
                || store.find(Kind.POD, namespace, Tree.text(endpoint, "targetRef", "name"))
                        .filter(pod -> labels.matches(pod.labels()))
                        .isPresent();
    }
}
