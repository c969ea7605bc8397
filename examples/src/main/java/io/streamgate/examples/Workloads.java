package io.streamgate.examples;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streamgate.Workload;

/** What programs beside this package need to know of the demonstration workload. */
public final class Workloads {
    private Workloads() {}

    /** Makes what is missing, and waits until the live colour is available. */
    public static void create(KubernetesClient client, Workload workload, String image, int replicas) {
        DemoWorkload.create(client, workload, image, replicas);
    }

    /** The colour that users reach. */
    public static String live(KubernetesClient client, Workload workload) {
        return client.services()
                .inNamespace(workload.namespace())
                .withName(workload.name() + "-active")
                .get()
                .getSpec()
                .getSelector()
                .getOrDefault("version", "");
    }

    /** The tag of the image that a colour has. */
    public static String version(KubernetesClient client, Workload workload, String colour) {
        String image = client.apps()
                .deployments()
                .inNamespace(workload.namespace())
                .withName(workload.name() + "-" + colour)
                .get()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getImage();
        return image.substring(image.lastIndexOf(':') + 1);
    }
}
