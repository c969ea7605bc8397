package io.streamgate.k8s.hpa;

import java.util.StringJoiner;

/** A decision in words. */
final class Wording {
    private Wording() {}

    static String of(HpaDecision decision) {
        int current = decision.view().specReplicas();
        String size = decision.rescales() ? current + " to " + decision.replicas() : "stays at " + current;
        return size + ": "
                + switch (decision.path()) {
                    case UNKNOWN_TARGET ->
                        "the target cannot be told (" + decision.view().target() + ")";
                    case DISABLED -> ConditionReason.SCALING_DISABLED.meaning();
                    case BOUNDS ->
                        current > decision.replicas()
                                ? "Current number of replicas above Spec.MaxReplicas"
                                : "Current number of replicas below Spec.MinReplicas";
                    case UNKNOWN_METRICS -> proposals(decision) + "; unknown never scales down";
                    case METRICS -> proposals(decision) + held(decision) + bound(decision);
                };
    }

    private static String proposals(HpaDecision decision) {
        StringJoiner words = new StringJoiner(", ");
        decision.proposals().forEach(proposal -> words.add(proposal.toString()));
        return words.toString();
    }

    private static String held(HpaDecision decision) {
        if (decision.stabilized() == decision.wanted()) {
            return "";
        }
        boolean up = decision.wanted() >= decision.view().specReplicas()
                && decision.policy().behavior() != null;
        return ", held at " + decision.stabilized() + " by the scale-" + (up ? "up" : "down") + " window of "
                + (up ? decision.policy().upWindow() : decision.policy().downWindow()).toSeconds() + " s";
    }

    private static String bound(HpaDecision decision) {
        ConditionReason limit = decision.limit();
        if (limit == null || limit == ConditionReason.DESIRED_WITHIN_RANGE) {
            return "";
        }
        Hpa hpa = decision.policy();
        return ", limited to " + decision.replicas() + " by "
                + switch (limit) {
                    case TOO_FEW_REPLICAS -> "minReplicas " + hpa.minReplicas();
                    case TOO_MANY_REPLICAS -> "maxReplicas " + hpa.maxReplicas();
                    case SCALE_UP_LIMIT -> rates(hpa, true);
                    case SCALE_DOWN_LIMIT -> rates(hpa, false);
                    default -> limit.meaning();
                };
    }

    private static String rates(Hpa hpa, boolean up) {
        Behavior behavior = hpa.behavior();
        if (behavior == null) {
            return "factor " + hpa.settings().scaleUpLimitFactor() + " or "
                    + hpa.settings().scaleUpLimitMinimum() + " pods at once";
        }
        ScalingRules rules = up ? behavior.up() : behavior.down();
        if (rules.select() == ScalingRules.Select.DISABLED) {
            return "a disabled scale-" + (up ? "up" : "down");
        }
        StringJoiner words = new StringJoiner(rules.select() == ScalingRules.Select.MAX ? " or " : " and ");
        rules.rates().forEach(rate -> words.add(rate.toString()));
        return words.toString();
    }
}
