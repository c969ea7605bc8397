package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The addresses that a Service's EndpointSlices call ready, as they are; tells of every change. */
final class EndpointView {
    private final Store store;
    private final ObjectName service;
    private final Consumer<List<String>> onChange;
    private List<String> ready;

    /**
     * Follows a Service.
     *
     * @param onChange is told the ready addresses whenever they change, under the cluster's lock; it must not write
     */
    EndpointView(Store store, ObjectName service, Consumer<List<String>> onChange) {
        this.store = store;
        this.service = service;
        this.onChange = onChange;
        this.ready = ready(store, service);
        store.listen(this::changed);
    }

    List<String> ready() {
        return ready;
    }

    /** The Service that a slice belongs to. */
    static ObjectName service(Resource slice) {
        return new ObjectName(
                slice.namespace(), Tree.text(slice.json(), "metadata", "labels", EndpointController.SERVICE_LABEL));
    }

    static List<String> ready(Store store, ObjectName service) {
        List<String> addresses = new ArrayList<>();
        for (Resource slice : store.list(Kind.ENDPOINT_SLICE, service.namespace())) {
            if (service(slice).equals(service)) {
                for (Object endpoint : Tree.list(slice.json(), "endpoints")) {
                    if (Boolean.TRUE.equals(Tree.at(endpoint, "conditions", "ready"))) {
                        Tree.list(endpoint, "addresses").forEach(address -> addresses.add(String.valueOf(address)));
                    }
                }
            }
        }
        return addresses;
    }

    private void changed(StoreChange change) {
        if (change.kind().equals(Kind.ENDPOINT_SLICE) && service(change.last()).equals(service)) {
            List<String> now = ready(store, service);
            if (!now.equals(ready)) {
                ready = now;
                onChange.accept(now);
            }
        }
    }
}
