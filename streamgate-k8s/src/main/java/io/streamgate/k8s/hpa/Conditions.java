package io.streamgate.k8s.hpa;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of an HPA's status; null for one that was never set.
 *
 * @param ableToScale whether the size can be read and changed, and whether the past holds it
 * @param scalingActive whether a size can be computed
 * @param scalingLimited whether bounds or rates changed the wanted size
 * @param scaledToZero whether the HPA itself took the target to zero
 */
public record Conditions(
        @Nullable Condition ableToScale,
        @Nullable Condition scalingActive,
        @Nullable Condition scalingLimited,
        @Nullable Condition scaledToZero) {
    /** No condition was ever set. */
    public static final Conditions NONE = new Conditions(null, null, null, null);

    /**
     * One condition.
     *
     * @param holds whether its status is True
     * @param reason why
     */
    public record Condition(boolean holds, ConditionReason reason) {
        @Override
        public String toString() {
            return (holds ? "True" : "False") + " " + reason;
        }
    }

    /** Those that are set, by their type. */
    public Map<String, Condition> byType() {
        Map<String, Condition> conditions = new TreeMap<>();
        put(conditions, "AbleToScale", ableToScale);
        put(conditions, "ScalingActive", scalingActive);
        put(conditions, "ScalingLimited", scalingLimited);
        put(conditions, "ScaledToZero", scaledToZero);
        return conditions;
    }

    private static void put(Map<String, Condition> conditions, String type, @Nullable Condition condition) {
        if (condition != null) {
            conditions.put(type, condition);
        }
    }

    boolean isScaledToZero() {
        return scaledToZero != null && scaledToZero.holds();
    }

    Conditions able(boolean holds, ConditionReason reason) {
        return new Conditions(new Condition(holds, reason), scalingActive, scalingLimited, scaledToZero);
    }

    Conditions active(boolean holds, ConditionReason reason) {
        return new Conditions(ableToScale, new Condition(holds, reason), scalingLimited, scaledToZero);
    }

    Conditions limited(boolean holds, ConditionReason reason) {
        return new Conditions(ableToScale, scalingActive, new Condition(holds, reason), scaledToZero);
    }

    Conditions zero(@Nullable Boolean holds) {
        Condition zero = holds == null
                ? null
                : new Condition(holds, holds ? ConditionReason.SCALED_TO_ZERO : ConditionReason.NOT_SCALED_TO_ZERO);
        return new Conditions(ableToScale, scalingActive, scalingLimited, zero);
    }
}
