package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether a rollout goes on, is over, or has stood still for longer than its deadline. */
final class DeploymentProgress {
    static final String TYPE = "Progressing";
    static final String TIMED_OUT = "ProgressDeadlineExceeded";

    private static final String AVAILABLE = "NewReplicaSetAvailable";

    private final Writer writer;
    private final Supplier<Instant> clock;

    DeploymentProgress(Writer writer, Supplier<Instant> clock) {
        this.writer = writer;
        this.clock = clock;
    }

    /** The largest deadline there is stands for none. */
    static boolean hasDeadline(Resource deployment) {
        return Tree.number(deployment.json(), Integer.MAX_VALUE, "spec", "progressDeadlineSeconds")
                != Integer.MAX_VALUE;
    }

    FrozenMap condition(String status, String reason, String message) {
        return Conditions.timed(TYPE, status, reason, message, writer.time());
    }

    /** The new status with what it says of progress, compared to the one that the Deployment has. */
    FrozenMap apply(Resource deployment, @Nullable Resource current, FrozenMap status) {
        if (!hasDeadline(deployment)) {
            return Conditions.remove(status, TYPE);
        }
        FrozenMap before = Tree.map(deployment.json(), "status");
        FrozenMap known = Conditions.find(before, TYPE);
        boolean over = number(status, "replicas") == number(status, "updatedReplicas")
                && Tree.text(known, "reason").equals(AVAILABLE);
        if (over) {
            return status;
        }
        String who =
                current == null ? "Deployment \"" + deployment.name() + "\"" : "ReplicaSet \"" + current.name() + "\"";
        if (DeploymentStatus.isComplete(Tree.with(deployment, status, "status"))) {
            return Conditions.setUnlessSame(
                    status, condition("True", AVAILABLE, who + " has successfully progressed."));
        }
        if (hasProgressed(before, status)) {
            return Conditions.set(status, condition("True", "ReplicaSetUpdated", who + " is progressing."));
        }
        if (isTimedOut(deployment, known)) {
            return Conditions.setUnlessSame(status, condition("False", TIMED_OUT, who + " has timed out progressing."));
        }
        return status;
    }

    /** When to look whether the deadline has passed; empty if there is nothing to wait for. */
    Optional<Duration> nextLook(Resource deployment) {
        FrozenMap known = Conditions.find(deployment.json().get("status"), TYPE);
        boolean over = known.isEmpty()
                || !hasDeadline(deployment)
                || Tree.text(known, "reason").equals(TIMED_OUT)
                || Tree.text(known, "reason").equals(AVAILABLE)
                || deployment.isTrue("spec", "paused")
                || DeploymentStatus.isComplete(deployment);
        return over
                ? Optional.empty()
                : Optional.of(Duration.between(clock.get(), deadline(deployment, known))
                        .plusSeconds(1));
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
        if (known.isEmpty() || reason.equals(AVAILABLE)) {
            return false;
        }
        return reason.equals(TIMED_OUT) || deadline(deployment, known).isBefore(clock.get());
    }

    private static Instant deadline(Resource deployment, FrozenMap progress) {
        int seconds = Tree.number(deployment.json(), 0, "spec", "progressDeadlineSeconds");
        return Instant.parse(Tree.text(progress, "lastUpdateTime")).plusSeconds(seconds);
    }

    private static int number(FrozenMap status, String field) {
        return Tree.number(status, 0, field);
    }
}
