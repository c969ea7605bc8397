package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import java.time.Duration;

/**
 * The controllers that make the cluster's objects true.
 *
 * @param delay from a change to a controller's reaction
 */
record Controllers(Object lock, Store store, Writer writer, Scheduler scheduler, Duration delay, Events events) {
    void start(Duration schedulingDelay, Usage usage, Kinds kinds) {
        new PodScheduler(lock, store, writer, scheduler, schedulingDelay, events.of(Events.SCHEDULER));
        new DeploymentController(lock, store, writer, scheduler, delay, events.of("deployment-controller"));
        new ReplicaSetController(lock, store, writer, scheduler, delay, events.of("replicaset-controller"));
        new JobController(lock, store, writer, scheduler, delay, events.of("job-controller"));
        new EndpointController(lock, store, writer, scheduler, delay);
        new AutoscalerController(
                lock,
                store,
                writer,
                scheduler,
                delay,
                usage,
                new HorizontalFormula(),
                events.of("horizontal-pod-autoscaler"));
        new TaintEviction(lock, store, writer, scheduler, events.of("taint-eviction-controller"));
        new StrandedPods(lock, store, writer, scheduler);
        new QuotaController(lock, store, writer, scheduler, delay);
        new GarbageCollector(lock, store, writer, scheduler, delay, kinds);
    }
}
