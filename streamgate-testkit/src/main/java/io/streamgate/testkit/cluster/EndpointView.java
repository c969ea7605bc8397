package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The addresses that a Service's EndpointSlices call ready, as they are; tells of every change. */
final class EndpointView {
    private final Store store;
    private final String namespace;
    private final String service;
    private final Consumer<List<String>> onChange;
    private List<String> ready;

    /**
     * Follows a Service.
     *
     * @param onChange is told the ready addresses whenever they change, under the cluster's lock; it must not write
     */
    EndpointView(Store store, String namespace, String service, Consumer<List<String>> onChange) {
        this.store = store;
        this.namespace = namespace;
        this.service = service;
        this.onChange = onChange;
        this.ready = read();
        store.listen(this::changed);
    }

    List<String> ready() {
        return ready;
    }

    private void changed(StoreChange change) {
        if (change.kind().equals(Kind.ENDPOINT_SLICE) && isOfService(change.last())) {
            List<String> now = read();
            if (!now.equals(ready)) {
                ready = now;
                onChange.accept(now);
            }
        }
    }

    private boolean isOfService(Resource slice) {
        return slice.namespace().equals(namespace)
                && service.equals(slice.labels().get(EndpointController.SERVICE_LABEL));
    }

    private List<String> read() {
        List<String> addresses = new ArrayList<>();
        for (Resource slice : store.list(Kind.ENDPOINT_SLICE, namespace)) {
            if (isOfService(slice)) {
                for (Object endpoint : Tree.list(slice.json(), "endpoints")) {
                    if (Boolean.TRUE.equals(Tree.at(endpoint, "conditions", "ready"))) {
                        Tree.list(endpoint, "addresses").forEach(address -> addresses.add(String.valueOf(address)));
                    }
                }
            }
        }
        return addresses;
    }
}
