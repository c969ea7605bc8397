package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import java.time.Duration;
import java.util.List;

/** The controllers and kubelets that make the cluster's objects true, and what they measure. */
final class Controllers {
    private final Object lock;
    private final Store store;
    private final Writer writer;
    private final Components components;
    private final Timing timing;
    private final Events events;
    private final Nodes machines;
    private final Kubelet kubelet;
    private final NodeController nodes;
    private final LoadScripts loads;
    private final Usage usage;

    Controllers(
            Object lock,
            Store store,
            Writer writer,
            Scheduler scheduler,
            Components components,
            Timing timing,
            boolean events) {
        this.lock = lock;
        this.store = store;
        this.writer = writer;
        this.components = components;
        this.timing = timing;
        this.events = new Events(store, writer, scheduler::now, events);
        this.machines = new Nodes(store, writer);
        this.kubelet = new Kubelet(
                lock, store, writer, components.scheduler(Components.KUBELET), machines, this.events.of("kubelet"));
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
        new PodScheduler(
                lock,
                store,
                writer,
                components.scheduler("kube-scheduler"),
                timing.schedulingDelay(),
                events.of(Events.SCHEDULER));
        new DeploymentController(
                lock,
                store,
                writer,
                components.scheduler("deployment-controller"),
                delay,
                events.of("deployment-controller"));
        new ReplicaSetController(
                lock,
                store,
                writer,
                components.scheduler("replicaset-controller"),
                delay,
                events.of("replicaset-controller"));
        new JobController(
                lock, store, writer, components.scheduler("job-controller"), delay, events.of("job-controller"));
        new EndpointController(lock, store, writer, components.scheduler("endpointslice-controller"), delay);
        new AutoscalerController(
                lock,
                store,
                writer,
                components.scheduler("horizontal-pod-autoscaler-controller"),
                delay,
                usage,
                new HorizontalFormula(),
                events.of("horizontal-pod-autoscaler"));
        new TaintEviction(
                lock,
                store,
                writer,
                components.scheduler("taint-eviction-controller"),
                events.of("taint-eviction-controller"));
        new StrandedPods(lock, store, writer, components.scheduler("pod-garbage-collector-controller"));
        new QuotaController(lock, store, writer, kinds, components.scheduler("resourcequota-controller"), delay);
        new DisruptionController(lock, store, writer, components.scheduler("disruption-controller"), delay);
        new NamespaceController(lock, store, writer, kinds, components.scheduler("namespace-controller"), delay);
        new DefinitionController(lock, store, writer, kinds, schemas, components.scheduler("apiextensions"), delay);
        new GarbageCollector(lock, store, writer, components.scheduler("garbage-collector-controller"), delay, kinds);
        new GatewayController(lock, store, writer, components.scheduler("gateway"), timing.proxyDelay());
        new MetricsServer(store, usage).serve();
        synchronized (lock) {
            machines.create(on);
        }
    }
}
