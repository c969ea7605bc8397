package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the status of PodDisruptionBudgets: how many pods they cover, and how many may be evicted now. */
final class DisruptionController {
    private final Store store;
    private final Writer writer;
    private final WorkQueue queue;

    DisruptionController(Object lock, Store store, Writer writer, Scheduler scheduler, Duration delay) {
        this.store = store;
        this.writer = writer;
        this.queue = new WorkQueue(lock, scheduler, delay, this::reconcile);
        store.listen(this::changed);
    }

    /** Whether a budget covers a pod. A selector without requirements covers all pods of its namespace. */
    static boolean covers(Resource budget, Resource pod) {
        Object selector = Tree.at(budget.json(), "spec", "selector");
        return selector != null
                && budget.namespace().equals(pod.namespace())
                && Selector.ofObject(selector).matches(pod.labels());
    }

    private void changed(StoreChange change) {
        Kind kind = change.kind();
        if (kind.equals(Kind.POD_DISRUPTION_BUDGET)) {
            queue.add(ObjectName.of(change.last()));
        } else if (kind.equals(Kind.POD) || kind.equals(Kind.REPLICA_SET) || kind.equals(Kind.DEPLOYMENT)) {
            store.list(Kind.POD_DISRUPTION_BUDGET, change.last().namespace())
                    .forEach(budget -> queue.add(ObjectName.of(budget)));
        }
    }

    private void reconcile(ObjectName key) {
        Resource budget = store.find(Kind.POD_DISRUPTION_BUDGET, key.namespace(), key.name())
                .orElse(null);
        if (budget == null) {
            return;
        }
        List<Resource> pods = store.list(Kind.POD, key.namespace()).stream()
                .filter(pod -> covers(budget, pod))
                .toList();
        FrozenMap status = status(budget, pods);
        writer.keep(Kind.POD_DISRUPTION_BUDGET, budget, Tree.with(budget, status, "status"));
    }

    private FrozenMap status(Resource budget, List<Resource> pods) {
        Object most = Tree.at(budget.json(), "spec", "maxUnavailable");
        Object least = Tree.at(budget.json(), "spec", "minAvailable");
        int expected = most == null && least instanceof Number ? pods.size() : expected(pods);
        int desired = most == null ? share(least, expected) : Math.max(0, expected - share(most, expected));
        int healthy = (int) pods.stream()
                .filter(pod -> !pod.isDeleting() && Workloads.isPodReady(pod))
                .count();
        int allowed = expected == 0 ? 0 : Math.max(0, healthy - desired);
        FrozenMap status = Tree.of(
                "observedGeneration",
                Tree.number(budget.json(), 0, "metadata", "generation"),
                "disruptionsAllowed",
                allowed,
                "currentHealthy",
                healthy,
                "desiredHealthy",
                desired,
                "expectedPods",
                expected,
                "conditions",
                Tree.list(budget.json(), "status", "conditions"));
        return Conditions.set(status, condition(budget, allowed));
    }

    private FrozenMap condition(Resource budget, int allowed) {
        return Tree.of(
                "type",
                "DisruptionAllowed",
                "status",
                allowed > 0 ? "True" : "False",
                "observedGeneration",
                Tree.number(budget.json(), 0, "metadata", "generation"),
                "lastTransitionTime",
                writer.time(),
                "reason",
                allowed > 0 ? "SufficientPods" : "InsufficientPods",
                "message",
                "");
    }

    /** How many pods their controllers ask for, each controller counted once; one for a pod without. */
    private int expected(List<Resource> pods) {
        Map<String, Integer> byController = new HashMap<>();
        for (Resource pod : pods) {
            Resource set = store.find(Kind.REPLICA_SET, pod.namespace(), Workloads.controllerName(pod))
                    .orElse(null);
            Resource deployment = set == null
                    ? null
                    : store.find(Kind.DEPLOYMENT, pod.namespace(), Workloads.controllerName(set))
                            .orElse(null);
            Resource top = deployment != null ? deployment : set;
            byController.put(top == null ? pod.uid() : top.uid(), top == null ? 1 : Workloads.replicas(top));
        }
        return byController.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static int share(@Nullable Object value, int of) {
        if (value instanceof Number number) {
            return number.intValue();
        }
        String percent = String.valueOf(value).replace("%", "");
        return percent.matches("\\d{1,3}") ? (int) Math.ceil(of * Integer.parseInt(percent) / 100.0) : 0;
    }
}
