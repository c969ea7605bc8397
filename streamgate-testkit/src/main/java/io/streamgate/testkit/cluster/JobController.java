package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Runs the pods of a Job until as many as it asks for have succeeded, or too many have failed. */
final class JobController {
    private static final int FIRST_RETRY = 10;
    private static final int LAST_RETRY = 600;

    private final Store store;
    private final Writer writer;
    private final Supplier<Instant> clock;
    private final Events.Source events;
    private final JobStatus status;
    private final WorkQueue queue;

    JobController(Object lock, Store store, Writer writer, Scheduler scheduler, Duration delay, Events.Source events) {
        this.store = store;
        this.writer = writer;
        this.clock = scheduler::now;
        this.events = events;
        this.status = new JobStatus(writer);
        this.queue = new WorkQueue(lock, scheduler, delay, this::reconcile);
        store.listen(this::changed);
    }

    private void changed(StoreChange change) {
        if (change.kind().equals(Kinds.JOB)) {
            queue.add(ObjectName.of(change.last()));
        } else if (change.kind().equals(Kind.POD)
                && Tree.text(Workloads.controller(change.last()), "kind").equals("Job")) {
            queue.add(new ObjectName(change.last().namespace(), Workloads.controllerName(change.last())));
        }
    }

    private void reconcile(ObjectName key) {
        Resource job = store.find(Kinds.JOB, key.namespace(), key.name()).orElse(null);
        if (job == null || job.isDeleting()) {
            return;
        }
        if (JobStatus.isOver(job)) {
            forget(job);
            return;
        }
        JobPods pods = JobPods.of(store.ownedBy(job.uid(), Kind.POD));
        boolean suspended = job.isTrue("spec", "suspend");
        String failure = failure(job, pods);
        int wanted = Tree.number(job.json(), 1, "spec", "completions");
        boolean complete = pods.succeeded() >= wanted;
        if (suspended || complete || !failure.isEmpty()) {
            pods.active().forEach(pod -> delete(job, pod));
        } else {
            start(job, pods, wanted);
        }
        JobPods now = JobPods.of(store.ownedBy(job.uid(), Kind.POD));
        Resource written = status.write(job, now, suspended, complete, failure);
        if (complete) {
            events.normal(Kinds.JOB, job, "Completed", "Job completed");
        } else if (!failure.isEmpty()) {
            events.warning(Kinds.JOB, job, failure, JobStatus.message(failure));
        }
        forget(written);
    }

    private void start(Resource job, JobPods pods, int wanted) {
        int parallel = Tree.number(job.json(), 1, "spec", "parallelism");
        int more = Math.min(parallel, wanted - pods.succeeded()) - pods.active().size();
        Instant notBefore = pods.lastFailure()
                .map(last -> last.plusSeconds(wait(pods.failed())))
                .orElse(Instant.MIN);
        if (more <= 0) {
            pods.active().stream().limit(-more).forEach(pod -> delete(job, pod));
        } else if (notBefore.isAfter(clock.get())) {
            queue.addAfter(ObjectName.of(job), Duration.between(clock.get(), notBefore));
        } else {
            for (int i = 0; i < more; i++) {
                Resource pod = writer.create(
                        Kind.POD, Workloads.pod(job, job.name() + "-", template(job)), Writer.CONTROLLER, false);
                events.normal(Kinds.JOB, job, "SuccessfulCreate", "Created pod: " + pod.name());
            }
        }
    }

    private static int wait(int failed) {
        return Math.min(LAST_RETRY, FIRST_RETRY << Math.min(failed - 1, 6));
    }

    private static FrozenMap template(Resource job) {
        FrozenMap labels = Tree.map(job.json(), "spec", "template", "metadata", "labels");
        for (String prefix : List.of("", "batch.kubernetes.io/")) {
            labels = Tree.with(labels, job.name(), prefix + "job-name");
            labels = Tree.with(labels, job.uid(), prefix + "controller-uid");
        }
        return Tree.with(Tree.map(job.json(), "spec", "template"), labels, "metadata", "labels");
    }

    private String failure(Resource job, JobPods pods) {
        int allowed = Tree.number(job.json(), 6, "spec", "backoffLimit");
        boolean onFailure = Tree.text(job.json(), "spec", "template", "spec", "restartPolicy")
                .equals("OnFailure");
        int restarts = onFailure ? pods.restarts() : 0;
        if (pods.failed() > allowed || (onFailure && restarts > 0 && restarts >= allowed)) {
            return "BackoffLimitExceeded";
        }
        String started = Tree.text(job.json(), "status", "startTime");
        int deadline = Tree.number(job.json(), -1, "spec", "activeDeadlineSeconds");
        if (deadline >= 0 && !started.isEmpty()) {
            Instant due = Instant.parse(started).plusSeconds(deadline);
            if (!due.isAfter(clock.get())) {
                return "DeadlineExceeded";
            }
            queue.addAfter(ObjectName.of(job), Duration.between(clock.get(), due));
        } else if (deadline >= 0) {
            queue.addAfter(ObjectName.of(job), Duration.ofSeconds(deadline));
        }
        return "";
    }

    private void delete(Resource job, Resource pod) {
        writer.delete(new Ref(Kind.POD, pod.namespace(), pod.name()), pod.uid(), -1);
        events.normal(Kinds.JOB, job, "SuccessfulDelete", "Deleted pod: " + pod.name());
    }

    /** Takes a Job that is over away once its time has come. */
    private void forget(Resource job) {
        int kept = Tree.number(job.json(), -1, "spec", "ttlSecondsAfterFinished");
        if (kept < 0 || !JobStatus.isOver(job)) {
            return;
        }
        Instant due = JobStatus.overSince(job).plusSeconds(kept);
        if (due.isAfter(clock.get())) {
            queue.addAfter(ObjectName.of(job), Duration.between(clock.get(), due));
        } else {
            writer.delete(new Ref(Kinds.JOB, job.namespace(), job.name()), job.uid(), -1);
        }
    }
}
