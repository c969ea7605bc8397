package io.streamgate.testkit.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The formula of kube-controller-manager 1.34: each metric proposes, the largest proposal counts, windows and policies limit it. */
final class HorizontalFormula implements ScalingRule {
    private static final double TOLERANCE = 0.1;

    private final Map<String, ScalingHistory> histories = new HashMap<>();

    @Override
    public Advice advise(View view) {
        ScalingHistory history = history(view);
        if (history.isEmpty()) {
            // As if this size had been wanted until now, so that a new autoscaler takes nothing away at once.
            history.want(view.now().minusNanos(1), view.replicas());
        }
        if (view.replicas() == 0 && view.least() != 0) {
            String why = "scaling is disabled since the replica count of the target is zero";
            return advice(0, "", new Finding("ScalingActive", false, "ScalingDisabled", why));
        }
        if (view.replicas() > view.most()) {
            return advice(view.most(), "Current number of replicas above Spec.MaxReplicas");
        }
        if (view.replicas() < view.least()) {
            return advice(view.least(), "Current number of replicas below Spec.MinReplicas");
        }
        return byMetrics(view, history);
    }

    private static Advice advice(int replicas, String reason, Finding... findings) {
        return new Advice(replicas, reason, List.of(findings), List.of(), "");
    }

    private Advice byMetrics(View view, ScalingHistory history) {
        AutoscalerMetrics metrics = new AutoscalerMetrics(view, calculator(view));
        List<FrozenMap> statuses = new ArrayList<>();
        AutoscalerMetrics.Proposal best = null;
        AutoscalerMetrics.Unknown first = null;
        int unknown = 0;
        List<?> all = AutoscalerMetrics.of(view.autoscaler());
        for (Object metric : all) {
            try {
                AutoscalerMetrics.Proposal proposal = metrics.propose(metric);
                statuses.add(proposal.status());
                best = best == null || proposal.replicas() > best.replicas() ? proposal : best;
            } catch (AutoscalerMetrics.Unknown e) {
                first = first == null ? e : first;
                unknown++;
            }
        }
        if (best == null || (first != null && best.replicas() < view.replicas())) {
            String why = first == null ? "" : String.valueOf(first.getMessage());
            String reason = first == null ? "" : first.reason();
            return new Advice(
                    view.replicas(),
                    "",
                    List.of(new Finding(
                            "ScalingActive", false, reason, "the HPA was unable to compute the replica count: " + why)),
                    statuses,
                    "invalid metrics (" + unknown + " invalid out of " + all.size() + "), first error is: " + why);
        }
        ScalingLimits.Limited limited = ScalingLimits.apply(view, history, best.replicas());
        Finding active = new Finding(
                "ScalingActive",
                true,
                "ValidMetricFound",
                "the HPA was able to successfully calculate a replica count from " + best.metric());
        String reason =
                best.replicas() > view.replicas() ? best.metric() + " above target" : "All metrics below target";
        return new Advice(
                limited.replicas(), reason, List.of(active, limited.stabilized(), limited.limited()), statuses, "");
    }

    private static ReplicaCalculator calculator(View view) {
        return new ReplicaCalculator(tolerance(view, "scaleDown"), tolerance(view, "scaleUp"));
    }

    private static double tolerance(View view, String direction) {
        Object own = Tree.at(view.autoscaler().json(), "spec", "behavior", direction, "tolerance");
        return own == null ? TOLERANCE : Quantity.millis(own) / 1000.0;
    }

    @Override
    public void followed(View view, int replicas) {
        if (Tree.at(view.autoscaler().json(), "spec", "behavior") != null) {
            history(view).change(view.now(), replicas - view.replicas());
        }
    }

    @Override
    public void forget(String uid) {
        histories.remove(uid);
    }

    private ScalingHistory history(View view) {
        return histories.computeIfAbsent(view.autoscaler().uid(), unseen -> new ScalingHistory());
    }
}
