package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The pods of a target by whether their measured values count, in the way of the real controller's groupPods.
 *
 * @param ready how many count
 * @param unready those that are on their way to being ready
 * @param missing those that nothing was measured of
 * @param values what was measured of those that count, in thousandths
 */
record PodGroups(int ready, Set<String> unready, Set<String> missing, Map<String, Long> values) {
    private static final Duration CPU_SETTLES = Duration.ofMinutes(5);
    private static final Duration FIRST_READY = Duration.ofSeconds(30);

    static PodGroups of(List<Resource> pods, Map<String, Long> measured, String metric, Instant sampled, Instant now) {
        int ready = 0;
        Set<String> unready = new LinkedHashSet<>();
        Set<String> missing = new LinkedHashSet<>();
        Map<String, Long> values = new LinkedHashMap<>();
        for (Resource pod : pods) {
            String phase = Tree.text(pod.json(), "status", "phase");
            Long value = measured.get(pod.name());
            if (pod.isDeleting() || phase.equals("Failed")) {
                continue;
            }
            if (phase.equals("Pending")) {
                unready.add(pod.name());
            } else if (value == null) {
                missing.add(pod.name());
            } else if (metric.equals("cpu") && isWarming(pod, sampled, now)) {
                unready.add(pod.name());
            } else {
                ready++;
                values.put(pod.name(), value);
            }
        }
        return new PodGroups(ready, unready, missing, values);
    }

    private static boolean isWarming(Resource pod, Instant sampled, Instant now) {
        FrozenMap condition = Conditions.find(pod.json().get("status"), "Ready");
        String started = Tree.text(pod.json(), "status", "startTime");
        if (condition.isEmpty() || started.isEmpty()) {
            return true;
        }
        Instant start = Instant.parse(started);
        Instant turned = Instant.parse(Tree.text(condition, "lastTransitionTime"));
        boolean unready = Tree.text(condition, "status").equals("False");
        return start.plus(CPU_SETTLES).isAfter(now)
                ? unready || sampled.isBefore(turned.plusSeconds(Usage.WINDOW))
                : unready && start.plus(FIRST_READY).isAfter(turned);
    }
}
