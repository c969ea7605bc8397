package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps as many pods as a ReplicaSet asks for. */
final class ReplicaSetController {
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Comparator<Resource> FIRST_TO_GO = Comparator.comparing(
                    (Resource pod) -> pod.text("spec", "nodeName").isPresent())
            .thenComparing(pod -> Tree.text(pod.json(), "status", "phase").equals("Running"))
            .thenComparing(Workloads::isPodReady)
            .thenComparing(ReplicaSetController::deletionCost)
            .thenComparing(ReplicaSetController::readySince, Comparator.reverseOrder())
            .thenComparing(ReplicaSetController::restarts, Comparator.reverseOrder())
            .thenComparing(pod -> Tree.text(pod.json(), "metadata", "creationTimestamp"), Comparator.reverseOrder())
            .thenComparing(Resource::name);

    private final Store store;
    private final Writer writer;
    private final Scheduler scheduler;
    private final WorkQueue queue;

    ReplicaSetController(Object lock, Store store, Writer writer, Scheduler scheduler, Duration delay) {
        this.store = store;
        this.writer = writer;
        this.scheduler = scheduler;
        this.queue = new WorkQueue(lock, scheduler, delay, this::reconcile);
        store.listen(this::changed);
    }

    private void changed(StoreChange change) {
        Resource last = change.last();
        if (change.kind().equals(Kind.REPLICA_SET)) {
            queue.add(ObjectName.of(last));
        } else if (change.kind().equals(Kind.POD)) {
            String owner = Workloads.controllerName(last);
            if (!owner.isEmpty()) {
                queue.add(new ObjectName(last.namespace(), owner));
            }
        }
    }

    private void reconcile(ObjectName key) {
        Resource set = store.find(Kind.REPLICA_SET, key.namespace(), key.name()).orElse(null);
        if (set == null || set.isDeleting()) {
            return;
        }
        List<Resource> pods = new ArrayList<>(store.ownedBy(set.uid(), Kind.POD));
        pods.removeIf(pod -> !Workloads.isPodActive(pod));
        int missing = Workloads.replicas(set) - pods.size();
        ApiException failure = null;
        if (missing > 0) {
            failure = create(set, missing, pods);
        } else if (missing < 0) {
            delete(pods, -missing);
        }
        writeStatus(set, pods, failure);
    }

    private @Nullable ApiException create(Resource set, int count, List<Resource> pods) {
        FrozenMap template = Tree.map(set.json(), "spec", "template");
        FrozenMap metadata = Tree.of(
                "generateName",
                set.name() + "-",
                "namespace",
                set.namespace(),
                "labels",
                Tree.at(template, "metadata", "labels"),
                "annotations",
                Tree.at(template, "metadata", "annotations"),
                "ownerReferences",
                List.of(Workloads.ownedBy(set)));
        try {
            for (int i = 0; i < count; i++) {
                FrozenMap pod = Tree.of("metadata", metadata, "spec", template.get("spec"));
                pods.add(writer.create(Kind.POD, pod, Writer.CONTROLLER, false));
            }
            return null;
        } catch (ApiException e) {
            queue.addAfter(ObjectName.of(set), RETRY);
            return e;
        }
    }

    private void delete(List<Resource> pods, int count) {
        pods.sort(FIRST_TO_GO);
        List<Resource> leaving = pods.subList(0, count);
        for (Resource pod : leaving) {
            writer.delete(new Ref(Kind.POD, pod.namespace(), pod.name()), pod.uid(), -1);
        }
        leaving.clear();
    }

    private void writeStatus(Resource set, List<Resource> pods, @Nullable ApiException failure) {
        int minReady = Tree.number(set.json(), 0, "spec", "minReadySeconds");
        Instant now = scheduler.now();
        int ready = 0;
        int available = 0;
        for (Resource pod : pods) {
            if (Workloads.isPodReady(pod)) {
                ready++;
                Instant due = Instant.parse(readySince(pod)).plusSeconds(minReady);
                if (minReady == 0 || !due.isAfter(now)) {
                    available++;
                } else {
                    queue.addAfter(ObjectName.of(set), Duration.between(now, due));
                }
            }
        }
        FrozenMap status = Tree.of(
                "observedGeneration",
                Tree.at(set.json(), "metadata", "generation"),
                "replicas",
                pods.size(),
                "fullyLabeledReplicas",
                positive(pods.size()),
                "readyReplicas",
                positive(ready),
                "availableReplicas",
                positive(available),
                "conditions",
                Tree.at(set.json(), "status", "conditions"));
        status = failure == null ? Conditions.remove(status, "ReplicaFailure") : failed(status, failure);
        writer.keep(Kind.REPLICA_SET, set, Tree.with(set, status, "status"));
    }

    private FrozenMap failed(FrozenMap status, ApiException failure) {
        if (Conditions.isTrue(status, "ReplicaFailure")) {
            return status;
        }
        String message = failure.getMessage();
        return Conditions.set(
                status,
                Tree.of(
                        "type",
                        "ReplicaFailure",
                        "status",
                        "True",
                        "reason",
                        "FailedCreate",
                        "message",
                        message,
                        "lastTransitionTime",
                        writer.time()));
    }

    private static int deletionCost(Resource pod) {
        String cost = Tree.text(pod.json(), "metadata", "annotations", "controller.kubernetes.io/pod-deletion-cost");
        return cost.matches("-?\\d{1,9}") ? Integer.parseInt(cost) : 0;
    }

    private static String readySince(Resource pod) {
        return Tree.text(Conditions.find(pod.json().get("status"), "Ready"), "lastTransitionTime");
    }

    private static int restarts(Resource pod) {
        return Tree.list(pod.json(), "status", "containerStatuses").stream()
                .mapToInt(container -> Tree.number(container, 0, "restartCount"))
                .max()
                .orElse(0);
    }

    private static @Nullable Integer positive(int count) {
        return count > 0 ? count : null;
    }
}
