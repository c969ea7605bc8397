package io.streamgate.k8s.vpa;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which pods upstream's updater would evict in one pass, most urgent first. A pure function.
 *
 * @param mode what the VPA does with its recommendations
 * @param requirements all must hold for a pod to be evicted
 * @param minReplicas with fewer live pods than this none is evicted
 * @param tolerance the share of the pods that may be gone at once
 * @param threshold a pod within its bounds is evicted only if its requests differ by this share
 * @param lifetime a pod within its bounds is evicted only at this age
 * @param quickOom an OOM kill this soon after its container's start makes a pod due
 */
public record Updater(
        UpdateMode mode,
        List<EvictionRequirement> requirements,
        int minReplicas,
        double tolerance,
        double threshold,
        Duration lifetime,
        Duration quickOom) {
    /** Upstream's defaults. */
    public static final Updater DEFAULT =
            new Updater(UpdateMode.RECREATE, List.of(), 2, 0.5, 0.1, Duration.ofHours(12), Duration.ofMinutes(10));

    /** Copies the requirements and checks the ranges. */
    public Updater {
        requirements = List.copyOf(requirements);
        Refusals.atLeast("updatePolicy.minReplicas", minReplicas, 1);
        Refusals.share("eviction-tolerance", tolerance);
        Refusals.atLeast("pod-update-threshold", threshold, 0);
    }

    /**
     * A pod.
     *
     * @param name its name
     * @param start when it was started; null if it was not yet
     * @param pending whether it does not run yet
     * @param containers its containers
     * @param shortestOom how long after its start a container was last killed for lack of memory; null if none was
     */
    public record Pod(
            String name,
            @Nullable Instant start,
            boolean pending,
            List<Container> containers,
            @Nullable Duration shortestOom) {
        /** Copies the containers. */
        public Pod {
            containers = List.copyOf(containers);
        }
    }

    /**
     * A pod that is due.
     *
     * @param pod the pod
     * @param priority how much it needs its recommendation
     */
    public record Due(Pod pod, UpdatePriority priority) {}

    /**
     * The pods to evict now.
     *
     * @param configured the replicas that the controller wants
     */
    public List<Due> evict(
            Vpa vpa,
            Map<String, Recommendation> recommendations,
            LimitRange range,
            List<Pod> pods,
            int configured,
            Instant now) {
        int pending = (int) pods.stream().filter(Pod::pending).count();
        EvictionBudget budget = new EvictionBudget(configured, pods.size() - pending, pending, tolerance, minReplicas);
        if (!mode.evicts() || !budget.enoughAlive()) {
            return List.of();
        }
        int running = budget.evictable();
        List<Due> evicted = new ArrayList<>();
        for (Due due : due(vpa, recommendations, range, pods, now)) {
            if (due.pod().pending() || running-- > 0) {
                evicted.add(due);
            }
        }
        return evicted;
    }

    /** The pods that are due, most urgent first, whether or not they may go. */
    public List<Due> due(
            Vpa vpa, Map<String, Recommendation> recommendations, LimitRange range, List<Pod> pods, Instant now) {
        List<Due> due = new ArrayList<>();
        for (Pod pod : pods) {
            Map<Container, Recommendation> fitted = vpa.fit(recommendations, pod.containers(), range);
            UpdatePriority priority = UpdatePriority.of(fitted);
            Duration oom = pod.shortestOom();
            boolean quick = oom != null && oom.compareTo(quickOom) < 0;
            if (isDue(priority, quick, age(pod, now)) && isRequired(pod, fitted)) {
                due.add(new Due(pod, priority));
            }
        }
        due.sort((one, other) -> UpdatePriority.MOST_URGENT_FIRST.compare(one.priority(), other.priority()));
        return due;
    }

    private static @Nullable Duration age(Pod pod, Instant now) {
        Instant start = pod.start();
        return start == null ? null : Duration.between(start, now);
    }

    /** Upstream's {@code AddPod}. */
    boolean isDue(UpdatePriority priority, boolean quick, @Nullable Duration age) {
        if (quick && priority.resourceDiff() == 0) {
            return false;
        }
        return priority.outsideRange()
                || quick
                || (age != null && age.compareTo(lifetime) >= 0 && priority.resourceDiff() >= threshold);
    }

    /** Upstream's scaling_direction_pod_eviction_admission.go: one container for which all requirements hold is enough. */
    private boolean isRequired(Pod pod, Map<Container, Recommendation> fitted) {
        if (requirements.isEmpty()) {
            return true;
        }
        return pod.containers().stream().anyMatch(container -> {
            if (container.requests().byResource().size() < Resource.values().length) {
                return true;
            }
            Recommendation recommendation = fitted.get(container);
            return recommendation != null
                    && requirements.stream().allMatch(one -> one.holds(container.requests(), recommendation.target()));
        });
    }
}
