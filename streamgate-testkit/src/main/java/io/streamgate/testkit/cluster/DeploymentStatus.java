package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a Deployment's status says: counts, Available, Progressing, ReplicaFailure. */
final class DeploymentStatus {
    private static final String PROGRESSING = DeploymentProgress.TYPE;

    private final Writer writer;
    private final WorkQueue queue;
    private final Events.Source events;
    private final DeploymentProgress progress;

    DeploymentStatus(Writer writer, Supplier<Instant> clock, WorkQueue queue, Events.Source events) {
        this.writer = writer;
        this.queue = queue;
        this.events = events;
        this.progress = new DeploymentProgress(writer, clock);
    }

    Resource notePause(Resource deployment, boolean paused) {
        String reason = Tree.text(Conditions.find(deployment.json().get("status"), PROGRESSING), "reason");
        boolean noted = reason.equals("DeploymentPaused");
        if (paused == noted
                || reason.equals(DeploymentProgress.TIMED_OUT)
                || !DeploymentProgress.hasDeadline(deployment)) {
            return deployment;
        }
        return withProgress(
                deployment,
                progress.condition(
                        "Unknown",
                        paused ? "DeploymentPaused" : "DeploymentResumed",
                        "Deployment is " + (paused ? "paused" : "resumed")));
    }

    Resource noteNew(Resource deployment, Resource made) {
        String message = "Created new replica set \"" + made.name() + "\"";
        return noted(deployment, made, progress.condition("True", "NewReplicaSetCreated", message));
    }

    /** Copies the current ReplicaSet's revision to its Deployment. */
    Resource noteFound(Resource deployment, Resource current) {
        boolean unknown =
                Conditions.find(deployment.json().get("status"), PROGRESSING).isEmpty();
        String message = "Found new replica set \"" + current.name() + "\"";
        FrozenMap condition = progress.condition("True", "FoundNewReplicaSet", message);
        return noted(deployment, current, unknown ? condition : FrozenMap.EMPTY);
    }

    Resource noteCollision(Resource deployment) {
        int count = Workloads.status(deployment, "collisionCount") + 1;
        return writer.keep(Kind.DEPLOYMENT, deployment, Tree.with(deployment, count, "status", "collisionCount"));
    }

    void noteFailure(Resource deployment, String set, ApiException cause) {
        String message = "Failed to create new replica set \"" + set + "\": " + cause.getMessage();
        events.warning(Kind.DEPLOYMENT, deployment, "ReplicaSetCreateError", message);
        if (DeploymentProgress.hasDeadline(deployment)) {
            withProgress(deployment, progress.condition("False", "ReplicaSetCreateError", message));
        }
    }

    private Resource noted(Resource deployment, Resource current, FrozenMap condition) {
        String revision = Long.toString(Revisions.of(current));
        Resource revised = Tree.with(deployment, revision, "metadata", "annotations", Revisions.REVISION);
        if (!condition.isEmpty() && DeploymentProgress.hasDeadline(deployment)) {
            FrozenMap status = Conditions.set(Tree.map(revised.json(), "status"), condition);
            revised = Tree.with(revised, status, "status");
        }
        return writer.keep(Kind.DEPLOYMENT, deployment, revised);
    }

    private Resource withProgress(Resource deployment, FrozenMap condition) {
        FrozenMap changed = Conditions.setUnlessSame(Tree.map(deployment.json(), "status"), condition);
        return writer.keep(Kind.DEPLOYMENT, deployment, Tree.with(deployment, changed, "status"));
    }

    /** Writes the status that follows from the ReplicaSets; during a rollout also whether it goes on. */
    Resource write(Resource deployment, @Nullable Resource current, List<Resource> all, boolean rollout) {
        FrozenMap status = counts(deployment, current, all);
        if (rollout) {
            status = progress.apply(deployment, current, status);
            status = failure(current, all, status);
        }
        Resource written = writer.keep(Kind.DEPLOYMENT, deployment, Tree.with(deployment, status, "status"));
        progress.nextLook(written).ifPresent(wait -> queue.addAfter(ObjectName.of(written), wait));
        return written;
    }

    private FrozenMap counts(Resource deployment, @Nullable Resource current, List<Resource> all) {
        int wanted = Workloads.sum(all, Workloads::replicas);
        int available = Workloads.sum(all, set -> Workloads.status(set, "availableReplicas"));
        FrozenMap status = Tree.of(
                "observedGeneration",
                Tree.at(deployment.json(), "metadata", "generation"),
                "replicas",
                positive(Workloads.sum(all, set -> Workloads.status(set, "replicas"))),
                "updatedReplicas",
                positive(current == null ? 0 : Workloads.status(current, "replicas")),
                "readyReplicas",
                positive(Workloads.sum(all, set -> Workloads.status(set, "readyReplicas"))),
                "availableReplicas",
                positive(available),
                "unavailableReplicas",
                positive(wanted - available),
                "collisionCount",
                positive(Workloads.status(deployment, "collisionCount")),
                "conditions",
                Tree.at(deployment.json(), "status", "conditions"));
        int least = Workloads.replicas(deployment) - Workloads.maxUnavailable(deployment);
        boolean enough = available >= least;
        return Conditions.setUnlessSame(
                status,
                Conditions.timed(
                        "Available",
                        enough ? "True" : "False",
                        enough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
                        enough
                                ? "Deployment has minimum availability."
                                : "Deployment does not have minimum availability.",
                        writer.time()));
    }

    private FrozenMap failure(@Nullable Resource current, List<Resource> all, FrozenMap status) {
        List<Resource> currentFirst = new ArrayList<>(all);
        if (current != null) {
            currentFirst.add(0, current);
        }
        for (Resource set : currentFirst) {
            FrozenMap failure = Conditions.find(set.json().get("status"), "ReplicaFailure");
            if (!failure.isEmpty()) {
                return Conditions.setUnlessSame(
                        status,
                        Conditions.timed(
                                "ReplicaFailure",
                                Tree.text(failure, "status"),
                                Tree.text(failure, "reason"),
                                Tree.text(failure, "message"),
                                Tree.text(failure, "lastTransitionTime")));
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

    private static @Nullable Integer positive(int count) {
        return count > 0 ? count : null;
    }
}
