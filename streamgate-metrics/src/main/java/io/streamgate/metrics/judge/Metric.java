package io.streamgate.metrics.judge;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A metric to be judged, and how.
 *
 * @param name how it is called in reasons
 * @param groups the groups whose scores it counts in
 * @param direction which differences are harm
 * @param missing what is done with a point that is NaN
 * @param outliers which points are left out
 * @param tolerance when {@link Behaviour#ORIGINAL}: the share of the estimated shift that the confidence interval has to
 *     stay clear of zero by, from 0; not looked at otherwise
 * @param confidence of the test, from 0.5 to 1: 0.98 means two false alarms in a hundred
 * @param effect how large a difference has to be
 * @param smallestChange when {@link Behaviour#REPAIRED}: the smallest difference that counts, as a share of the control's
 *     mean, from 0; 0 means that any does
 * @param critical whether the score is 0 when this one is bad enough, or has no data
 * @param mustHaveData whether having no data counts as a failure
 * @param muted whether it is judged without counting
 */
public record Metric(
        String name,
        List<String> groups,
        Direction direction,
        Missing missing,
        OutlierRule outliers,
        double tolerance,
        double confidence,
        EffectSize effect,
        double smallestChange,
        boolean critical,
        boolean mustHaveData,
        boolean muted) {
    /** Checks the ranges. */
    public Metric {
        Checks.notBlank("name of a metric", name);
        groups = List.copyOf(groups);
        requireNonNull(direction, "direction");
        requireNonNull(missing, "missing");
        requireNonNull(outliers, "outliers");
        Checks.range("tolerance of metric " + name, tolerance, 0, Double.MAX_VALUE);
        Checks.range("confidence of metric " + name, confidence, 0.5, Math.nextDown(1.0));
        requireNonNull(effect, "effect");
        Checks.range("smallest change of metric " + name, smallestChange, 0, Double.MAX_VALUE);
    }

    /** Which differences are harm. */
    public enum Direction {
        /** The canary above the control, as for errors. */
        INCREASE,
        /** The canary below the control, as for sales. */
        DECREASE,
        /** Both. */
        EITHER
    }

    /** What is done with a point that is NaN. */
    public enum Missing {
        /** It is left out, each side by itself. */
        REMOVE,
        /** It is taken as 0, as for counters that only exist once they count; then no points at all are a pass. */
        ZERO
    }

    /**
     * A metric with the judge's defaults: any direction, NaN left out, outliers kept, confidence 0.98, ratio of the means,
     * and a change of 5 % of the control's mean as the smallest that counts.
     *
     * @param name how it is called
     * @param groups the groups that it counts in
     */
    public static Metric of(String name, String... groups) {
        return new Metric(
                name,
                List.of(groups),
                Direction.EITHER,
                Missing.REMOVE,
                OutlierRule.KEEP,
                0.25,
                0.98,
                EffectSize.MEAN_RATIO,
                0.05,
                false,
                false,
                false);
    }

    /** The same, with another idea of harm. */
    public Metric harmIs(Direction harm) {
        return new Metric(
                name,
                groups,
                harm,
                missing,
                outliers,
                tolerance,
                confidence,
                effect,
                smallestChange,
                critical,
                mustHaveData,
                muted);
    }

    /** The same, with another treatment of points before the comparison. */
    public Metric cleaned(Missing nan, OutlierRule rule) {
        return new Metric(
                name,
                groups,
                direction,
                nan,
                rule,
                tolerance,
                confidence,
                effect,
                smallestChange,
                critical,
                mustHaveData,
                muted);
    }

    /** The same, with another test. */
    public Metric tested(double newConfidence, double newTolerance) {
        return new Metric(
                name,
                groups,
                direction,
                missing,
                outliers,
                newTolerance,
                newConfidence,
                effect,
                smallestChange,
                critical,
                mustHaveData,
                muted);
    }

    /** The same, with another idea of what is large enough to count. */
    public Metric counting(EffectSize newEffect, double newSmallestChange) {
        return new Metric(
                name,
                groups,
                direction,
                missing,
                outliers,
                tolerance,
                confidence,
                newEffect,
                newSmallestChange,
                critical,
                mustHaveData,
                muted);
    }

    /** The same, with another weight in the score. */
    public Metric weighing(boolean isCritical, boolean needsData, boolean isMuted) {
        return new Metric(
                name,
                groups,
                direction,
                missing,
                outliers,
                tolerance,
                confidence,
                effect,
                smallestChange,
                isCritical,
                needsData,
                isMuted);
    }
}
