package io.streamgate.metrics.judge;

import static io.streamgate.metrics.judge.Classification.ERROR;
import static io.streamgate.metrics.judge.Classification.HIGH;
import static io.streamgate.metrics.judge.Classification.LOW;
import static io.streamgate.metrics.judge.Classification.NOT_JUDGED;
import static io.streamgate.metrics.judge.Classification.NO_DATA;
import static io.streamgate.metrics.judge.Classification.NO_DATA_FAILS;
import static io.streamgate.metrics.judge.Classification.PASS;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** One metric, both sides cleaned of NaN and outliers: Kayenta's {@code classifyMetric} step by step. */
final class Comparison {
    private final Metric metric;
    private final double[] control;
    private final double[] canary;

    private Comparison(Metric metric, double[] control, double[] canary) {
        this.metric = metric;
        this.control = control;
        this.canary = canary;
    }

    static Comparison of(Metric metric, double[] control, double[] canary) {
        return new Comparison(metric, cleaned(metric, control), cleaned(metric, canary));
    }

    private static double[] cleaned(Metric metric, double[] points) {
        boolean zero = metric.missing() == Metric.Missing.ZERO;
        double[] known = Arrays.stream(points)
                .filter(point -> zero || !Double.isNaN(point))
                .map(point -> Double.isNaN(point) ? 0 : point)
                .toArray();
        return metric.outliers().keep(known);
    }

    /** The points of the control that count. */
    double[] control() {
        return control.clone();
    }

    /** The points of the canary that count. */
    double[] canary() {
        return canary.clone();
    }

    MetricVerdict judge(Behaviour behaviour) {
        if (control.length == 0 || canary.length == 0) {
            return withoutData();
        }
        if (Arrays.equals(Summary.sorted(control), Summary.sorted(canary))) {
            return verdict(PASS, false, 1, "The Canary and Baseline data are identical", Optional.empty());
        }
        if (constant(control) && constant(canary) && control[0] == canary[0]) {
            return verdict(PASS, false, 1, "", Optional.empty());
        }
        double ratio = EffectSize.Measure.MEAN_RATIO.of(control, canary);
        double effect = metric.effect().measure().of(control, canary);
        return behaviour == Behaviour.ORIGINAL ? original(ratio, effect) : repaired(ratio, effect);
    }

    private MetricVerdict withoutData() {
        if (metric.missing() == Metric.Missing.ZERO) {
            return verdict(PASS, false, 1, "", Optional.empty());
        }
        boolean fails = metric.mustHaveData() && !metric.critical();
        String reason = "Missing data for " + metric.name();
        return verdict(fails ? NO_DATA_FAILS : NO_DATA, metric.critical(), 1, reason, Optional.empty());
    }

    private MetricVerdict original(double ratio, double effect) {
        Shift shift;
        try {
            shift = originalShift();
        } catch (ArithmeticException e) {
            return verdict(ERROR, false, 1, metric.name() + ": " + e.getMessage(), Optional.empty());
        }
        double clear = metric.tolerance() * Math.abs(shift.estimate());
        Classification found = found(shift.lower() > clear, shift.upper() < -clear, effect);
        boolean critical = found != PASS && metric.critical() && metric.effect().critical(found, effect);
        String word = found == HIGH ? "High" : "Low";
        String reason = critical
                ? "The metric " + metric.name() + " was classified as " + word + " (Critical)"
                : metric.name() + " was classified as " + word;
        return verdict(found, critical, ratio, found == PASS ? "" : reason, Optional.of(shift));
    }

    /** Where both sides are constant, Kayenta adds random noise to have an order; the limit of no noise is exact. */
    private Shift originalShift() {
        if (constant(control) && constant(canary) && control.length + canary.length > 2) {
            double apart = canary[0] - control[0];
            return new Shift(apart, apart, apart);
        }
        return InvertedRankTest.shift(control, canary, metric.confidence());
    }

    private MetricVerdict repaired(double ratio, double effect) {
        double tolerated = 1 - metric.confidence();
        double reachable = RankTest.smallestP(canary.length, control.length);
        if (reachable > tolerated * (1 + 1e-9)) {
            String reason = String.format(
                    Locale.ROOT,
                    "%s: %d points of the canary and %d of the control cannot show a difference, p would be %.2g at best and"
                            + " must be at most %.2g",
                    metric.name(),
                    canary.length,
                    control.length,
                    reachable,
                    tolerated);
            return verdict(NOT_JUDGED, false, ratio, reason, Optional.empty());
        }
        RankTest test = new RankTest(control, canary);
        Shift shift = test.shift(metric.confidence());
        double p = test.p();
        boolean counts = p <= tolerated && largeEnough(shift);
        double excess = test.ranks().excess();
        Classification found = found(counts && excess > 0, counts && excess < 0, effect);
        boolean critical = found != PASS && metric.critical() && metric.effect().critical(found, effect);
        String reason = String.format(
                Locale.ROOT,
                "%s: canary mean %.4g, control mean %.4g, shift %s, p %.2g",
                metric.name(),
                Summary.mean(canary),
                Summary.mean(control),
                shift,
                p);
        return verdict(found, critical, ratio, reason, Optional.of(shift));
    }

    private boolean largeEnough(Shift shift) {
        double needed = metric.smallestChange() * Math.abs(Summary.mean(control));
        double means = Math.abs(Summary.mean(canary) - Summary.mean(control));
        return Math.max(Math.abs(shift.estimate()), means) >= needed;
    }

    private Classification found(boolean above, boolean below, double effect) {
        if (above
                && metric.direction() != Metric.Direction.DECREASE
                && !metric.effect().allowsHigh(effect)) {
            return HIGH;
        }
        if (below
                && metric.direction() != Metric.Direction.INCREASE
                && !metric.effect().allowsLow(effect)) {
            return LOW;
        }
        return PASS;
    }

    private static boolean constant(double[] points) {
        return Arrays.stream(points).allMatch(point -> point == points[0]);
    }

    private MetricVerdict verdict(
            Classification found, boolean critical, double ratio, String reason, Optional<Shift> shift) {
        return new MetricVerdict(
                metric, found, critical, ratio, reason, shift, Summary.of(control), Summary.of(canary));
    }
}
