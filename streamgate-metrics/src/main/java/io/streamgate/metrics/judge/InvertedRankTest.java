package io.streamgate.metrics.judge;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The confidence interval for a shift as R's {@code wilcox.test(conf.int=TRUE, exact=FALSE)} and Kayenta find it: where the
 * rank test stops rejecting. The test is a step function, so the answers depend on how the steps are searched, and the
 * search (Brent 1973, as in R's {@code zeroin}) and its absolute tolerance are part of the definition.
 */
final class InvertedRankTest {
    private static final double TOLERANCE = 1e-4;
    private static final int ITERATIONS = 1000;
    private static final double EPSILON = Math.ulp(1.0);

    private InvertedRankTest() {}

    /**
     * The interval.
     *
     * @param confidence for example 0.98
     * @throws ArithmeticException when all points are equal after a shift that has to be tried
     */
    static Shift shift(double[] control, double[] canary, double confidence) {
        double[] x = Summary.sorted(canary);
        double[] y = Summary.sorted(control);
        double least = x[0] - y[y.length - 1];
        double most = x[x.length - 1] - y[0];
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - confidence) / 2);
        return new Shift(root(x, y, least, most, z), root(x, y, least, most, 0), root(x, y, least, most, -z));
    }

    private static double root(double[] x, double[] y, double least, double most, double quantile) {
        DoubleUnaryOperator test = shift -> {
            Ranks ranks = Ranks.of(x, y, shift);
            if (ranks.deviation() == 0) {
                throw new ArithmeticException(
                        "all points are equal once moved by " + shift + ", so they have no order");
            }
            return ranks.score() - quantile;
        };
        double atLeast = test.applyAsDouble(least);
        if (atLeast <= 0) {
            return least;
        }
        double atMost = test.applyAsDouble(most);
        return atMost >= 0 ? most : brent(test, least, most, atLeast, atMost);
    }

    private static double brent(DoubleUnaryOperator f, double from, double to, double atFrom, double atTo) {
        double a = from;
        double b = to;
        double c = a;
        double fa = atFrom;
        double fb = atTo;
        double fc = fa;
        for (int i = 0; i <= ITERATIONS; i++) {
            double before = b - a;
            if (Math.abs(fc) < Math.abs(fb)) {
                a = b;
                b = c;
                c = a;
                fa = fb;
                fb = fc;
                fc = fa;
            }
            double near = 2 * EPSILON * Math.abs(b) + TOLERANCE / 2;
            double half = (c - b) / 2;
            if (Math.abs(half) <= near || fb == 0) {
                return b;
            }
            double step = half;
            if (Math.abs(before) >= near && Math.abs(fa) > Math.abs(fb)) {
                step = interpolated(a, b, c, fa, fb, fc, before, near);
            }
            if (Math.abs(step) < near) {
                step = step > 0 ? near : -near;
            }
            a = b;
            fa = fb;
            b += step;
            fb = f.applyAsDouble(b);
            if ((fb > 0 && fc > 0) || (fb < 0 && fc < 0)) {
                c = a;
                fc = fa;
            }
        }
        return b;
    }

    private static double interpolated(
            double a, double b, double c, double fa, double fb, double fc, double before, double near) {
        double width = c - b;
        double p;
        double q;
        if (a == c) {
            double secant = fb / fa;
            p = width * secant;
            q = 1 - secant;
        } else {
            double r = fa / fc;
            double s = fb / fc;
            double t = fb / fa;
            p = t * (width * r * (r - s) - (b - a) * (s - 1));
            q = (r - 1) * (s - 1) * (t - 1);
        }
        if (p > 0) {
            q = -q;
        } else {
            p = -p;
        }
        boolean good = p < 0.75 * width * q - Math.abs(near * q) / 2 && p < Math.abs(before * q / 2);
        return good ? p / q : width / 2;
    }
}
