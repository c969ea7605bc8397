package io.streamgate.examples.cluster;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.streamgate.Scheduler;
import io.streamgate.Track;
import io.streamgate.Workload;
import io.streamgate.k8s.Naming;
import io.streamgate.k8s.api.Fabric8Api;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.BlueGreenObjects;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A workload at version v1 with three pods, in a namespace of its own, and a pod that sends it a hundred requests a second from
 * then on. Closing it removes the namespace.
 */
final class Shop implements AutoCloseable {
    static final int PODS = 3;
    static final String IMAGE = "streamgate.test/demo:";

    private static final Kind NAMESPACE = new Kind("", "v1", "Namespace", "namespaces");
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String OTHER_MANAGER = "kubectl-edit";

    private final KubernetesClient client;
    private final KubeApi api;
    private final Workload workload;

    private Shop(int minReadySeconds) {
        client = new KubernetesClientBuilder()
                .withConfig(Config.autoConfigure(null))
                .build();
        api = Fabric8Api.of(client, Duration.ofSeconds(5), Scheduler.system());
        workload = new Workload("streamgate-" + UUID.randomUUID().toString().substring(0, 8), "checkout");
        api.create(NAMESPACE, new Resource(Map.of("metadata", Map.of("name", workload.namespace()))));
        BlueGreenObjects.of(workload, IMAGE + "v1", PODS)
                .forEach((kind, objects) -> objects.forEach(object -> api.create(kind, object)));
        for (Track track : Track.COLOURS) {
            api.patch(
                    Naming.DEFAULT.deployment(workload, track),
                    new Patch(Patch.Type.MERGE, Map.of("spec", Map.of("minReadySeconds", minReadySeconds))),
                    false);
        }
        awaitAvailable(Track.BLUE);
        startLoad();
    }

    static Shop open() {
        return open(0);
    }

    /** With pods that must have been ready for so long before they count. */
    static Shop open(int minReadySeconds) {
        Shop shop = new Shop(minReadySeconds);
        Eventually.pass(Duration.ofSeconds(2));
        return shop;
    }

    private void startLoad() {
        String address = api.get(Naming.DEFAULT.active(workload))
                .text("spec", "clusterIP")
                .orElseThrow();
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withName("load")
                .withNamespace(workload.namespace())
                .endMetadata()
                .withNewSpec()
                .withTerminationGracePeriodSeconds(0L)
                .addNewContainer()
                .withName("load")
                .withImage("streamgate.test/load:1")
                .withImagePullPolicy("IfNotPresent")
                .withArgs("-url", "http://" + address + ":80", "-rate", "100")
                .endContainer()
                .endSpec()
                .build();
        Eventually.is("pod that sends requests", SOON, () -> {
            try {
                client.resource(pod).create();
                return true;
            } catch (KubernetesClientException e) {
                return false;
            }
        });
        Eventually.is("answer to the first requests", SOON, () -> seen().sent() > 0);
        stats("reset");
    }

    Workload workload() {
        return workload;
    }

    /** What the load has seen since it began, or since {@link #forget}. */
    Seen seen() {
        return Seen.of(stats("stats"));
    }

    /** What the load has seen, two seconds from now. */
    Seen seenSoon() {
        Eventually.pass(Duration.ofSeconds(2));
        return seen();
    }

    /** Starts the counts again. */
    void forget() {
        stats("reset");
    }

    private String stats(String path) {
        return Eventually.get(
                "answer from the load",
                SOON,
                () -> Optional.of(
                        api.raw(new Ref(Kind.POD, workload.namespace(), "load:9090").path() + "/proxy/" + path)));
    }

    Resource deployment(Track track) {
        return api.get(Naming.DEFAULT.deployment(workload, track));
    }

    long replicas(Track track) {
        return deployment(track).number("spec", "replicas").orElse(-1L);
    }

    String image(Track track) {
        return deployment(track)
                .list("spec", "template", "spec", "containers")
                .get(0)
                .text("image")
                .orElse("");
    }

    /** The track that the active Service selects. */
    String live() {
        return api.get(Naming.DEFAULT.active(workload))
                .strings("spec", "selector")
                .getOrDefault("version", "");
    }

    /** Who drives, by the lease; empty if nobody does. */
    String driver() {
        return api.get(Naming.DEFAULT.lease(workload))
                .text("spec", "holderIdentity")
                .orElse("");
    }

    /**
     * The versions of everything that a rollout writes, but for the lease, which is no part of the workload: whoever finds it
     * free may take it, to see that there is nothing to do.
     */
    List<String> written() {
        Ref active = Naming.DEFAULT.active(workload);
        Ref journal = Naming.DEFAULT.journal(workload);
        return List.of(
                spec(Track.BLUE),
                spec(Track.GREEN),
                active + " " + api.get(active).resourceVersion(),
                journal + " " + api.get(journal).resourceVersion());
    }

    /** What only a rollout writes of a Deployment; its controller writes the rest when it likes. */
    private String spec(Track track) {
        Resource deployment = deployment(track);
        return deployment.name() + " generation "
                + deployment.number("metadata", "generation").orElse(0L) + " term "
                + deployment.annotations().get("streamgate.io/term");
    }

    void awaitAvailable(Track track) {
        Eventually.is(
                "available " + track,
                SOON,
                () -> deployment(track).number("status", "availableReplicas").orElse(0L) >= replicas(track));
    }

    /** Changes a Deployment as a person would, under another manager's name. */
    void editDeployment(Track track, String merge) {
        client.apps()
                .deployments()
                .inNamespace(workload.namespace())
                .withName(Naming.DEFAULT.deployment(workload, track).name())
                .patch(context(), merge);
    }

    /** Changes the active Service as a person would, under another manager's name. */
    void editActive(String merge) {
        client.services()
                .inNamespace(workload.namespace())
                .withName(Naming.DEFAULT.active(workload).name())
                .patch(context(), merge);
    }

    Resource active() {
        return api.get(Naming.DEFAULT.active(workload));
    }

    private static PatchContext context() {
        return new PatchContext.Builder()
                .withPatchType(PatchType.JSON_MERGE)
                .withFieldManager(OTHER_MANAGER)
                .build();
    }

    @Override
    public void close() {
        // A test that took too long was interrupted; its namespace is to go nevertheless.
        Thread.interrupted();
        try (client) {
            Eventually.is("end of " + workload.namespace(), SOON, () -> {
                api.delete(new Ref(NAMESPACE, "", workload.namespace()), "");
                return true;
            });
        }
    }
}
