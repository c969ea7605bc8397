package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Resource;
import java.time.Instant;

/** What a Job's status says. */
final class JobStatus {
    private final Writer writer;

    JobStatus(Writer writer) {
        this.writer = writer;
    }

    static boolean isOver(Resource job) {
        Object status = job.json().get("status");
        return Conditions.isTrue(status, "Complete") || Conditions.isTrue(status, "Failed");
    }

    static Instant overSince(Resource job) {
        FrozenMap complete = Conditions.find(job.json().get("status"), "Complete");
        FrozenMap end = complete.isEmpty() ? Conditions.find(job.json().get("status"), "Failed") : complete;
        return Instant.parse(Tree.text(end, "lastTransitionTime"));
    }

    static String message(String failure) {
        return failure.equals("DeadlineExceeded")
                ? "Job was active longer than specified deadline"
                : "Job has reached the specified backoff limit";
    }

    Resource write(Resource job, JobPods pods, boolean suspended, boolean complete, String failure) {
        FrozenMap status = Tree.map(job.json(), "status");
        status = count(status, "active", pods.active().size());
        status = count(status, "succeeded", pods.succeeded());
        status = count(status, "failed", pods.failed());
        status = Tree.with(status, pods.ready(), "ready");
        status = Tree.with(status, 0, "terminating");
        status = Tree.with(status, FrozenMap.EMPTY, "uncountedTerminatedPods");
        status = suspended ? Tree.without(status, "startTime") : Tree.withDefault(status, writer.time(), "startTime");
        if (complete) {
            String message = "Reached expected number of succeeded pods";
            status = holds(status, "SuccessCriteriaMet", "CompletionsReached", message);
            status = holds(status, "Complete", "CompletionsReached", message);
            status = Tree.with(status, writer.time(), "completionTime");
        } else if (!failure.isEmpty()) {
            status = holds(status, "FailureTarget", failure, message(failure));
            status = holds(status, "Failed", failure, message(failure));
        } else if (suspended) {
            status = holds(status, "Suspended", "JobSuspended", "Job suspended");
        } else if (Conditions.isTrue(status, "Suspended")) {
            status = Conditions.set(status, condition("Suspended", "False", "JobResumed", "Job resumed"));
        }
        return writer.keep(Kinds.JOB, job, Tree.with(job, status, "status"));
    }

    private FrozenMap holds(FrozenMap status, String type, String reason, String message) {
        return Conditions.setUnlessSame(status, condition(type, "True", reason, message));
    }

    private FrozenMap condition(String type, String status, String reason, String message) {
        return Tree.with(Conditions.of(type, status, reason, message, writer.time()), writer.time(), "lastProbeTime");
    }

    private static FrozenMap count(FrozenMap status, String field, int count) {
        return count > 0 ? Tree.with(status, count, field) : Tree.without(status, field);
    }
}
