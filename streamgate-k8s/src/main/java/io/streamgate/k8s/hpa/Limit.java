package io.streamgate.k8s.hpa;

/**
 * The size after bounds and rates had their say.
 *
 * @param replicas the size
 * @param reason what bound it, or that nothing did
 */
record Limit(int replicas, ConditionReason reason) {
    /** Without a behavior ({@code convertDesiredReplicasWithRules}). */
    static Limit legacy(Hpa hpa, int current, int wanted) {
        int min = hpa.minReplicas();
        long jump = Math.max(
                (long) hpa.settings().scaleUpLimitFactor() * current,
                hpa.settings().scaleUpLimitMinimum());
        if (wanted < min) {
            return new Limit(min, ConditionReason.TOO_FEW_REPLICAS);
        }
        if (wanted > Math.min(hpa.maxReplicas(), jump)) {
            return hpa.maxReplicas() > jump
                    ? new Limit((int) jump, ConditionReason.SCALE_UP_LIMIT)
                    : new Limit(hpa.maxReplicas(), ConditionReason.TOO_MANY_REPLICAS);
        }
        return new Limit(wanted, ConditionReason.DESIRED_WITHIN_RANGE);
    }

    /** With a behavior ({@code convertDesiredReplicasWithBehaviorRate}): only the side that the size moves to is looked at. */
    static Limit behavior(Hpa hpa, Rates rates, int current, int wanted) {
        if (wanted > current) {
            int most = Math.max(current, rates.most(current));
            if (wanted > Math.min(hpa.maxReplicas(), most)) {
                return hpa.maxReplicas() > most
                        ? new Limit(most, ConditionReason.SCALE_UP_LIMIT)
                        : new Limit(hpa.maxReplicas(), ConditionReason.TOO_MANY_REPLICAS);
            }
        } else if (wanted < current) {
            int least = Math.min(current, rates.least(current));
            if (wanted < Math.max(hpa.minReplicas(), least)) {
                return hpa.minReplicas() < least
                        ? new Limit(least, ConditionReason.SCALE_DOWN_LIMIT)
                        : new Limit(hpa.minReplicas(), ConditionReason.TOO_FEW_REPLICAS);
            }
        }
        return new Limit(wanted, ConditionReason.DESIRED_WITHIN_RANGE);
    }
}
