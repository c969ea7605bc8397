package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A pod as it is after something happened to it. */
final class PodStatus {
    private PodStatus() {}

    /** The image of its first container, which stands for all. */
    static String image(Resource pod) {
        List<@Nullable Object> containers = Tree.list(pod.json(), "spec", "containers");
        return containers.isEmpty() ? "" : Tree.text(containers.get(0), "image");
    }

    static Resource scheduled(Resource pod, String node, String time) {
        Resource placed = Tree.with(pod, node, "spec", "nodeName");
        placed = Tree.with(placed, node.equals("node-a") ? "10.231.0.2" : "10.231.0.3", "status", "hostIP");
        placed = Tree.with(placed, time, "status", "startTime");
        placed = condition(placed, "PodScheduled", true, "", time);
        placed = condition(placed, "Initialized", true, "", time);
        return waiting(placed, "ContainerCreating", "", time);
    }

    static Resource waiting(Resource pod, String reason, String message, String time) {
        FrozenMap waiting = Tree.of("reason", reason, "message", message.isEmpty() ? null : message);
        Resource done = containers(pod, old -> container(old, Tree.of("waiting", waiting), false));
        return unready(done, time);
    }

    static Resource running(Resource pod, String address, int restarts, String time) {
        Resource done = Tree.with(pod, "Running", "status", "phase");
        done = Tree.with(done, address, "status", "podIP");
        done = Tree.with(done, List.of(Tree.of("ip", address)), "status", "podIPs");
        FrozenMap running = Tree.of("running", Tree.of("startedAt", time));
        done = containers(done, old -> Tree.with(container(old, running, false), restarts, "restartCount"));
        return unready(done, time);
    }

    static Resource ready(Resource pod, boolean ready, String time) {
        Resource done = containers(pod, old -> Tree.with(old, ready, "ready"));
        if (!ready) {
            return unready(done, time);
        }
        return condition(condition(done, "ContainersReady", true, "", time), "Ready", true, "", time);
    }

    /** Exited with 1: starting again at once, or after a back-off. */
    static Resource crashed(Resource pod, int backOffSeconds, int restarts, String time) {
        FrozenMap ended = Tree.of("exitCode", 1, "reason", "Error", "startedAt", time, "finishedAt", time);
        FrozenMap state = backOffSeconds == 0
                ? Tree.of("terminated", ended)
                : Tree.of(
                        "waiting",
                        Tree.of(
                                "reason",
                                "CrashLoopBackOff",
                                "message",
                                "back-off " + backOffSeconds + "s restarting failed container"));
        return unready(
                containers(
                        pod,
                        old -> Tree.with(
                                Tree.with(container(old, state, false), Tree.of("terminated", ended), "lastState"),
                                restarts,
                                "restartCount")),
                time);
    }

    static Resource exited(Resource pod, String time) {
        FrozenMap ended = Tree.of("exitCode", 0, "reason", "Completed", "startedAt", time, "finishedAt", time);
        return unready(containers(pod, old -> container(old, Tree.of("terminated", ended), false)), time);
    }

    private static Resource unready(Resource pod, String time) {
        Resource done = condition(pod, "ContainersReady", false, "ContainersNotReady", time);
        return condition(done, "Ready", false, "ContainersNotReady", time);
    }

    private static Resource condition(Resource pod, String type, boolean holds, String reason, String time) {
        FrozenMap condition = Tree.of(
                "type",
                type,
                "status",
                holds ? "True" : "False",
                "reason",
                reason.isEmpty() ? null : reason,
                "lastTransitionTime",
                time);
        return Tree.with(pod, Conditions.set(Tree.map(pod.json(), "status"), condition), "status");
    }

    private static FrozenMap container(FrozenMap old, FrozenMap state, boolean ready) {
        boolean runs = state.containsKey("running");
        return Tree.with(Tree.with(Tree.with(old, state, "state"), ready, "ready"), runs, "started");
    }

    private static Resource containers(Resource pod, Function<FrozenMap, FrozenMap> change) {
        List<@Nullable Object> changed = new ArrayList<>();
        for (Object container : Tree.list(pod.json(), "spec", "containers")) {
            String name = Tree.text(container, "name");
            FrozenMap known = FrozenMap.EMPTY;
            for (Object status : Tree.list(pod.json(), "status", "containerStatuses")) {
                known = Objects.equals(Tree.at(status, "name"), name) ? Tree.map(status) : known;
            }
            if (known.isEmpty()) {
                String image = Tree.text(container, "image");
                known = Tree.of(
                        "name",
                        name,
                        "image",
                        image,
                        "imageID",
                        "",
                        "lastState",
                        FrozenMap.EMPTY,
                        "ready",
                        false,
                        "restartCount",
                        0);
            }
            changed.add(change.apply(known));
        }
        return Tree.with(pod, changed, "status", "containerStatuses");
    }
}
