package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What each metric of a HorizontalPodAutoscaler proposes. */
final class AutoscalerMetrics {
    private static final List<?> CPU_AT_80 = List.of(Tree.of(
            "type",
            "Resource",
            "resource",
            Tree.of("name", "cpu", "target", Tree.of("type", "Utilization", "averageUtilization", 80))));

    private final ScalingRule.View view;
    private final ReplicaCalculator calculator;

    AutoscalerMetrics(ScalingRule.View view, ReplicaCalculator calculator) {
        this.view = view;
        this.calculator = calculator;
    }

    /** What one metric proposes, and what it shows. */
    record Proposal(int replicas, String metric, FrozenMap status) {}

    /** A metric could not be had. */
    static final class Unknown extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;

        Unknown(String reason, String message) {
            super(message, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /** An autoscaler's metrics; 80 % of the processor that was asked for, unless it names any. */
    static List<?> of(Resource autoscaler) {
        List<?> metrics = Tree.list(autoscaler.json(), "spec", "metrics");
        return metrics.isEmpty() ? CPU_AT_80 : metrics;
    }

    Proposal propose(@Nullable Object metric) throws Unknown {
        String type = Tree.text(metric, "type");
        return switch (type) {
            case "Resource" -> resource(Tree.map(metric, "resource"));
            case "Pods" -> pods(Tree.map(metric, "pods"));
            case "Object" -> object(Tree.map(metric, "object"));
            default -> throw new Unknown("InvalidMetricSourceType", "unknown metric source type \"" + type + "\"");
        };
    }

    private Proposal resource(FrozenMap metric) throws Unknown {
        String name = Tree.text(metric, "name");
        Map<String, Long> measured = new LinkedHashMap<>();
        for (Resource pod : view.pods()) {
            view.usage()
                    .of(pod)
                    .ifPresent(sample -> measured.put(
                            pod.name(),
                            name.equals("cpu") ? Math.round(sample.cores() * 1000) : sample.bytes() * 1000));
        }
        String reason = "FailedGetResourceMetric";
        String failed = "failed to get " + name + " ";
        Object average = Tree.at(metric, "target", "averageValue");
        if (average != null) {
            PodGroups groups = groups(
                    measured, name, reason, failed + "resource metric value: failed to get " + name + " usage: ");
            int wanted =
                    calculator.perPod(view.replicas(), groups, new ReplicaCalculator.Average(Quantity.millis(average)));
            long mean = ReplicaCalculator.mean(groups.values());
            FrozenMap current = Tree.of("averageValue", Quantity.text(mean));
            return new Proposal(
                    wanted,
                    name + " resource",
                    Tree.of("type", "Resource", "resource", Tree.of("name", name, "current", current)));
        }
        String problem = failed + "resource metric value: failed to get " + name + " utilization: ";
        PodGroups groups = groups(measured, name, reason, problem);
        ReplicaCalculator.Utilization target = new ReplicaCalculator.Utilization(
                requests(name, reason, problem), Tree.number(metric, 80, "target", "averageUtilization"));
        int wanted = calculator.perPod(view.replicas(), groups, target);
        FrozenMap current = Tree.of(
                "averageUtilization",
                target.of(groups.values()),
                "averageValue",
                Quantity.text(ReplicaCalculator.mean(groups.values())));
        return new Proposal(
                wanted,
                name + " resource utilization (percentage of request)",
                Tree.of("type", "Resource", "resource", Tree.of("name", name, "current", current)));
    }

    private Map<String, Long> requests(String resource, String reason, String problem) throws Unknown {
        Map<String, Long> requests = new LinkedHashMap<>();
        for (Resource pod : view.pods()) {
            long sum = 0;
            for (Object container : Tree.list(pod.json(), "spec", "containers")) {
                Object request = Tree.at(container, "resources", "requests", resource);
                if (request == null) {
                    throw new Unknown(
                            reason,
                            problem + "missing request for " + resource + " in container "
                                    + Tree.text(container, "name") + " of Pod " + pod.name());
                }
                sum += Quantity.millis(request);
            }
            requests.put(pod.name(), sum);
        }
        return requests;
    }

    private Proposal pods(FrozenMap metric) throws Unknown {
        String name = Tree.text(metric, "metric", "name");
        Map<String, Long> measured = measured(pod -> view.usage().metric(pod, name));
        PodGroups groups = groups(
                measured,
                name,
                "FailedGetPodsMetric",
                "failed to get pods metric value: unable to get metric " + name + ": ");
        long target = Quantity.millis(Tree.at(metric, "target", "averageValue"));
        int wanted = calculator.perPod(view.replicas(), groups, new ReplicaCalculator.Average(target));
        FrozenMap current = Tree.of("averageValue", Quantity.text(ReplicaCalculator.mean(groups.values())));
        return new Proposal(
                wanted,
                "pods metric " + name,
                Tree.of("type", "Pods", "pods", Tree.of("metric", Tree.of("name", name), "current", current)));
    }

    private Map<String, Long> measured(Function<Resource, Optional<Double>> of) {
        Map<String, Long> measured = new LinkedHashMap<>();
        for (Resource pod : view.pods()) {
            of.apply(pod).ifPresent(value -> measured.put(pod.name(), Math.round(value * 1000)));
        }
        return measured;
    }

    private Proposal object(FrozenMap metric) throws Unknown {
        String name = Tree.text(metric, "metric", "name");
        FrozenMap described = Tree.map(metric, "describedObject");
        ObjectName object = new ObjectName(view.autoscaler().namespace(), Tree.text(described, "name"));
        double found = view.usage()
                .metric(object, name)
                .orElseThrow(() -> new Unknown(
                        "FailedGetObjectMetric",
                        "failed to get object metric value: unable to get metric " + name + ": unable to fetch metrics"
                                + " from custom metrics API: the server could not find the metric " + name + " for "
                                + Tree.text(described, "kind") + " " + object.name()));
        long value = Math.round(found * 1000);
        Object average = Tree.at(metric, "target", "averageValue");
        int wanted;
        FrozenMap current;
        if (average != null) {
            wanted = calculator.shared(Math.max(1, view.replicas()), value, Quantity.millis(average));
            long mean = -Math.floorDiv(-value, Math.max(1, view.replicas()));
            current = Tree.of("averageValue", Quantity.text(mean));
        } else {
            long target = Quantity.millis(Tree.at(metric, "target", "value"));
            int ready = (int) view.pods().stream().filter(Workloads::isPodReady).count();
            wanted = calculator.forAll(view.replicas(), ready, (double) value / target);
            current = Tree.of("value", Quantity.text(value));
        }
        return new Proposal(
                wanted,
                Tree.text(described, "kind") + " metric " + name,
                Tree.of(
                        "type",
                        "Object",
                        "object",
                        Tree.of("metric", Tree.of("name", name), "current", current, "describedObject", described)));
    }

    private PodGroups groups(Map<String, Long> measured, String metric, String reason, String problem) throws Unknown {
        if (view.pods().isEmpty()) {
            throw new Unknown(reason, problem + "no pods returned by selector while calculating replica count");
        }
        if (measured.isEmpty()) {
            String api = reason.equals("FailedGetPodsMetric") ? "custom" : "resource";
            throw new Unknown(reason, problem + "no metrics returned from " + api + " metrics API");
        }
        PodGroups groups =
                PodGroups.of(view.pods(), measured, metric, view.usage().measuredAt(), view.now());
        if (groups.values().isEmpty()) {
            throw new Unknown(reason, problem + "did not receive metrics for targeted pods (pods might be unready)");
        }
        return groups;
    }
}
