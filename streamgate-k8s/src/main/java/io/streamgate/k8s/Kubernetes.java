package io.streamgate.k8s;

import static java.util.Objects.requireNonNull;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streamgate.HealthGate;
import io.streamgate.Journal;
import io.streamgate.Scheduler;
import io.streamgate.StreamGate;
import io.streamgate.TrafficRouter;
import io.streamgate.Workload;
import io.streamgate.k8s.api.Fabric8Api;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.mirror.Mirrors;
import io.streamgate.k8s.route.ServiceSelectorRouter;
import java.time.Duration;

/**
 * A Kubernetes cluster as StreamGate sees it. One of these is enough for all rollouts in a cluster: they share its watches. It
 * never closes a client that it was given. Thread-safe.
 */
public final class Kubernetes {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Mirrors mirrors;
    private final Scheduler scheduler;
    private final Naming naming;

    private Kubernetes(KubeApi api, Scheduler scheduler, Naming naming) {
        this.mirrors = new Mirrors(api, scheduler);
        this.scheduler = requireNonNull(scheduler, "scheduler");
        this.naming = requireNonNull(naming, "naming");
    }

    /** The cluster of a client, with the names of {@link Naming#DEFAULT}. */
    public static Kubernetes of(KubernetesClient client) {
        return of(Fabric8Api.of(client, TIMEOUT, Scheduler.system()), Scheduler.system());
    }

    /** The cluster behind an API, with time of one's own. */
    public static Kubernetes of(KubeApi api, Scheduler scheduler) {
        return new Kubernetes(api, scheduler, Naming.DEFAULT);
    }

    /** The same cluster with other names. */
    public Kubernetes named(Naming newNaming) {
        return new Kubernetes(mirrors.api(), scheduler, newNaming);
    }

    /** A StreamGate for this cluster, to be built. */
    public StreamGate.Builder streamGate() {
        return StreamGate.on(
                        new KubernetesCluster(mirrors, scheduler, naming),
                        new KubernetesJournal(mirrors, naming),
                        new KubernetesLease(mirrors.api(), naming),
                        serviceSelector())
                .scheduler(scheduler)
                .retry(Retries.standard());
    }

    /**
     * Takes away what StreamGate added to a workload: its ConfigMap, its Lease, and the term on the objects that it changed. The
     * history goes with it, so there is nothing to roll back to afterwards. Needs the rights to delete the first two.
     *
     * @throws IllegalStateException if a rollout of the workload has not ended
     * @throws io.streamgate.ClusterException if the cluster refuses, or does not answer
     */
    public void forget(Workload workload) {
        new Traces(mirrors.api(), naming, new KubernetesJournal(mirrors, naming)).remove(workload);
    }

    /** The journals of the workloads in this cluster: where each one's rollout is, and how the last ones ended. */
    public Journal journal() {
        return new KubernetesJournal(mirrors, naming);
    }

    /** The router that switches the active Service's selector. */
    public TrafficRouter serviceSelector() {
        return new ServiceSelectorRouter(mirrors, naming::active, naming.versionLabel());
    }

    /**
     * A gate that sends a GET to every pod of the new version, at its own address: for callers that can reach it.
     *
     * @param port the container port
     * @param path the path, beginning with a slash
     */
    public HealthGate httpProbe(int port, String path) {
        return new HttpProbe(mirrors.api(), naming, port, path, HttpProbe.Way.DIRECT);
    }

    /** As {@link #httpProbe}, through the API server: for callers outside the cluster. Needs the right to get pods/proxy. */
    public HealthGate httpProbeThroughApi(int port, String path) {
        return new HttpProbe(mirrors.api(), naming, port, path, HttpProbe.Way.THROUGH_API);
    }
}
