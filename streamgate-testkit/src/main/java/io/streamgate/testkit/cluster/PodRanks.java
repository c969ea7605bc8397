package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which pods a ReplicaSet gives up first, in the way of kube-controller-manager's ActivePodsWithRanks. */
final class PodRanks {
    private static final List<String> PHASES = List.of("Pending", "Unknown", "Running");

    private PodRanks() {}

    /**
     * Without a node, pending, not ready, cheap to delete, beside many others, ready for a short time, often restarted, young:
     * in this order, the first to go first. Ages count by their order of magnitude only, and chance decides among equals.
     *
     * @param related the pods of all ReplicaSets of the Deployment
     */
    static Comparator<Resource> firstToGo(Collection<Resource> related, Instant now) {
        Map<String, Integer> beside = new HashMap<>();
        for (Resource pod : related) {
            if (Workloads.isPodActive(pod)) {
                beside.merge(node(pod), 1, Integer::sum);
            }
        }
        return Comparator.comparing((Resource pod) -> !node(pod).isEmpty())
                .thenComparing(pod -> PHASES.indexOf(Tree.text(pod.json(), "status", "phase")))
                .thenComparing(Workloads::isPodReady)
                .thenComparing(PodRanks::deletionCost)
                .thenComparing(pod -> -beside.getOrDefault(node(pod), 0))
                .thenComparing(pod -> Workloads.isPodReady(pod) ? magnitude(Workloads.readySince(pod), now) : 0)
                .thenComparing(pod -> -restarts(pod))
                .thenComparing(pod -> magnitude(created(pod), now))
                .thenComparing(Resource::uid);
    }

    private static int magnitude(String since, Instant now) {
        long age = Duration.between(Instant.parse(since), now).toNanos();
        return age <= 0 ? -1 : 63 - Long.numberOfLeadingZeros(age);
    }

    private static String node(Resource pod) {
        return Tree.text(pod.json(), "spec", "nodeName");
    }

    private static String created(Resource pod) {
        return Tree.text(pod.json(), "metadata", "creationTimestamp");
    }

    private static int deletionCost(Resource pod) {
        String cost = Tree.text(pod.json(), "metadata", "annotations", "controller.kubernetes.io/pod-deletion-cost");
        return cost.matches("-?\\d{1,9}") ? Integer.parseInt(cost) : 0;
    }

    private static int restarts(Resource pod) {
        return Tree.list(pod.json(), "status", "containerStatuses").stream()
                .mapToInt(container -> Tree.number(container, 0, "restartCount"))
                .max()
                .orElse(0);
    }
}
