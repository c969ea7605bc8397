package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Resource;
import java.util.ArrayList;
import java.util.List;

/** How far a rolling update may go: never above the size and its surge, never below the size less what may be missing. */
final class RollingUpdate {
    private final ReplicaSets sets;

    RollingUpdate(ReplicaSets sets) {
        this.sets = sets;
    }

    /** Answers whether the current ReplicaSet was resized. */
    boolean growOrShrinkCurrent(Resource deployment, Resource current, List<Resource> old) {
        int wanted = Workloads.replicas(deployment);
        int has = Workloads.replicas(current);
        int size = wanted;
        if (has < wanted) {
            int room = wanted + Workloads.maxSurge(deployment) - has - Workloads.sum(old, Workloads::replicas);
            size = has + Math.max(0, Math.min(room, wanted - has));
        }
        if (size == has) {
            return false;
        }
        sets.scale(deployment, current, size);
        return true;
    }

    /** Answers whether an old ReplicaSet was made smaller. */
    boolean shrinkOld(Resource deployment, Resource current, List<Resource> old) {
        int oldPods = Workloads.sum(old, Workloads::replicas);
        if (oldPods == 0) {
            return false;
        }
        int least = Workloads.replicas(deployment) - Workloads.maxUnavailable(deployment);
        int missing = Workloads.replicas(current) - Workloads.status(current, "availableReplicas");
        int surplus = oldPods + Workloads.replicas(current) - least - missing;
        if (surplus <= 0) {
            return false;
        }
        List<Resource> left = new ArrayList<>();
        int removed = removeUnhealthy(deployment, old, surplus, left);
        return removed + removeHealthy(deployment, current, left, least) > 0;
    }

    private int removeUnhealthy(Resource deployment, List<Resource> old, int most, List<Resource> left) {
        int removed = 0;
        for (Resource set : old) {
            int size = Workloads.replicas(set);
            int unhealthy = Math.min(most - removed, size - Workloads.status(set, "availableReplicas"));
            if (size > 0 && unhealthy > 0) {
                left.add(sets.scale(deployment, set, size - unhealthy));
                removed += unhealthy;
            } else {
                left.add(set);
            }
        }
        return removed;
    }

    private int removeHealthy(Resource deployment, Resource current, List<Resource> old, int least) {
        int available = Workloads.status(current, "availableReplicas")
                + Workloads.sum(old, set -> Workloads.status(set, "availableReplicas"));
        int most = available - least;
        int removed = 0;
        for (Resource set : old) {
            int size = Workloads.replicas(set);
            int less = Math.min(size, most - removed);
            if (less > 0) {
                sets.scale(deployment, set, size - less);
                removed += less;
            }
        }
        return removed;
    }
}
