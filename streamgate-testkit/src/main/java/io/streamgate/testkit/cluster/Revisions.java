package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Resource;
import java.util.List;
import java.util.Map;

/** The annotations by which a Deployment and its ReplicaSets know revisions and sizes. */
final class Revisions {
    static final String REVISION = "deployment.kubernetes.io/revision";
    static final String HISTORY = "deployment.kubernetes.io/revision-history";
    static final String DESIRED = "deployment.kubernetes.io/desired-replicas";
    static final String MAX = "deployment.kubernetes.io/max-replicas";

    private static final List<String> NOT_COPIED = List.of(
            "kubectl.kubernetes.io/last-applied-configuration",
            "deprecated.deployment.rollback.to",
            REVISION,
            HISTORY,
            DESIRED,
            MAX);

    private Revisions() {}

    static long of(Resource workload) {
        return number(workload, REVISION, 0);
    }

    /** What an annotation that holds a number says, or what it is when there is none. */
    static long number(Resource workload, String name, long otherwise) {
        String text = Tree.text(workload.json(), "metadata", "annotations", name);
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : otherwise;
    }

    /** The revision after those of some ReplicaSets. */
    static long after(List<Resource> sets) {
        return 1 + sets.stream().mapToLong(Revisions::of).max().orElse(0);
    }

    /**
     * The annotations of a ReplicaSet with its Deployment's and at least a revision; one that comes back keeps its former
     * revisions in mind.
     */
    static FrozenMap annotations(Resource deployment, FrozenMap former, long revision) {
        FrozenMap all = former;
        for (Map.Entry<String, String> one : deployment.annotations().entrySet()) {
            all = NOT_COPIED.contains(one.getKey()) ? all : Tree.with(all, one.getValue(), one.getKey());
        }
        String own = Tree.text(former, REVISION);
        if (!own.isEmpty() && Long.parseLong(own) >= revision) {
            return all;
        }
        if (!own.isEmpty()) {
            String history = Tree.text(former, HISTORY);
            all = Tree.with(all, history.isEmpty() ? own : history + "," + own, HISTORY);
        }
        return Tree.with(all, Long.toString(revision), REVISION);
    }

    /** The annotations with the size that a Deployment has and the most pods it may have. */
    static FrozenMap sized(FrozenMap annotations, Resource deployment) {
        int replicas = Workloads.replicas(deployment);
        FrozenMap sized = Tree.with(annotations, Integer.toString(replicas), DESIRED);
        return Tree.with(sized, Integer.toString(replicas + Workloads.maxSurge(deployment)), MAX);
    }
}
