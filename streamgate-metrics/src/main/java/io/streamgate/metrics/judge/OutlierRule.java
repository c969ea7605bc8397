package io.streamgate.metrics.judge;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.function.DoublePredicate;

/**
 * Which points are left out before a comparison, each side by itself.
 *
 * @param kind how they are found
 * @param factor how far out they have to be: interquartile ranges, or standard deviations
 */
public record OutlierRule(Kind kind, double factor) {
    /** All points stay. */
    public static final OutlierRule KEEP = new OutlierRule(Kind.NONE, 0);
    /** As Kayenta's judge leaves them out when told to. */
    public static final OutlierRule REMOVE = new OutlierRule(Kind.IQR_OR_PERCENTILE, 3);

    /** Checks the ranges. */
    public OutlierRule {
        requireNonNull(kind, "kind");
        Checks.range("factor of an outlier rule", factor, 0, Double.MAX_VALUE);
    }

    /** Ways to find them. */
    public enum Kind {
        /** None are. */
        NONE,
        /** Outside the quartiles by more than factor × the interquartile range. */
        IQR,
        /** As {@link #IQR}, and also outside the 1st and the 99th percentile. */
        IQR_OR_PERCENTILE,
        /** Further from the mean than factor × the population's standard deviation. */
        K_SIGMA
    }

    /** The points that stay, in their order. None may be NaN. */
    public double[] keep(double[] points) {
        return points.length == 0
                ? points
                : Arrays.stream(points).filter(stays(points)).toArray();
    }

    private DoublePredicate stays(double[] points) {
        if (kind == Kind.NONE) {
            return point -> true;
        }
        if (kind == Kind.K_SIGMA) {
            Summary summary = Summary.of(points);
            double sigma = Math.sqrt(summary.squares() / points.length);
            return point -> Math.abs(point - summary.mean()) <= factor * sigma;
        }
        double[] sorted = Summary.sorted(points);
        double lower = Summary.percentile(sorted, 25);
        double upper = Summary.percentile(sorted, 75);
        double reach = factor * (upper - lower);
        boolean wide = kind == Kind.IQR_OR_PERCENTILE;
        double least = wide ? Math.min(Summary.percentile(sorted, 1), lower - reach) : lower - reach;
        double most = wide ? Math.max(Summary.percentile(sorted, 99), upper + reach) : upper + reach;
        return point -> point >= least && point <= most;
    }
}
