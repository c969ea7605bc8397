package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import java.time.Duration;
import java.util.List;

/** The controllers and kubelets that make the cluster's objects true, and what they measure. */
final class Controllers {
    private final Object lock;
    private final Store store;
    private final Writer writer;
    private final Scheduler scheduler;
    private final Timing timing;
    private final Events events;
    private final Nodes machines;
    private final Kubelet kubelet;
    private final NodeController nodes;
    private final LoadScripts loads;
    private final Usage usage;

    Controllers(Object lock, Store store, Writer writer, Scheduler scheduler, Timing timing, boolean events) {
        this.lock = lock;
        this.store = store;
        this.writer = writer;
        this.scheduler = scheduler;
        this.timing = timing;
        this.events = new Events(store, writer, scheduler::now, events);
        this.machines = new Nodes(store, writer);
        this.kubelet = new Kubelet(lock, store, writer, scheduler, machines, this.events.of("kubelet"));
        this.nodes = new NodeController(store, writer, machines, kubelet, this.events.of("node-controller"));
        this.loads = new LoadScripts(lock, store, scheduler::now);
        this.usage = new Usage(store, kubelet, loads, scheduler::now);
    }

    Kubelet kubelet() {
        return kubelet;
    }

    NodeController nodes() {
        return nodes;
    }

    LoadScripts loads() {
        return loads;
    }

    Usage usage() {
        return usage;
    }

    /** Has everything begin, on these nodes. */
    void start(List<ClusterNode> on, Kinds kinds, Schemas schemas) {
        Duration delay = timing.controllerDelay();
        new PodScheduler(lock, store, writer, scheduler, timing.schedulingDelay(), events.of(Events.SCHEDULER));
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
        new QuotaController(lock, store, writer, kinds, scheduler, delay);
        new DisruptionController(lock, store, writer, scheduler, delay);
        new NamespaceController(lock, store, writer, kinds, scheduler, delay);
        new DefinitionController(lock, store, writer, kinds, schemas, scheduler, delay);
        new GarbageCollector(lock, store, writer, scheduler, delay, kinds);
        new MetricsServer(store, usage).serve();
        synchronized (lock) {
            machines.create(on);
        }
    }
}
