package io.streamgate.k8s;

import io.fabric8.kubernetes.api.model.Quantity;
import io.streamgate.Finding;
import io.streamgate.Track;
import io.streamgate.Workload;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Resource;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Whether the namespace's quotas have room for both tracks at full size. */
final class Room {
    private final KubeApi api;

    Room(KubeApi api) {
        this.api = api;
    }

    void look(Workload workload, Map<Track, Resource> deployments, List<Finding> findings) {
        Resource largest = deployments.values().stream()
                .max(Comparator.comparing(Room::replicas))
                .orElseThrow();
        long idle =
                deployments.values().stream().mapToLong(Room::replicas).min().orElse(0);
        long more = replicas(largest) - idle;
        for (Resource quota :
                api.list(Kind.RESOURCE_QUOTA, workload.namespace(), "").items()) {
            Map<String, Object> hard = nonNull(quota.map("status", "hard"));
            hard.forEach((name, limit) -> {
                BigDecimal each = perPod(largest, name);
                BigDecimal used = amount(nonNull(quota.map("status", "used")).getOrDefault(name, "0"));
                BigDecimal wanted = used.add(each.multiply(BigDecimal.valueOf(more)));
                if (each.signum() > 0 && wanted.compareTo(amount(limit)) > 0) {
                    findings.add(Finding.refusal(
                            "quota",
                            "ResourceQuota " + workload.namespace() + "/" + quota.name() + " status.hard." + name,
                            "is " + limit + ", but both tracks at full size take " + wanted.toPlainString()
                                    + " (used now: " + used.toPlainString() + ", for " + more + " more pods)",
                            "raise the quota, or make the workload smaller for the time of the release"));
                }
            });
        }
    }

    private static long replicas(Resource deployment) {
        return deployment.number("spec", "replicas").orElse(1L);
    }

    /** What one pod takes of what a quota counts: {@code pods}, {@code requests.cpu}, {@code limits.memory}, {@code cpu}. */
    private static BigDecimal perPod(Resource deployment, String name) {
        if (name.equals("pods") || name.equals("count/pods")) {
            return BigDecimal.ONE;
        }
        String field = name.startsWith("limits.") ? "limits" : "requests";
        String resource = name.substring(name.indexOf('.') + 1);
        return deployment.list("spec", "template", "spec", "containers").stream()
                .map(container ->
                        amount(nonNull(container.map("resources", field)).getOrDefault(resource, "0")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal amount(Object quantity) {
        return Quantity.getAmountInBytes(new Quantity(String.valueOf(quantity)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> nonNull(Map<String, ?> map) {
        return (Map<String, Object>) map;
    }
}
