package io.streamgate.metrics.sequential;

import java.util.Arrays;

/**
 * A share of bad answers, or a difference of two, with confidence bounds that hold at every look at once: at each the
 * chance that the true value was ever above the upper one is at most half of 1 − confidence, and so for the lower.
 * A bound is where an e-value against it, averaged over alternatives on the good side of it, reaches one over that chance
 * (Robbins 1970; Howard et al. 2021).
 *
 * @param lower from −1 to 1
 * @param estimate what was seen
 * @param upper from −1 to 1
 */
public record Bounds(double lower, double estimate, double upper) {
    private static final double[] BELOW = {0, 0.1, 0.25, 0.5, 0.7, 0.85, 0.93, 0.97};
    private static final double[] ABOVE = {50, 10, 4, 2, 1.5, 1.2, 1.08, 1.03};
    /** Half of the weight is on what most canaries are: without a bad answer. */
    private static final double[] BELOW_WEIGHTS = weights(0.5);

    private static final double[] ABOVE_WEIGHTS = weights(1.0 / ABOVE.length);
    private static final int HALVINGS = 50;

    /**
     * Of the share of bad answers of one arm.
     *
     * @param confidence above 0 and below 1, for example 0.95
     */
    public static Bounds of(Tally tally, double confidence) {
        double threshold = -Math.log((1 - confidence) / 2);
        long bad = tally.bad();
        long good = tally.requests() - bad;
        double lower = bad == 0 ? 0 : edge(bad, good, 0, tally.share(), ABOVE, ABOVE_WEIGHTS, threshold);
        double upper = good == 0 ? 1 : edge(bad, good, 1, tally.share(), BELOW, BELOW_WEIGHTS, threshold);
        return new Bounds(lower, tally.share(), upper);
    }

    /** Of the difference of the shares: how much worse the canary is. Where both bounds hold, so does this. */
    public static Bounds ofDifference(Tally canary, Tally control, double confidence) {
        return of(canary, confidence).minus(of(control, confidence));
    }

    Bounds minus(Bounds other) {
        return new Bounds(lower - other.upper, estimate - other.estimate, upper - other.lower);
    }

    /** Between what is refuted and what was seen, by halving. */
    private static double edge(
            long bad, long good, double refuted, double seen, double[] factors, double[] weights, double threshold) {
        double out = refuted;
        double in = seen;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (out + in) / 2;
            if (logE(bad, good, middle, factors, weights) >= threshold) {
                out = middle;
            } else {
                in = middle;
            }
        }
        return out;
    }

    private static double logE(long bad, long good, double share, double[] factors, double[] weights) {
        double sum = 0;
        for (int i = 0; i < factors.length; i++) {
            double other = factors[i] * share;
            if (other < 1 && !(other == 0 && bad > 0)) {
                double log =
                        (bad == 0 ? 0 : bad * Math.log(factors[i])) + good * (Math.log1p(-other) - Math.log1p(-share));
                sum += weights[i] * Math.exp(Math.min(700, log));
            }
        }
        return Math.log(sum);
    }

    private static double[] weights(double first) {
        double[] weights = new double[BELOW.length];
        Arrays.fill(weights, (1 - first) / (weights.length - 1));
        weights[0] = first;
        return weights;
    }
}
