package io.streamgate.metrics.judge;

import java.util.Arrays;

/**
 * How the rank sum of a first sample is distributed when all orders of the points are equally likely. Ranks are doubled,
 * to be whole.
 */
final class RankSums {
    private final double[] cumulated;

    private RankSums(int[] doubledRanks, int first) {
        int most = Arrays.stream(doubledRanks).sum();
        double[][] ways = new double[first + 1][most + 1];
        ways[0][0] = 1;
        for (int rank : doubledRanks) {
            for (int taken = first; taken > 0; taken--) {
                double[] with = ways[taken];
                double[] without = ways[taken - 1];
                for (int sum = most; sum >= rank; sum--) {
                    with[sum] += without[sum - rank];
                }
            }
        }
        cumulated = ways[first];
        for (int sum = 1; sum <= most; sum++) {
            cumulated[sum] += cumulated[sum - 1];
        }
    }

    /** For these points, sorted, ties and all. */
    static RankSums of(double[] x, double[] y) {
        double[] all = new double[x.length + y.length];
        System.arraycopy(x, 0, all, 0, x.length);
        System.arraycopy(y, 0, all, x.length, y.length);
        Arrays.sort(all);
        int[] ranks = new int[all.length];
        int from = 0;
        while (from < all.length) {
            int to = from;
            while (to < all.length && all[to] == all[from]) {
                to++;
            }
            Arrays.fill(ranks, from, to, from + to + 1);
            from = to;
        }
        return new RankSums(ranks, x.length);
    }

    /** For points of which no two are equal. */
    static RankSums untied(int first, int second) {
        int[] ranks = new int[first + second];
        Arrays.setAll(ranks, i -> 2 * (i + 1));
        return new RankSums(ranks, first);
    }

    /** The probability of a doubled rank sum of at most this. */
    double atMost(int doubledSum) {
        if (doubledSum < 0) {
            return 0;
        }
        int last = cumulated.length - 1;
        return cumulated[Math.min(doubledSum, last)] / cumulated[last];
    }
}
