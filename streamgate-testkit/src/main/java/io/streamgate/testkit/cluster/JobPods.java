package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Resource;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pods of a Job by how they stand.
 *
 * @param active those that are to run or run
 * @param ready how many of them are ready
 * @param succeeded how many have exited with 0
 * @param failed how many have exited otherwise
 * @param restarts how often containers were started again
 * @param lastFailure when the last of them failed
 */
record JobPods(
        List<Resource> active, int ready, int succeeded, int failed, int restarts, Optional<Instant> lastFailure) {
    static JobPods of(List<Resource> pods) {
        List<Resource> failed = pods.stream().filter(pod -> is(pod, "Failed")).toList();
        return new JobPods(
                pods.stream().filter(Workloads::isPodActive).toList(),
                (int) pods.stream()
                        .filter(pod -> Workloads.isPodActive(pod) && Workloads.isPodReady(pod))
                        .count(),
                (int) pods.stream().filter(pod -> is(pod, "Succeeded")).count(),
                failed.size(),
                containers(pods)
                        .mapToInt(one -> one.number("restartCount").orElse(0L).intValue())
                        .sum(),
                containers(failed)
                        .flatMap(one -> one.text("state", "terminated", "finishedAt").stream())
                        .map(Instant::parse)
                        .max(Comparator.naturalOrder()));
    }

    private static boolean is(Resource pod, String phase) {
        return Tree.text(pod.json(), "status", "phase").equals(phase) && !pod.isDeleting();
    }

    private static Stream<Resource> containers(List<Resource> pods) {
        return pods.stream().flatMap(pod -> pod.list("status", "containerStatuses").stream());
    }
}
