package io.streamgate.k8s;

import io.streamgate.Finding;
import io.streamgate.Track;
import io.streamgate.Workload;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Resource;
import java.util.List;
import java.util.Map;

/** PodDisruptionBudgets that count both tracks together, or allow nothing. */
final class Disruptions {
    private final KubeApi api;

    Disruptions(KubeApi api) {
        this.api = api;
    }

    void look(Workload workload, Map<Track, Resource> deployments, List<Finding> findings) {
        List<Resource> budgets;
        try {
            budgets = api.list(Kind.POD_DISRUPTION_BUDGET, workload.namespace(), "")
                    .items();
        } catch (ApiException e) {
            // A driver needs no right to read them; without it there is nothing to warn of.
            return;
        }
        for (Resource budget : budgets) {
            List<Track> selected = deployments.entrySet().stream()
                    .filter(entry -> selects(budget, entry.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            String subject = "PodDisruptionBudget " + workload.namespace() + "/" + budget.name();
            if (selected.size() > 1) {
                findings.add(Finding.warning(
                        "budget-spans-tracks",
                        subject + " spec.selector",
                        "selects the pods of " + selected + ": during a release it counts both, and protects neither",
                        "make one for each track"));
            }
            boolean nothing = budget.number("spec", "maxUnavailable")
                            .filter(most -> most == 0)
                            .isPresent()
                    || budget.text("spec", "maxUnavailable")
                            .filter("0%"::equals)
                            .isPresent()
                    || budget.text("spec", "minAvailable")
                            .filter("100%"::equals)
                            .isPresent();
            if (!selected.isEmpty() && nothing) {
                findings.add(Finding.warning(
                        "budget-allows-nothing",
                        subject + " spec",
                        "allows no disruption, so no node can be drained while the workload runs",
                        "allow one pod"));
            }
        }
    }

    private static boolean selects(Resource budget, Resource deployment) {
        Map<String, String> wanted = budget.strings("spec", "selector", "matchLabels");
        return !wanted.isEmpty()
                && deployment
                        .strings("spec", "template", "metadata", "labels")
                        .entrySet()
                        .containsAll(wanted.entrySet());
    }
}
