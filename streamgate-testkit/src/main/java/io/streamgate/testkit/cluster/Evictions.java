package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.List;
import java.util.OptionalInt;

/** Evicts pods: deletes them if the PodDisruptionBudget that covers them allows it. Called with the cluster's lock held. */
final class Evictions {
    private final Store store;
    private final Writer writer;

    Evictions(Store store, Writer writer) {
        this.store = store;
        this.writer = writer;
    }

    /** Answers with a Status of success; refuses with 429 if the budget does not allow it now. */
    Resource evict(Ref ref, Resource eviction, boolean dryRun) {
        if (!eviction.name().equals(ref.name())) {
            throw Refusal.badRequest("name in URL does not match name in Eviction object");
        }
        Resource pod = store.find(ref).orElseThrow(() -> Refusal.notFound(ref.kind(), ref.name()));
        DeleteOptions options = options(eviction, dryRun);
        if (!isFree(pod)) {
            List<Resource> budgets = store.list(Kind.POD_DISRUPTION_BUDGET, ref.namespace()).stream()
                    .filter(budget -> DisruptionController.covers(budget, pod))
                    .toList();
            if (budgets.size() > 1) {
                throw Refusal.of(
                        500,
                        "",
                        "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.");
            }
            if (budgets.size() == 1 && !isPassedOver(budgets.get(0), pod)) {
                spend(budgets.get(0), pod, options.dryRun());
            }
        }
        if (!options.dryRun()) {
            FrozenMap target = Tree.of(
                    "type",
                    "DisruptionTarget",
                    "status",
                    "True",
                    "lastTransitionTime",
                    writer.time(),
                    "reason",
                    "EvictionByEvictionAPI",
                    "message",
                    "Eviction API: evicting");
            FrozenMap status = Conditions.set(Tree.map(pod.json(), "status"), target);
            writer.keep(Kind.POD, pod, Tree.with(pod, status, "status"));
        }
        writer.delete(ref, options);
        return Tree.resource(Tree.of(
                "kind", "Status", "apiVersion", "v1", "metadata", FrozenMap.EMPTY, "status", "Success", "code", 201));
    }

    private static DeleteOptions options(Resource eviction, boolean dryRun) {
        FrozenMap given = Tree.map(eviction.json(), "deleteOptions");
        int grace = Tree.number(given, -1, "gracePeriodSeconds");
        return new DeleteOptions(
                Tree.text(given, "preconditions", "uid"),
                Tree.text(given, "preconditions", "resourceVersion"),
                Tree.text(given, "propagationPolicy"),
                grace < 0 ? OptionalInt.empty() : OptionalInt.of(grace),
                dryRun || !Tree.list(given, "dryRun").isEmpty());
    }

    /** Whether a pod has no budget to mind: it has not started, has ended, or is on its way out. */
    private static boolean isFree(Resource pod) {
        String phase = Tree.text(pod.json(), "status", "phase");
        return Workloads.isPodOver(pod) || phase.equals("Pending") || pod.isDeleting();
    }

    /** Whether a pod that is not ready may go without a disruption. */
    private static boolean isPassedOver(Resource budget, Resource pod) {
        if (Workloads.isPodReady(pod)) {
            return false;
        }
        int desired = Workloads.status(budget, "desiredHealthy");
        return Tree.text(budget.json(), "spec", "unhealthyPodEvictionPolicy").equals("AlwaysAllow")
                || (desired > 0 && Workloads.status(budget, "currentHealthy") >= desired);
    }

    private void spend(Resource budget, Resource pod, boolean dryRun) {
        if (Workloads.status(budget, "observedGeneration") < Tree.number(budget.json(), 0, "metadata", "generation")) {
            throw Refusal.disruption(
                    "The disruption budget " + budget.name() + " is still being processed by the server.");
        }
        int allowed = Workloads.status(budget, "disruptionsAllowed");
        if (allowed == 0) {
            throw Refusal.disruption("The disruption budget " + budget.name() + " needs "
                    + Workloads.status(budget, "desiredHealthy") + " healthy pods and has "
                    + Workloads.status(budget, "currentHealthy") + " currently");
        }
        if (!dryRun) {
            Resource spent = Tree.with(budget, allowed - 1, "status", "disruptionsAllowed");
            spent = Tree.with(spent, writer.time(), "status", "disruptedPods", pod.name());
            writer.keep(Kind.POD_DISRUPTION_BUDGET, budget, spent);
        }
    }
}
