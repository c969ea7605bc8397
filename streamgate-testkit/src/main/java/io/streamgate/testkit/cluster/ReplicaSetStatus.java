package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a ReplicaSet's status says: how many pods there are, ready and available, and why there are not enough. */
final class ReplicaSetStatus {
    private final Writer writer;
    private final Supplier<Instant> clock;
    private final WorkQueue queue;

    ReplicaSetStatus(Writer writer, Supplier<Instant> clock, WorkQueue queue) {
        this.writer = writer;
        this.clock = clock;
        this.queue = queue;
    }

    void write(Resource set, List<Resource> pods, @Nullable ApiException failure) {
        Selector labels = Selector.ofLabels(Tree.map(set.json(), "spec", "template", "metadata", "labels"));
        int labeled = 0;
        int ready = 0;
        int available = 0;
        for (Resource pod : pods) {
            labeled += labels.matches(Tree.map(pod.json(), "metadata", "labels")) ? 1 : 0;
            ready += Workloads.isPodReady(pod) ? 1 : 0;
            available += isAvailable(set, pod) ? 1 : 0;
        }
        FrozenMap status = Tree.of(
                "observedGeneration",
                Tree.at(set.json(), "metadata", "generation"),
                "replicas",
                pods.size(),
                "fullyLabeledReplicas",
                positive(labeled),
                "readyReplicas",
                positive(ready),
                "availableReplicas",
                positive(available),
                "conditions",
                Tree.at(set.json(), "status", "conditions"));
        status = failure == null ? Conditions.remove(status, "ReplicaFailure") : failed(status, failure);
        writer.keep(Kind.REPLICA_SET, set, Tree.with(set, status, "status"));
    }

    private boolean isAvailable(Resource set, Resource pod) {
        if (!Workloads.isPodReady(pod)) {
            return false;
        }
        int minReady = Tree.number(set.json(), 0, "spec", "minReadySeconds");
        if (minReady == 0) {
            return true;
        }
        Instant now = clock.get();
        Instant due = Instant.parse(Workloads.readySince(pod)).plusSeconds(minReady);
        if (due.isAfter(now)) {
            queue.addAfter(ObjectName.of(set), Duration.between(now, due));
        }
        return !due.isAfter(now);
    }

    /** The first failure stays until all is well. */
    private FrozenMap failed(FrozenMap status, ApiException failure) {
        if (Conditions.isTrue(status, "ReplicaFailure")) {
            return status;
        }
        String message = String.valueOf(failure.getMessage());
        return Conditions.set(status, Conditions.of("ReplicaFailure", "True", "FailedCreate", message, writer.time()));
    }

    private static @Nullable Integer positive(int count) {
        return count > 0 ? count : null;
    }
}
