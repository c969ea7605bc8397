package io.streamgate.testkit.cluster;

import static java.util.Objects.requireNonNull;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A Kubernetes in memory: an API server's semantics, and the controllers that make Deployments run, on a {@link Scheduler}.
 * On a {@link io.streamgate.testkit.time.VirtualScheduler} and one thread it does exactly the same every time; in real time it may
 * be used from any thread.
 */
public final class InMemoryCluster {
    private static final List<ClusterNode> NODES = List.of(ClusterNode.named("node-a"), ClusterNode.named("node-b"));

    private static final List<String> USUAL = List.of("default", "kube-node-lease", "kube-public", "kube-system");

    private final Object lock = new Object();
    private final Scheduler scheduler;
    private final Store store;
    private final Writer writer;
    private final Watches watches;
    private final Faults faults;
    private final Rights rights;
    private final Controllers controllers;
    private final ApiServer server;
    private final Traffic traffic;
    private final Kinds kinds = new Kinds();
    private final Schemas schemas = new Schemas();

    private InMemoryCluster(Builder builder) {
        scheduler = builder.scheduler;
        Timing timing = builder.timing;
        store = new Store(builder.history);
        writer = new Writer(store, new Identity(builder.seed), scheduler::now, kinds, schemas);
        watches = new Watches(lock, store, scheduler, timing, kinds);
        Components components = new Components(lock, scheduler);
        faults = new Faults(lock, scheduler, watches, components);
        rights = new Rights(lock);
        controllers = new Controllers(lock, store, writer, scheduler, components, timing, builder.events);
        Kubelet kubelet = controllers.kubelet();
        PodProxy proxy = new PodProxy(store, kubelet);
        CustomMetrics metrics = new CustomMetrics(store, controllers.usage());
        server = new ApiServer(lock, scheduler, store, writer, watches, faults, rights, proxy, metrics, kinds, schemas);
        traffic = new Traffic(
                lock,
                store,
                scheduler,
                components.scheduler(Components.KUBE_PROXY),
                kubelet,
                timing.proxyDelay(),
                builder.seed);
        controllers.start(builder.nodes.isEmpty() ? NODES : builder.nodes, kinds, schemas);
        if (builder.certificates) {
            Scheduler publisher = components.scheduler("root-ca-certificate-publisher-controller");
            new RootCertificates(lock, store, writer, publisher, timing.controllerDelay());
        }
        USUAL.forEach(this::namespace);
    }

    /** A cluster with the usual timing and the namespace {@code default}. */
    public static InMemoryCluster on(Scheduler scheduler) {
        return builder(scheduler).build();
    }

    /** For a cluster that differs from {@link #on}. */
    public static Builder builder(Scheduler scheduler) {
        return new Builder(scheduler);
    }

    /** The API for StreamGate itself. */
    public KubeApi api() {
        return as(Patch.MANAGER);
    }

    /**
     * The API for one process of StreamGate: watchers are called on its scheduler. Once a {@link
     * io.streamgate.testkit.time.VirtualProcess} is killed, every call stops it where it stands.
     */
    public KubeApi api(Scheduler process) {
        return new Verbs(server, process, Patch.MANAGER);
    }

    /** The API for someone else, who writes as another field manager. */
    public Verbs as(String manager) {
        return new Verbs(server, scheduler, manager);
    }

    /** The API for someone else, whose watchers are called, and whose time passes, on a scheduler of its own. */
    public Verbs as(String manager, Scheduler process) {
        return new Verbs(server, process, manager);
    }

    /** What goes wrong between clients and the API. */
    public Faults faults() {
        return faults;
    }

    /** What pods get to do where no traffic is sent to them. */
    public LoadScripts loads() {
        return controllers.loads();
    }

    /** What clients may do. */
    public Rights rights() {
        return rights;
    }

    /** Creates a namespace, unless it is there. */
    public InMemoryCluster namespace(String name) {
        synchronized (lock) {
            if (store.find(Kinds.NAMESPACE, "", name).isEmpty()) {
                FrozenMap namespace = Tree.of("metadata", Tree.of("name", name));
                writer.create(Kinds.NAMESPACE, namespace, Writer.CONTROLLER, false);
            }
            return this;
        }
    }

    /** Has the server know one more kind in namespaces, as a CustomResourceDefinition does. */
    public InMemoryCluster kind(Kind kind) {
        return kind(ApiResource.of(kind));
    }

    /** Has the server know one more kind, as a CustomResourceDefinition does. */
    public InMemoryCluster kind(ApiResource resource) {
        synchronized (lock) {
            kinds.add(resource);
            return this;
        }
    }

    /**
     * Has the server know the kinds by which others than Services share traffic out, {@link RouteKinds#ALL}, as if their
     * CustomResourceDefinitions were installed. A gateway takes the HTTPRoutes of every Gateway there is.
     */
    public InMemoryCluster routes() {
        RouteKinds.ALL.forEach(this::kind);
        return this;
    }

    /** The kinds that the server knows. */
    public List<Kind> kinds() {
        return resources().stream().map(ApiResource::kind).toList();
    }

    /** The kinds that the server knows, and how it serves each. */
    public List<ApiResource> resources() {
        synchronized (lock) {
            return List.copyOf(kinds.resources());
        }
    }

    /**
     * What pods of an image do from now on. The share of errors and the answers count for pods that run already, all else for
     * those that are yet to start. An image nothing was said about is {@link PodScript#HEALTHY}.
     */
    public InMemoryCluster image(String image, PodScript script) {
        synchronized (lock) {
            controllers.kubelet().script(image, script);
            return this;
        }
    }

    /** The program in a pod exits with 1. */
    public void crash(String namespace, String pod) {
        synchronized (lock) {
            running(namespace, pod).crash();
        }
    }

    /** A pod is ready or not from now on, whatever its script says. */
    public void ready(String namespace, String pod, boolean ready) {
        synchronized (lock) {
            running(namespace, pod).setReady(ready);
        }
    }

    /** Gives a Service of type LoadBalancer the address that it is waiting for; nobody else does. */
    public void balance(String namespace, String service, String address) {
        synchronized (lock) {
            Resource found = store.find(Kind.SERVICE, namespace, service)
                    .orElseThrow(() -> Refusal.notFound(Kind.SERVICE, service));
            List<?> ingress = List.of(Map.of("ip", address, "ipMode", "VIP"));
            writer.keep(Kind.SERVICE, found, Tree.with(found, ingress, "status", "loadBalancer", "ingress"));
        }
    }

    /**
     * A node fails with all that runs on it. Its pods answer no more; after 50 s it counts as lost, and its pods as not ready;
     * after five minutes more, or what they tolerate, they are replaced elsewhere.
     */
    public void failNode(String name) {
        synchronized (lock) {
            controllers.nodes().fail(name);
        }
    }

    /** A node that had failed is back, and starts what is still to run on it. */
    public void recoverNode(String name) {
        synchronized (lock) {
            controllers.nodes().recover(name);
        }
    }

    private RunningPod running(String namespace, String name) {
        return store.find(Kind.POD, namespace, name)
                .flatMap(controllers.kubelet()::running)
                .orElseThrow(() -> new IllegalArgumentException("no pod " + namespace + "/" + name
                        + " runs on a node; list the pods first, and wait until it has been scheduled"));
    }

    /**
     * Starts sending requests through a Service.
     *
     * @param perSecond how many, above 0
     */
    public Load traffic(String namespace, String service, double perSecond) {
        return traffic(TrafficSource.to(namespace, service, perSecond));
    }

    /** Starts sending requests. */
    public Load traffic(TrafficSource source) {
        synchronized (lock) {
            if (kinds.find(source.target().kind()).isEmpty()) {
                throw new IllegalArgumentException(
                        "the server does not know " + source.target().kind()
                                + ", to which requests are to be sent; call routes() on the cluster first");
            }
            return traffic.start(source);
        }
    }

    /**
     * The instants at which a Service's ready endpoints went from some to none while a pod of the application was ready. Pods
     * are of the application if the Service's selector matches them, its labels {@code version}, {@code track} and {@code
     * color} aside.
     */
    public List<Instant> blackouts(String namespace, String service) {
        synchronized (lock) {
            return traffic.blackouts(namespace, service);
        }
    }

    /**
     * Has a listener told of every change from now on, whoever makes it: at once and in order, before the one who made it is
     * answered. It is called with the cluster's lock held, and must not write.
     */
    public void listen(Consumer<ObjectChange> listener) {
        synchronized (lock) {
            store.listen(change -> listener.accept(ObjectChange.of(change, scheduler.now(), server.underWay())));
        }
    }

    /** The requests to the API so far, the last 100 000 of them. */
    public List<Call> calls() {
        return server.calls();
    }

    /** How many watches are open. */
    public int openWatches() {
        synchronized (lock) {
            return watches.count();
        }
    }

    /** Has the store forget its history: a watch from a version before now is gone (410). */
    public void compact() {
        synchronized (lock) {
            store.compact();
        }
    }

    /** The objects of a kind in a namespace, past all faults and rights. */
    public List<Resource> objects(Kind kind, String namespace) {
        synchronized (lock) {
            return store.list(kind, namespace);
        }
    }

    /** What the cluster runs on. */
    public Scheduler scheduler() {
        return scheduler;
    }

    /** The time in the cluster. */
    public Instant now() {
        return scheduler.now();
    }

    /** How a cluster is to be. */
    public static final class Builder {
        private final Scheduler scheduler;
        private Timing timing = Timing.TYPICAL;
        private long seed = 1;
        private int history = 5_000;
        private boolean events = true;
        private boolean certificates;
        private final List<ClusterNode> nodes = new ArrayList<>();

        private Builder(Scheduler scheduler) {
            this.scheduler = requireNonNull(scheduler, "scheduler");
        }

        /** How long things take. */
        public Builder timing(Timing timing) {
            this.timing = requireNonNull(timing, "timing");
            return this;
        }

        /** What uids and the endings of names come from. */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /** One of the cluster's nodes; they are node-a and node-b, with room for about everything, unless any are given. */
        public Builder node(ClusterNode node) {
            nodes.add(requireNonNull(node, "node"));
            return this;
        }

        /** Whether the controllers write Events; they do unless told otherwise. */
        public Builder events(boolean written) {
            this.events = written;
            return this;
        }

        /**
         * Whether each namespace gets the ConfigMap {@code kube-root-ca.crt}, as on a real cluster; not unless told so, since
         * it gets in the way of tests that count ConfigMaps. It holds no real certificate.
         */
        public Builder certificates(boolean published) {
            this.certificates = published;
            return this;
        }

        /** How many changes the store keeps for watches; older versions are gone (410). */
        public Builder history(int changes) {
            if (changes < 1) {
                throw new IllegalArgumentException(
                        "the history is " + changes + " changes long; it must be at least 1");
            }
            this.history = changes;
            return this;
        }

        /** The cluster, empty but for the namespace {@code default}. */
        public InMemoryCluster build() {
            return new InMemoryCluster(this);
        }
    }
}
