package io.streamgate.k8s.hpa;

import java.time.Duration;

/**
 * The flags of the cluster's HPA controller.
 *
 * @param syncPeriod how often it looks at an HPA
 * @param tolerance how far the ratio of use to target may be from 1, as a fraction
 * @param downscaleStabilization the scale-down window where an HPA has none of its own
 * @param cpuInitializationPeriod how long after its start a pod's cpu counts only when it was ready in all of the sample
 * @param initialReadinessDelay a pod whose last change of readiness was earlier than this after its start was never ready
 * @param scaleUpLimitFactor without a behavior, by which factor the size may rise at once
 * @param scaleUpLimitMinimum without a behavior, to which size it may always rise at once
 * @param scaleToZero the gate HPAScaleToZero
 * @param configurableTolerance the gate HPAConfigurableTolerance
 */
public record Settings(
        Duration syncPeriod,
        double tolerance,
        Duration downscaleStabilization,
        Duration cpuInitializationPeriod,
        Duration initialReadinessDelay,
        int scaleUpLimitFactor,
        int scaleUpLimitMinimum,
        boolean scaleToZero,
        boolean configurableTolerance) {
    private static final Duration LONGEST = Duration.ofDays(365);

    /** Upstream's defaults as of Kubernetes 1.37. */
    public static final Settings DEFAULT = new Settings(
            Duration.ofSeconds(15),
            0.1,
            Duration.ofMinutes(5),
            Duration.ofMinutes(5),
            Duration.ofSeconds(30),
            2,
            4,
            true,
            true);

    /** Checks the ranges. */
    public Settings {
        Refusals.range("horizontal-pod-autoscaler-sync-period", syncPeriod, Duration.ofMillis(1), LONGEST);
        Refusals.notNegative("horizontal-pod-autoscaler-tolerance", tolerance);
        Refusals.range(
                "horizontal-pod-autoscaler-downscale-stabilization", downscaleStabilization, Duration.ZERO, LONGEST);
        Refusals.range(
                "horizontal-pod-autoscaler-cpu-initialization-period", cpuInitializationPeriod, Duration.ZERO, LONGEST);
        Refusals.range(
                "horizontal-pod-autoscaler-initial-readiness-delay", initialReadinessDelay, Duration.ZERO, LONGEST);
        Refusals.range("scale-up limit factor", scaleUpLimitFactor, 1, Integer.MAX_VALUE);
        Refusals.range("scale-up limit minimum", scaleUpLimitMinimum, 1, Integer.MAX_VALUE);
    }
}
