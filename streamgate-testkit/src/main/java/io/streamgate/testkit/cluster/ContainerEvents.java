package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a kubelet tells of a pod's containers, of which the first stands for all. */
final class ContainerEvents {
    private final Events.Source events;

    ContainerEvents(Events.Source events) {
        this.events = events;
    }

    void started(Resource pod) {
        normal(pod, "Pulled", "Container image \"" + PodStatus.image(pod) + "\" already present on machine");
        normal(pod, "Created", "Created container: " + name(pod));
        normal(pod, "Started", "Started container " + name(pod));
    }

    void notPulled(Resource pod, String error) {
        normal(pod, "Pulling", "Pulling image \"" + PodStatus.image(pod) + "\"");
        warning(pod, "Failed", "Failed to pull image \"" + PodStatus.image(pod) + "\": " + error);
        warning(pod, "Failed", "Error: ErrImagePull");
    }

    void pullBackOff(Resource pod) {
        normal(pod, "BackOff", "Back-off pulling image \"" + PodStatus.image(pod) + "\"");
        warning(pod, "Failed", "Error: ImagePullBackOff");
    }

    void restartBackOff(Resource pod) {
        warning(
                pod,
                "BackOff",
                "Back-off restarting failed container " + name(pod) + " in pod " + pod.name() + "_" + pod.namespace()
                        + "(" + pod.uid() + ")");
    }

    void unhealthy(Resource pod) {
        warning(pod, "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 503");
    }

    void killing(Resource pod) {
        normal(pod, "Killing", "Stopping container " + name(pod));
    }

    private void normal(Resource pod, String reason, String message) {
        events.normal(Kind.POD, pod, field(pod), reason, message);
    }

    private void warning(Resource pod, String reason, String message) {
        events.warning(Kind.POD, pod, field(pod), reason, message);
    }

    private static String field(Resource pod) {
        return "spec.containers{" + name(pod) + "}";
    }

    private static String name(Resource pod) {
        List<@Nullable Object> containers = Tree.list(pod.json(), "spec", "containers");
        return containers.isEmpty() ? "" : Tree.text(containers.get(0), "name");
    }
}
