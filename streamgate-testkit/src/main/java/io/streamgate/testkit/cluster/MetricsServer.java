package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The objects of metrics.k8s.io, worked out when they are read. */
final class MetricsServer {
    static final Kind POD_METRICS = new Kind("metrics.k8s.io", "v1beta1", "PodMetrics", "pods");
    static final Kind NODE_METRICS = new Kind("metrics.k8s.io", "v1beta1", "NodeMetrics", "nodes");

    private static final double NODE_CORES = 0.05;
    private static final long NODE_BYTES = 256L << 20;

    private final Store store;
    private final Usage usage;

    MetricsServer(Store store, Usage usage) {
        this.store = store;
        this.usage = usage;
    }

    /** Has the store answer with what is measured. */
    void serve() {
        store.compute(POD_METRICS, this::pods);
        store.compute(NODE_METRICS, namespace -> nodes());
    }

    private List<Resource> pods(String namespace) {
        List<Resource> metrics = new ArrayList<>();
        for (Usage.Sample sample : usage.of(namespace)) {
            Resource pod = sample.pod();
            List<@Nullable Object> containers = new ArrayList<>();
            for (Object container : Tree.list(pod.json(), "spec", "containers")) {
                boolean first = containers.isEmpty();
                containers.add(Tree.of(
                        "name",
                        Tree.text(container, "name"),
                        "usage",
                        amounts(first ? sample.cores() : 0, first ? sample.bytes() : 0)));
            }
            metrics.add(measured(POD_METRICS, pod, "containers", containers));
        }
        return metrics;
    }

    private List<Resource> nodes() {
        List<Usage.Sample> samples = usage.of("");
        List<Resource> metrics = new ArrayList<>();
        for (Resource node : store.list(Kinds.NODE, "")) {
            double cores = NODE_CORES;
            long bytes = NODE_BYTES;
            for (Usage.Sample sample : samples) {
                if (Tree.text(sample.pod().json(), "spec", "nodeName").equals(node.name())) {
                    cores += sample.cores();
                    bytes += sample.bytes();
                }
            }
            if (Conditions.isTrue(node.json().get("status"), "Ready")) {
                metrics.add(measured(NODE_METRICS, node, "usage", amounts(cores, bytes)));
            }
        }
        return metrics;
    }

    private Resource measured(Kind kind, Resource of, String field, Object value) {
        String time = usage.measuredAt().toString();
        return Tree.resource(Tree.of(
                "kind",
                kind.name(),
                "apiVersion",
                kind.apiVersion(),
                "metadata",
                Tree.of(
                        "name",
                        of.name(),
                        "namespace",
                        of.namespace().isEmpty() ? null : of.namespace(),
                        "creationTimestamp",
                        time,
                        "labels",
                        Tree.at(of.json(), "metadata", "labels")),
                "timestamp",
                time,
                "window",
                Usage.WINDOW + "s",
                field,
                value));
    }

    private static FrozenMap amounts(double cores, long bytes) {
        long nanos = Math.round(cores * 1e9);
        return Tree.of("cpu", nanos == 0 ? "0" : nanos + "n", "memory", bytes == 0 ? "0" : bytes / 1024 + "Ki");
    }
}
