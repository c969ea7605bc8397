package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a Deployment's status says: counts, Available, Progressing with its deadline, ReplicaFailure. */
final class DeploymentStatus {
    private static final String PROGRESSING = "Progressing";

    private final Writer writer;
    private final Supplier<Instant> clock;
    private final WorkQueue queue;

    DeploymentStatus(Writer writer, Supplier<Instant> clock, WorkQueue queue) {
        this.writer = writer;
        this.clock = clock;
        this.queue = queue;
    }

    Resource notePause(Resource deployment, boolean paused) {
        String reason = Tree.text(Conditions.find(deployment.json().get("status"), PROGRESSING), "reason");
        boolean noted = reason.equals("DeploymentPaused");
        if (paused == noted || reason.equals("ProgressDeadlineExceeded")) {
            return deployment;
        }
        return withProgress(
                deployment,
                "Unknown",
                paused ? "DeploymentPaused" : "DeploymentResumed",
                "Deployment is " + (paused ? "paused" : "resumed"));
    }

    Resource noteNew(Resource deployment, Resource made) {
        Resource revised = revised(deployment, made);
        FrozenMap status = Conditions.set(
                Tree.map(revised.json(), "status"),
                condition(
                        PROGRESSING,
                        "True",
                        "NewReplicaSetCreated",
                        "Created new replica set \"" + made.name() + "\""));
        return writer.keep(Kind.DEPLOYMENT, deployment, Tree.with(revised, status, "status"));
    }

    /** Copies the current ReplicaSet's revision to its Deployment. */
    Resource noteRevision(Resource deployment, Resource current) {
        return writer.keep(Kind.DEPLOYMENT, deployment, revised(deployment, current));
    }

    private static Resource revised(Resource deployment, Resource current) {
        String revision = Long.toString(ReplicaSets.revision(current));
        return Tree.with(deployment, revision, "metadata", "annotations", ReplicaSets.REVISION);
    }

    private Resource withProgress(Resource deployment, String status, String reason, String message) {
        FrozenMap changed =
                Conditions.set(Tree.map(deployment.json(), "status"), condition(PROGRESSING, status, reason, message));
        return writer.keep(Kind.DEPLOYMENT, deployment, Tree.with(deployment, changed, "status"));
    }

    /** Writes the status that follows from the ReplicaSets; during a rollout also whether it goes on. */
    Resource write(Resource deployment, @Nullable Resource current, List<Resource> all, boolean rollout) {
        FrozenMap before = Tree.map(deployment.json(), "status");
        FrozenMap status = counts(deployment, current, all);
        if (rollout) {
            status = progress(deployment, current, before, status);
            status = failure(all, status);
        }
        Resource written = writer.keep(Kind.DEPLOYMENT, deployment, Tree.with(deployment, status, "status"));
        lookAgain(written);
        return written;
    }

    private FrozenMap counts(Resource deployment, @Nullable Resource current, List<Resource> all) {
        int total = Workloads.sum(all, set -> Workloads.status(set, "replicas"));
        int ready = Workloads.sum(all, set -> Workloads.status(set, "readyReplicas"));
        int available = Workloads.sum(all, set -> Workloads.status(set, "availableReplicas"));
        FrozenMap status = Tree.of(
                "observedGeneration",
                Tree.at(deployment.json(), "metadata", "generation"),
                "replicas",
                positive(total),
                "updatedReplicas",
                positive(current == null ? 0 : Workloads.status(current, "replicas")),
                "readyReplicas",
                positive(ready),
                "availableReplicas",
                positive(available),
                "unavailableReplicas",
                positive(total - available),
                "conditions",
                Tree.at(deployment.json(), "status", "conditions"));
        int least = Workloads.replicas(deployment) - Workloads.maxUnavailable(deployment);
        boolean enough = available >= least;
        return setUnlessSame(
                status,
                condition(
                        "Available",
                        enough ? "True" : "False",
                        enough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
                        enough
                                ? "Deployment has minimum availability."
                                : "Deployment does not have minimum availability."));
    }

    private FrozenMap progress(Resource deployment, @Nullable Resource current, FrozenMap before, FrozenMap status) {
        FrozenMap known = Conditions.find(before, PROGRESSING);
        String reason = Tree.text(known, "reason");
        boolean done = number(status, "replicas") == number(status, "updatedReplicas")
                && reason.equals("NewReplicaSetAvailable");
        if (done) {
            return status;
        }
        String who = "ReplicaSet \"" + (current == null ? "" : current.name()) + "\"";
        if (isComplete(Tree.with(deployment, status, "status"))) {
            return setUnlessSame(
                    status,
                    condition(PROGRESSING, "True", "NewReplicaSetAvailable", who + " has successfully progressed."));
        }
        if (hasProgressed(before, status)) {
            return Conditions.set(
                    status, condition(PROGRESSING, "True", "ReplicaSetUpdated", who + " is progressing."));
        }
        if (isTimedOut(deployment, known)) {
            return setUnlessSame(
                    status,
                    condition(PROGRESSING, "False", "ProgressDeadlineExceeded", who + " has timed out progressing."));
        }
        return status;
    }

    private static boolean hasProgressed(FrozenMap before, FrozenMap after) {
        int oldBefore = number(before, "replicas") - number(before, "updatedReplicas");
        int oldAfter = number(after, "replicas") - number(after, "updatedReplicas");
        return number(after, "updatedReplicas") > number(before, "updatedReplicas")
                || oldAfter < oldBefore
                || number(after, "readyReplicas") > number(before, "readyReplicas")
                || number(after, "availableReplicas") > number(before, "availableReplicas");
    }

    private boolean isTimedOut(Resource deployment, FrozenMap known) {
        String reason = Tree.text(known, "reason");
        if (known.isEmpty() || reason.equals("NewReplicaSetAvailable")) {
            return false;
        }
        return reason.equals("ProgressDeadlineExceeded")
                || deadline(deployment, known).isBefore(clock.get());
    }

    private void lookAgain(Resource deployment) {
        FrozenMap known = Conditions.find(deployment.json().get("status"), PROGRESSING);
        String reason = Tree.text(known, "reason");
        boolean over = reason.equals("ProgressDeadlineExceeded") || reason.equals("NewReplicaSetAvailable");
        if (!known.isEmpty() && !over && !isComplete(deployment) && !deployment.isTrue("spec", "paused")) {
            Duration left = Duration.between(clock.get(), deadline(deployment, known));
            queue.addAfter(ObjectName.of(deployment), left.plusSeconds(1));
        }
    }

    private static Instant deadline(Resource deployment, FrozenMap progress) {
        int seconds = Tree.number(deployment.json(), 600, "spec", "progressDeadlineSeconds");
        return Instant.parse(Tree.text(progress, "lastUpdateTime")).plusSeconds(seconds);
    }

    private FrozenMap failure(List<Resource> all, FrozenMap status) {
        for (Resource set : all) {
            FrozenMap failure = Conditions.find(set.json().get("status"), "ReplicaFailure");
            if (!failure.isEmpty()) {
                return setUnlessSame(
                        status,
                        condition(
                                "ReplicaFailure", "True", Tree.text(failure, "reason"), Tree.text(failure, "message")));
            }
        }
        return Conditions.remove(status, "ReplicaFailure");
    }

    /** Whether all replicas are of the present template, available and alone. */
    static boolean isComplete(Resource deployment) {
        int wanted = Workloads.replicas(deployment);
        return Workloads.status(deployment, "updatedReplicas") == wanted
                && Workloads.status(deployment, "replicas") == wanted
                && Workloads.status(deployment, "availableReplicas") == wanted
                && Workloads.status(deployment, "observedGeneration")
                        >= Tree.number(deployment.json(), 0, "metadata", "generation");
    }

    private static FrozenMap setUnlessSame(FrozenMap status, FrozenMap condition) {
        FrozenMap known = Conditions.find(status, Tree.text(condition, "type"));
        boolean same = Tree.text(known, "status").equals(Tree.text(condition, "status"))
                && Tree.text(known, "reason").equals(Tree.text(condition, "reason"));
        return same ? status : Conditions.set(status, condition);
    }

    private FrozenMap condition(String type, String status, String reason, String message) {
        return Tree.of(
                "type",
                type,
                "status",
                status,
                "lastUpdateTime",
                writer.time(),
                "lastTransitionTime",
                writer.time(),
                "reason",
                reason,
                "message",
                message);
    }

    private static int number(FrozenMap status, String field) {
        return Tree.number(status, 0, field);
    }

    private static @Nullable Integer positive(int count) {
        return count > 0 ? count : null;
    }
}
