package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A pod as it is after something happened to it. */
final class PodStatus {
    private static final String NOT_READY = "ContainersNotReady";

    private PodStatus() {}

    /** The image of its first container, which stands for all. */
    static String image(Resource pod) {
        List<@Nullable Object> containers = Tree.list(pod.json(), "spec", "containers");
        return containers.isEmpty() ? "" : Tree.text(containers.get(0), "image");
    }

    static Resource bound(Resource pod, String node, String time) {
        Resource placed = Tree.with(pod, node, "spec", "nodeName");
        return condition(placed, "PodScheduled", true, "", "", time);
    }

    static Resource unschedulable(Resource pod, String message, String time) {
        return condition(pod, "PodScheduled", false, "Unschedulable", message, time);
    }

    static Resource starting(Resource pod, String nodeAddress, String time) {
        Resource placed = Tree.with(pod, nodeAddress, "status", "hostIP");
        placed = Tree.with(placed, List.of(Tree.of("ip", nodeAddress)), "status", "hostIPs");
        placed = Tree.with(placed, time, "status", "startTime");
        placed = Tree.with(placed, Tree.at(pod.json(), "metadata", "generation"), "status", "observedGeneration");
        placed = condition(placed, "PodReadyToStartContainers", false, "", "", time);
        placed = condition(placed, "Initialized", true, "", "", time);
        return waiting(placed, "ContainerCreating", "", time);
    }

    static Resource waiting(Resource pod, String reason, String message, String time) {
        FrozenMap waiting = Tree.of("reason", reason, "message", message.isEmpty() ? null : message);
        Resource done = containers(pod, old -> container(old, Tree.of("waiting", waiting), false));
        return unready(done, NOT_READY, time);
    }

    /** Has its address, which it gets before its image is pulled. */
    static Resource addressed(Resource pod, String address, String time) {
        Resource done = Tree.with(pod, address, "status", "podIP");
        done = Tree.with(done, List.of(Tree.of("ip", address)), "status", "podIPs");
        return condition(done, "PodReadyToStartContainers", true, "", "", time);
    }

    static Resource running(Resource pod, String address, int restarts, String time) {
        Resource done = addressed(Tree.with(pod, "Running", "status", "phase"), address, time);
        FrozenMap running = Tree.of("running", Tree.of("startedAt", time));
        done = containers(done, old -> Tree.with(container(old, running, false), restarts, "restartCount"));
        return unready(done, NOT_READY, time);
    }

    static Resource ready(Resource pod, boolean ready, String time) {
        Resource done = containers(pod, old -> Tree.with(old, ready, "ready"));
        if (!ready) {
            return unready(done, NOT_READY, time);
        }
        return condition(condition(done, "ContainersReady", true, "", "", time), "Ready", true, "", "", time);
    }

    /** What is kept of a container that has ended. */
    static FrozenMap ended(int code, String reason, Instant startedAt, String time) {
        String start = startedAt.truncatedTo(ChronoUnit.SECONDS).toString();
        return Tree.of("exitCode", code, "reason", reason, "startedAt", start, "finishedAt", time);
    }

    /** Exited, and starting again at once or after a back-off. */
    static Resource crashed(Resource pod, Duration backOff, int restarts, FrozenMap ended, String time) {
        FrozenMap terminated = Tree.of("terminated", ended);
        Resource done = containers(pod, old -> {
            FrozenMap state = backOff.isZero()
                    ? terminated
                    : Tree.of("waiting", Tree.of("reason", "CrashLoopBackOff", "message", backOff(pod, old, backOff)));
            return Tree.with(
                    Tree.with(container(old, state, false), terminated, "lastState"), restarts, "restartCount");
        });
        return unready(done, NOT_READY, time);
    }

    private static String backOff(Resource pod, FrozenMap container, Duration backOff) {
        long minutes = backOff.toMinutes();
        String wait = (minutes == 0 ? "" : minutes + "m") + backOff.toSecondsPart() + "s";
        return "back-off " + wait + " restarting failed container=" + Tree.text(container, "name") + " pod="
                + pod.name() + "_" + pod.namespace() + "(" + pod.uid() + ")";
    }

    /** Exited for good. */
    static Resource over(Resource pod, String phase, FrozenMap ended, String time) {
        String reason = phase.equals("Succeeded") ? "PodCompleted" : "PodFailed";
        Resource done = containers(pod, old -> container(old, Tree.of("terminated", ended), false));
        done = condition(done, "PodReadyToStartContainers", false, "", "", time);
        return unready(Tree.with(done, phase, "status", "phase"), reason, time);
    }

    /** Not ready, as the node controller marks pods of a node that it has not heard of for too long. */
    static Resource lost(Resource pod, String time) {
        return condition(pod, "Ready", false, "", "", time);
    }

    static Resource disrupted(Resource pod, String reason, String message, String time) {
        return condition(pod, "DisruptionTarget", true, reason, message, time);
    }

    private static Resource unready(Resource pod, String reason, String time) {
        String message = "";
        if (reason.equals(NOT_READY)) {
            List<String> names = new ArrayList<>();
            for (Object status : Tree.list(pod.json(), "status", "containerStatuses")) {
                names.add(Tree.text(status, "name"));
            }
            message = "containers with unready status: [" + String.join(" ", names) + "]";
        }
        Resource done = condition(pod, "ContainersReady", false, reason, message, time);
        return condition(done, "Ready", false, reason, message, time);
    }

    private static Resource condition(
            Resource pod, String type, boolean holds, String reason, String message, String time) {
        FrozenMap condition = Conditions.of(type, holds ? "True" : "False", reason, message, time);
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
