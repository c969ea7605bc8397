package io.streamgate.testkit.checks;

import io.streamgate.k8s.api.Patch;
import io.streamgate.testkit.cluster.Verbs;
import java.util.List;
import java.util.Map;

/** The status of the reference deployment's autoscalers, as their controller writes it once metrics flow. */
final class AutoscalersAtWork {
    private AutoscalersAtWork() {}

    static void report(Verbs api) {
        api.patchStatus(ReferenceCluster.autoscaler("streamgate-hpa"), status(3, "True"));
        api.patchStatus(ReferenceCluster.autoscaler("streamgate-canary-hpa"), status(0, "False"));
    }

    private static Patch status(int replicas, String active) {
        return new Patch(
                Patch.Type.MERGE,
                Map.of(
                        "status",
                        Map.of(
                                "currentReplicas",
                                replicas,
                                "desiredReplicas",
                                replicas,
                                "conditions",
                                List.of(condition("AbleToScale", "True"), condition("ScalingActive", active)),
                                "currentMetrics",
                                List.of(resource("cpu", "50m"), resource("memory", "64Mi"), requestRate()))));
    }

    private static Map<String, Object> condition(String type, String status) {
        return Map.of("type", type, "status", status, "reason", "Scripted", "message", "by the test");
    }

    private static Map<String, Object> resource(String name, String value) {
        Map<String, Object> current = Map.of("averageUtilization", 10, "averageValue", value);
        return Map.of("type", "Resource", "resource", Map.of("name", name, "current", current));
    }

    private static Map<String, Object> requestRate() {
        Map<String, Object> metric = Map.of("name", "http_requests_per_second");
        return Map.of("type", "Pods", "pods", Map.of("metric", metric, "current", Map.of("averageValue", "0")));
    }
}
