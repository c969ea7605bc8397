package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a change of a Deployment's size is shared among its ReplicaSets when there is no, or a stopped, rollout. */
final class Proportions {
    private final ReplicaSets sets;

    Proportions(ReplicaSets sets) {
        this.sets = sets;
    }

    void apply(Resource deployment, @Nullable Resource current, List<Resource> old) {
        List<Resource> all = new ArrayList<>(old);
        if (current != null) {
            all.add(current);
        }
        List<Resource> active = new ArrayList<>(
                all.stream().filter(set -> Workloads.replicas(set) > 0).toList());
        int wanted = Workloads.replicas(deployment);
        if (active.size() <= 1) {
            Resource only = !active.isEmpty()
                    ? active.get(0)
                    : current != null ? current : old.isEmpty() ? null : old.get(old.size() - 1);
            if (only != null && Workloads.replicas(only) != wanted) {
                sets.scale(deployment, only, wanted);
            }
        } else if (current != null && isSaturated(deployment, current)) {
            old.stream().filter(set -> Workloads.replicas(set) > 0).forEach(set -> sets.scale(deployment, set, 0));
        } else if (Workloads.isRollingUpdate(deployment)) {
            share(deployment, active);
        }
    }

    private static boolean isSaturated(Resource deployment, Resource current) {
        int wanted = Workloads.replicas(deployment);
        return Workloads.replicas(current) == wanted
                && Revisions.number(current, Revisions.DESIRED, -1) == wanted
                && Workloads.status(current, "availableReplicas") == wanted;
    }

    private void share(Resource deployment, List<Resource> active) {
        int wanted = Workloads.replicas(deployment);
        int allowed = wanted > 0 ? wanted + Workloads.maxSurge(deployment) : 0;
        int change = allowed - Workloads.sum(active, Workloads::replicas);
        Comparator<Resource> age = change > 0 ? ReplicaSets.OLDEST_FIRST.reversed() : ReplicaSets.OLDEST_FIRST;
        active.sort(Comparator.comparing(Workloads::replicas).reversed().thenComparing(age));
        Map<Resource, Integer> sizes = new LinkedHashMap<>();
        int done = 0;
        for (Resource set : active) {
            int part = part(deployment, set, change, done);
            sizes.put(set, Workloads.replicas(set) + part);
            done += part;
        }
        int leftover = change - done;
        sizes.computeIfPresent(active.get(0), (set, size) -> Math.max(0, size + leftover));
        sizes.forEach((set, size) -> sets.scale(deployment, set, size));
    }

    private static int part(Resource deployment, Resource set, int change, int done) {
        int left = change - done;
        if (left == 0) {
            return 0;
        }
        int own = fraction(deployment, set);
        return change > 0 ? Math.min(own, left) : Math.max(own, left);
    }

    private static int fraction(Resource deployment, Resource set) {
        int size = Workloads.replicas(set);
        int wanted = Workloads.replicas(deployment);
        if (wanted == 0) {
            return -size;
        }
        long before = Revisions.number(set, Revisions.MAX, 0);
        if (before == 0) {
            before = Workloads.status(deployment, "replicas");
        }
        return before == 0
                ? 0
                : (int) Math.round((double) size * (wanted + Workloads.maxSurge(deployment)) / before) - size;
    }
}
