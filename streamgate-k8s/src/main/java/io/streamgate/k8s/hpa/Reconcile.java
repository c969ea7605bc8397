package io.streamgate.k8s.hpa;

import io.streamgate.k8s.hpa.HpaDecision.Path;
import io.streamgate.k8s.hpa.Memory.Recommendation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One look at one HPA, in the order of upstream's horizontal.go, {@code reconcileAutoscaler}. */
final class Reconcile {
    private final Hpa hpa;
    private final HpaView view;
    private final int current;
    private Conditions conditions;
    private Memory memory;
    private List<Proposal> proposals = List.of();

    Reconcile(Hpa hpa, HpaView view) {
        this.hpa = hpa;
        this.view = view;
        this.current = view.specReplicas();
        this.conditions = view.conditions();
        this.memory = view.memory();
    }

    HpaDecision decide() {
        if (view.target() == HpaView.Lookup.NO_SCALE) {
            conditions = conditions.able(false, ConditionReason.FAILED_GET_SCALE);
            return unchanged(Path.UNKNOWN_TARGET);
        }
        conditions = conditions.able(true, ConditionReason.SUCCEEDED_GET_SCALE);
        if (memory.recommendations().isEmpty()) {
            memory = memory.recommendations(List.of(new Recommendation(current, view.now())));
        }
        if (current == 0 && !mayLeaveZero()) {
            conditions = conditions.active(false, ConditionReason.SCALING_DISABLED);
            return unchanged(Path.DISABLED);
        }
        if (current > hpa.maxReplicas()) {
            return rescaled(Path.BOUNDS, hpa.maxReplicas(), hpa.maxReplicas(), null, hpa.maxReplicas());
        }
        if (current < hpa.minReplicas() && current > 0) {
            return rescaled(Path.BOUNDS, hpa.minReplicas(), hpa.minReplicas(), null, hpa.minReplicas());
        }
        return byMetrics();
    }

    private boolean mayLeaveZero() {
        return hpa.settings().scaleToZero()
                && conditions.isScaledToZero()
                && (hpa.minReplicas() > 0 || hpa.canBeAtZero());
    }

    private HpaDecision byMetrics() {
        if (view.target() != HpaView.Lookup.FOUND) {
            ConditionReason reason = view.target() == HpaView.Lookup.INVALID_SELECTOR
                    ? ConditionReason.INVALID_SELECTOR
                    : ConditionReason.AMBIGUOUS_SELECTOR;
            conditions = conditions.active(false, reason);
            return unchanged(Path.UNKNOWN_TARGET);
        }
        ReplicaCalculator calculator = new ReplicaCalculator(view, hpa.settings(), hpa.toleranceInUse());
        List<Metric> metrics = hpa.metrics();
        List<Proposal> all = new ArrayList<>(metrics.size());
        Proposal invalid = null;
        int valid = 0;
        int wanted = 0;
        for (int i = 0; i < metrics.size(); i++) {
            Proposal proposal = calculator.propose(metrics.get(i), view.observation(i));
            all.add(proposal);
            if (proposal.valid()) {
                valid++;
                wanted = Math.max(wanted, proposal.replicas());
            } else if (invalid == null) {
                invalid = proposal;
            }
        }
        proposals = all;
        if (invalid != null && (valid == 0 || wanted < current)) {
            conditions = conditions.active(false, invalid.metric().unreadable());
            return unchanged(Path.UNKNOWN_METRICS);
        }
        conditions = conditions.active(true, ConditionReason.VALID_METRIC_FOUND);
        return normalized(wanted);
    }

    private HpaDecision normalized(int wanted) {
        Behavior behavior = hpa.behavior();
        Stabilization stable = behavior == null
                ? Stabilization.legacy(memory.recommendations(), wanted, hpa.downWindow(), view.now())
                : Stabilization.behavior(
                        memory.recommendations(), current, wanted, hpa.upWindow(), hpa.downWindow(), view.now());
        memory = memory.recommendations(stable.recommendations());
        boolean down = behavior == null || wanted < current;
        conditions = conditions.able(
                true,
                stable.replicas() == wanted
                        ? ConditionReason.READY_FOR_NEW_SCALE
                        : down ? ConditionReason.SCALE_DOWN_STABILIZED : ConditionReason.SCALE_UP_STABILIZED);
        Limit limit = behavior == null
                ? Limit.legacy(hpa, current, stable.replicas())
                : Limit.behavior(
                        hpa, new Rates(behavior, memory.ups(), memory.downs(), view.now()), current, stable.replicas());
        conditions = conditions.limited(limit.replicas() != stable.replicas(), limit.reason());
        int replicas = current == 0 ? Math.max(limit.replicas(), hpa.minReplicas()) : limit.replicas();
        return rescaled(Path.METRICS, wanted, stable.replicas(), limit.reason(), replicas);
    }

    private HpaDecision rescaled(Path path, int wanted, int stabilized, @Nullable ConditionReason limit, int replicas) {
        if (replicas != current) {
            conditions = conditions
                    .able(true, ConditionReason.SUCCEEDED_RESCALE)
                    .zero(hpa.settings().scaleToZero() ? replicas == 0 && hpa.canBeAtZero() : null);
            remember(replicas);
        }
        return new HpaDecision(hpa, view, path, proposals, wanted, stabilized, limit, replicas, conditions, memory);
    }

    private void remember(int replicas) {
        Behavior behavior = hpa.behavior();
        if (behavior == null) {
            return;
        }
        memory = replicas > current
                ? new Memory(
                        memory.recommendations(),
                        Rates.with(
                                memory.ups(), replicas - current, behavior.up().longestPeriod(), view.now()),
                        memory.downs())
                : new Memory(
                        memory.recommendations(),
                        memory.ups(),
                        Rates.with(
                                memory.downs(),
                                current - replicas,
                                behavior.down().longestPeriod(),
                                view.now()));
    }

    private HpaDecision unchanged(Path path) {
        return new HpaDecision(hpa, view, path, proposals, current, current, null, current, conditions, memory);
    }
}
