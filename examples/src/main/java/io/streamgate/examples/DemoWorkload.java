package io.streamgate.examples;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streamgate.Scheduler;
import io.streamgate.Workload;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Fabric8Api;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.BlueGreenObjects;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A workload to release: made where it is missing, left as it is where it is there. */
final class DemoWorkload {
    private static final Kind NAMESPACE = new Kind("", "v1", "Namespace", "namespaces");

    private DemoWorkload() {}

    /** Makes what is missing, and waits until the live colour is available. */
    static void create(KubernetesClient client, Workload workload, String image, int replicas) {
        KubeApi api = Fabric8Api.of(client, Duration.ofSeconds(10), Scheduler.system());
        create(
                api,
                NAMESPACE,
                new Resource(Map.of(
                        "apiVersion", "v1",
                        "kind", "Namespace",
                        "metadata", Map.of("name", workload.namespace()))));
        BlueGreenObjects.of(workload, image, replicas)
                .forEach((kind, objects) -> objects.forEach(object -> create(api, kind, object)));
        client.apps()
                .deployments()
                .inNamespace(workload.namespace())
                .withName(workload.name() + "-blue")
                .waitUntilCondition(
                        blue -> blue != null
                                && blue.getStatus() != null
                                && (blue.getSpec().getReplicas() == 0
                                        || Integer.valueOf(replicas)
                                                .equals(blue.getStatus().getAvailableReplicas())),
                        1,
                        TimeUnit.MINUTES);
    }

    private static void create(KubeApi api, Kind kind, Resource object) {
        try {
            api.create(kind, object);
        } catch (ApiException e) {
            if (!e.isConflict()) {
                throw e;
            }
        }
    }
}
