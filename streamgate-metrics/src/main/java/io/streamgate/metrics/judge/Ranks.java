package io.streamgate.metrics.judge;

/**
 * The ranks of a first sample, moved, among the points of both; ties get their average.
 *
 * @param sum of the first sample's ranks
 * @param ties the sum of t³ − t over groups of t equal points
 * @param first size of the first sample
 * @param second size of the second
 */
record Ranks(double sum, double ties, int first, int second) {
    /** The ranks of {@code x − shift} among those and {@code y}, both sorted. */
    static Ranks of(double[] x, double[] y, double shift) {
        double sum = 0;
        double ties = 0;
        int i = 0;
        int j = 0;
        while (i < x.length) {
            double point = x[i] - shift;
            while (j < y.length && y[j] < point) {
                int before = j;
                double other = y[j];
                while (j < y.length && y[j] == other) {
                    j++;
                }
                ties += cubed(j - before);
            }
            int ranked = i + j;
            int of = i;
            while (i < x.length && x[i] - shift == point) {
                i++;
            }
            while (j < y.length && y[j] == point) {
                j++;
            }
            int equal = i + j - ranked;
            sum += (i - of) * (ranked + (equal + 1) / 2.0);
            ties += cubed(equal);
        }
        while (j < y.length) {
            int before = j;
            double other = y[j];
            while (j < y.length && y[j] == other) {
                j++;
            }
            ties += cubed(j - before);
        }
        return new Ranks(sum, ties, x.length, y.length);
    }

    private static double cubed(double t) {
        return t * t * t - t;
    }

    /** By how much the Mann-Whitney count of the first sample is above what it is when neither is larger. */
    double excess() {
        return sum - first * (first + 1.0) / 2 - (double) first * second / 2;
    }

    /** The standard deviation of that when all orders are equally likely; 0 when all points are equal. */
    double deviation() {
        double all = (double) first + second;
        double product = (double) first * second;
        return Math.sqrt(Math.max(0, product / 12 * (all + 1 - ties / (all * (all - 1)))));
    }

    /** The excess in standard deviations, half a rank nearer to 0 for being a whole number. */
    double score() {
        double excess = excess();
        return (excess - 0.5 * Math.signum(excess)) / deviation();
    }
}
