package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What keeps pods off nodes, and the tolerations that pods have of it. */
final class Taints {
    static final String UNREACHABLE = "node.kubernetes.io/unreachable";

    private static final String NOT_READY = "node.kubernetes.io/not-ready";
    private static final int BY_DEFAULT = 300;

    private Taints() {}

    static List<@Nullable Object> of(Resource node) {
        return Tree.list(node.json(), "spec", "taints");
    }

    /** Whether a node has a taint of an effect that a pod does not tolerate. */
    static boolean repels(Resource node, Resource pod, String... effects) {
        for (Object taint : of(node)) {
            boolean counts = List.of(effects).contains(Tree.text(taint, "effect"));
            if (counts && toleration(pod, taint) == null) {
                return true;
            }
        }
        return false;
    }

    /** Whether a node has a taint of a key. */
    static boolean has(Resource node, String key) {
        return of(node).stream().anyMatch(taint -> Tree.text(taint, "key").equals(key));
    }

    /** A pod's spec as the server keeps it: it stays five minutes on a node that is gone, unless it says otherwise. */
    static FrozenMap tolerating(FrozenMap spec) {
        List<@Nullable Object> tolerations = new ArrayList<>(Tree.list(spec, "tolerations"));
        for (String key : List.of(NOT_READY, UNREACHABLE)) {
            if (tolerations.stream().noneMatch(one -> tolerates(one, Tree.of("key", key, "effect", "NoExecute")))) {
                tolerations.add(Tree.of(
                        "key", key, "operator", "Exists", "effect", "NoExecute", "tolerationSeconds", BY_DEFAULT));
            }
        }
        return Tree.with(spec, tolerations, "tolerations");
    }

    /** How long a pod stays on a node that has a NoExecute taint; empty for ever. */
    static Optional<Duration> stays(Resource pod, @Nullable Object taint) {
        FrozenMap toleration = toleration(pod, taint);
        if (toleration == null) {
            return Optional.of(Duration.ZERO);
        }
        int seconds = Tree.number(toleration, -1, "tolerationSeconds");
        return seconds < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    /** A node with taints of a key, or without any. */
    static Resource with(Resource node, String time, String key, String... effects) {
        List<@Nullable Object> taints = new ArrayList<>(of(node));
        taints.removeIf(taint -> Tree.text(taint, "key").equals(key));
        for (String effect : effects) {
            taints.add(Tree.of("key", key, "effect", effect, "timeAdded", time));
        }
        return taints.isEmpty() ? Tree.without(node, "spec", "taints") : Tree.with(node, taints, "spec", "taints");
    }

    private static @Nullable FrozenMap toleration(Resource pod, @Nullable Object taint) {
        for (Object toleration : Tree.list(pod.json(), "spec", "tolerations")) {
            if (tolerates(toleration, taint)) {
                return Tree.map(toleration);
            }
        }
        return null;
    }

    private static boolean tolerates(@Nullable Object toleration, @Nullable Object taint) {
        String effect = Tree.text(toleration, "effect");
        String key = Tree.text(toleration, "key");
        boolean exists = Tree.text(toleration, "operator").equals("Exists");
        boolean sameKey = key.equals(Tree.text(taint, "key")) || (exists && key.isEmpty());
        boolean sameValue = exists || Tree.text(toleration, "value").equals(Tree.text(taint, "value"));
        return (effect.isEmpty() || effect.equals(Tree.text(taint, "effect"))) && sameKey && sameValue;
    }
}
