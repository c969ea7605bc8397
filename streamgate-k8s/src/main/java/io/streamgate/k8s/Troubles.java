package io.streamgate.k8s;

import io.streamgate.k8s.api.Resource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What keeps pods from being available, in their own words. */
final class Troubles {
    private static final List<String> STARTING = List.of("ContainerCreating", "PodInitializing");

    private Troubles() {}

    static String of(Resource deployment, Optional<Resource> set, List<Resource> pods, List<Resource> available) {
        Optional<String> ofPods = pods.stream()
                .filter(pod -> !available.contains(pod))
                .map(Troubles::ofPod)
                .flatMap(Optional::stream)
                .findFirst();
        return ofPods.or(() -> set.flatMap(found -> failure(found)))
                .or(() -> failure(deployment))
                .orElse("");
    }

    /** The pods that could not even be made, as for a quota. */
    static Optional<String> failure(Resource owner) {
        return owner.list("status", "conditions").stream()
                .filter(condition -> condition.text("type").orElse("").equals("ReplicaFailure"))
                .filter(condition -> condition.text("status").orElse("").equals("True"))
                .findFirst()
                .map(condition -> condition.text("reason").orElse("ReplicaFailure") + ": "
                        + condition.text("message").orElse(""));
    }

    static Optional<String> ofPod(Resource pod) {
        String name = "pod " + pod.name() + ": ";
        Optional<String> container = Stream.of("initContainerStatuses", "containerStatuses")
                .flatMap(field -> pod.list("status", field).stream())
                .map(Troubles::ofContainer)
                .flatMap(Optional::stream)
                .findFirst();
        return container.or(() -> ofConditions(pod)).map(name::concat);
    }

    private static Optional<String> ofContainer(Resource status) {
        Optional<String> waiting =
                status.text("state", "waiting", "reason").filter(reason -> !STARTING.contains(reason));
        Optional<Resource> terminated = Stream.of(
                        status.map("state", "terminated"), status.map("lastState", "terminated"))
                .filter(state -> !state.isEmpty())
                .map(Resource::new)
                .findFirst();
        String died = terminated
                .map(state -> "exit code " + state.number("exitCode").orElse(-1L) + ", "
                        + state.text("reason").orElse("no reason given"))
                .orElse("");
        if (waiting.isPresent()) {
            String message = status.text("state", "waiting", "message").orElse("");
            return Optional.of(waiting.get()
                    + (message.isEmpty() ? "" : ", " + message)
                    + (died.isEmpty() ? "" : ", last " + died));
        }
        if (!died.isEmpty()) {
            return Optional.of("container " + status.text("name").orElse("") + " ended with " + died);
        }
        if (status.at("state", "running").isPresent() && !status.isTrue("ready")) {
            return Optional.of(
                    "container " + status.text("name").orElse("") + " runs, but its readiness probe does not pass");
        }
        return Optional.empty();
    }

    private static Optional<String> ofConditions(Resource pod) {
        return pod.list("status", "conditions").stream()
                .filter(condition -> condition.text("status").orElse("").equals("False"))
                .filter(condition -> condition.text("message").isPresent())
                .findFirst()
                .map(condition -> condition.text("reason").orElse("") + ": "
                        + condition.text("message").orElse(""));
    }
}
