package io.streamgate.metrics.judge;

import org.apache.commons.numbers.arrays.Selection;
import org.apache.commons.numbers.combinatorics.BinomialCoefficientDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The Mann-Whitney test that does not care for units: exact over all orders of the points that there are, ties included,
 * while both samples together have at most {@value #EXACT} points; by the normal distribution with corrections for ties
 * and whole numbers above (Lehmann 1975). The interval is that of Moses: order statistics of all differences.
 */
final class RankTest {
    private static final int EXACT = 24;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final double[] x;
    private final double[] y;

    RankTest(double[] control, double[] canary) {
        x = Summary.sorted(canary);
        y = Summary.sorted(control);
    }

    /** The smallest two-sided p that samples of these sizes can have, whatever they hold. */
    static double smallestP(int first, int second) {
        return Math.min(1, 2 / BinomialCoefficientDouble.value(first + second, first));
    }

    Ranks ranks() {
        return Ranks.of(x, y, 0);
    }

    /** The two-sided p of no difference. */
    double p() {
        Ranks ranks = ranks();
        if (ranks.deviation() == 0) {
            return 1;
        }
        if (x.length + y.length > EXACT) {
            return Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(ranks.score())));
        }
        RankSums sums = RankSums.of(x, y);
        int seen = (int) Math.round(2 * ranks.sum());
        return Math.min(1, 2 * Math.min(sums.atMost(seen), 1 - sums.atMost(seen - 1)));
    }

    /** The shift with its interval, the same in every unit. */
    Shift shift(double confidence) {
        int all = x.length * y.length;
        double[] differences = new double[all];
        int at = 0;
        for (double canary : x) {
            for (double control : y) {
                differences[at++] = canary - control;
            }
        }
        int outside = outside((1 - confidence) / 2);
        int low = Math.max(0, outside - 1);
        Selection.select(differences, new int[] {low, (all - 1) / 2, all / 2, all - 1 - low});
        double estimate = (differences[(all - 1) / 2] + differences[all / 2]) / 2;
        return outside == 0
                ? new Shift(Double.NEGATIVE_INFINITY, estimate, Double.POSITIVE_INFINITY)
                : new Shift(differences[low], estimate, differences[all - 1 - low]);
    }

    /** How many differences lie at or outside a limit that the shift is beyond with at most this probability. */
    private int outside(double tail) {
        if (x.length + y.length > EXACT) {
            double middle = x.length * (double) y.length / 2;
            double deviation = Math.sqrt(middle * (x.length + y.length + 1) / 6);
            return (int) Math.max(0, Math.floor(middle + 0.5 - deviation * NORMAL.inverseSurvivalProbability(tail)));
        }
        RankSums sums = RankSums.untied(x.length, y.length);
        int least = x.length * (x.length + 1);
        int count = 0;
        while (sums.atMost(least + 2 * count) <= tail) {
            count++;
        }
        return count;
    }
}
