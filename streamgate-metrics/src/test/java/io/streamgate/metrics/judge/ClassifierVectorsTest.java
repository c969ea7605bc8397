package io.streamgate.metrics.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.streamgate.metrics.Vectors;
import io.streamgate.metrics.Vectors.Vector;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** One metric, as Kayenta classifies it. */
class ClassifierVectorsTest {
    private static final CanaryJudge ORIGINAL = CanaryJudge.DEFAULT.original();

    @TestFactory
    Stream<DynamicTest> eachMetricIsClassifiedAsByTheOriginal() {
        return Vectors.of("mann_whitney_classifier")
                .map(vector -> DynamicTest.dynamicTest(vector.toString(), () -> check(vector)));
    }

    private static void check(Vector vector) {
        Metric metric = JudgeVectors.metric(vector.get("config"));
        double[] control = vector.numbers("control");
        double[] canary = vector.numbers("experiment");
        MetricVerdict verdict = ORIGINAL.compare(metric, control, canary);
        Vector expect = vector.get("expect");
        Vector run = vector.get("run");
        Vector points = vector.get("pointsAfterCleaning");

        assertThat(verdict.classification()).isEqualTo(JudgeVectors.classification(expect));
        assertThat(verdict.classification()).isEqualTo(JudgeVectors.classification(run));
        assertThat(verdict.critical()).isEqualTo(run.flag("critical"));
        if (expect.has("critical")) {
            assertThat(verdict.critical()).isEqualTo(expect.flag("critical"));
        }
        if (expect.has("deviation")) {
            assertThat(verdict.meanRatio()).isEqualTo(expect.number("deviation"));
        }
        assertThat(verdict.reason()).isEqualTo(run.has("reason") ? run.text("reason") : "");
        assertThat(verdict.control().count()).isEqualTo((int) points.number("control"));
        assertThat(verdict.canary().count()).isEqualTo((int) points.number("experiment"));
        deviation(verdict.meanRatio(), run.get("deviation").value());
        if (vector.has("computed")) {
            computed(metric, verdict, vector.get("computed"), control, canary);
        }
        if (vector.has("hodgesLehmannExact")) {
            Comparison cleaned = Comparison.of(metric, control, canary);
            double exact = new RankTest(cleaned.control(), cleaned.canary())
                    .shift(metric.confidence())
                    .estimate();
            assertThat(exact).isCloseTo(vector.number("hodgesLehmannExact"), within(1e-9));
        }
    }

    private static void deviation(double ratio, Object expected) {
        if ("approx 10".equals(expected)) {
            assertThat(ratio).isCloseTo(10, within(0.01));
        } else if ("NaN or noise".equals(expected)) {
            assertThat(ratio).isNaN();
        } else if (Double.isNaN(Vector.number(expected))) {
            assertThat(ratio).isNaN();
        } else {
            assertThat(ratio).isCloseTo(Vector.number(expected), within(1e-12));
        }
    }

    private static void computed(
            Metric metric, MetricVerdict verdict, Vector computed, double[] control, double[] canary) {
        Shift shift = verdict.shift().orElseThrow();
        double tolerance = computed.number("ciTolerance");
        assertThat(tolerance).isEqualTo(1e-4);
        // the search is the same step by step, so it comes out nearer than it promises
        assertThat(shift.lower()).isCloseTo(computed.number("ciLow"), within(1e-9));
        assertThat(shift.upper()).isCloseTo(computed.number("ciHigh"), within(1e-9));
        assertThat(shift.estimate()).isCloseTo(computed.number("hodgesLehmann"), within(1e-9));
        assertThat(metric.tolerance() * Math.abs(shift.estimate())).isCloseTo(computed.number("bound"), within(1e-9));
        Comparison cleaned = Comparison.of(metric, control, canary);
        double ratio = EffectSize.Measure.MEAN_RATIO.of(cleaned.control(), cleaned.canary());
        deviation(ratio, computed.get("meanRatio").value());
        assertThat(EffectSize.Measure.COMMON_LANGUAGE.of(cleaned.control(), cleaned.canary()))
                .isCloseTo(computed.number("cles"), within(1e-12));
    }

    @TestFactory
    Stream<DynamicTest> eachIntervalIsTheOriginalsAndTheEstimateTheMedianOfAllDifferences() {
        return Vectors.of("mann_whitney_ci")
                .filter(vector -> vector.has("x"))
                .map(vector -> DynamicTest.dynamicTest(vector.toString(), () -> interval(vector)));
    }

    private static void interval(Vector vector) {
        double[] canary = vector.numbers("x");
        double[] control = vector.numbers("y");
        Shift shift = InvertedRankTest.shift(control, canary, vector.number("confLevel"));
        Vector expect = vector.get("expect");
        double tolerance = vector.number("tolerance");
        double near = vector.has("estimateTolerance") ? vector.number("estimateTolerance") : tolerance;
        assertThat(shift.lower()).isCloseTo(expect.number("ciLow"), within(tolerance));
        assertThat(shift.upper()).isCloseTo(expect.number("ciHigh"), within(tolerance));
        assertThat(shift.estimate()).isCloseTo(expect.number("estimate"), within(near));
        if (vector.has("hodgesLehmannExact")) {
            assertThat(new RankTest(control, canary).shift(0.95).estimate())
                    .isEqualTo(vector.number("hodgesLehmannExact"));
        }
    }

    @TestFactory
    Stream<DynamicTest> outliersAreThoseOfTheOriginal() {
        return Vectors.of("outlier_detector")
                .map(vector -> DynamicTest.dynamicTest(vector.toString(), () -> outliers(vector)));
    }

    private static void outliers(Vector vector) {
        double[] input = vector.numbers("input");
        OutlierRule rule = vector.text("detector").equals("ksigma")
                ? new OutlierRule(OutlierRule.Kind.K_SIGMA, vector.number("k"))
                : new OutlierRule(
                        vector.flag("reduceSensitivity") ? OutlierRule.Kind.IQR_OR_PERCENTILE : OutlierRule.Kind.IQR,
                        vector.number("factor"));
        double[] flagged = vector.numbers("flaggedIndices");
        double[] left = java.util.stream.IntStream.range(0, input.length)
                .filter(i -> Arrays.stream(flagged).noneMatch(index -> index == i))
                .mapToDouble(i -> input[i])
                .toArray();
        assertThat(rule.keep(input)).containsExactly(left);
        if (vector.has("afterRemoval")) {
            assertThat(rule.keep(input)).containsExactly(vector.numbers("afterRemoval"));
        }
    }

    @TestFactory
    Stream<DynamicTest> missingPointsAreTreatedAsByTheOriginal() {
        return Vectors.of("nan_transform")
                .map(vector -> DynamicTest.dynamicTest(vector.toString(), () -> {
                    Metric metric =
                            Metric.of("m").cleaned(JudgeVectors.missing(vector.text("strategy")), OutlierRule.KEEP);
                    Comparison cleaned = Comparison.of(metric, vector.numbers("input"), new double[0]);
                    assertThat(cleaned.control()).containsExactly(vector.numbers("output"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> percentilesAreThoseOfR() {
        return Vectors.of("percentile")
                .map(vector -> DynamicTest.dynamicTest(
                        vector.toString(),
                        () -> vector.get("expect")
                                .map()
                                .forEach((percent, value) -> assertThat(Summary.percentile(
                                                Summary.sorted(vector.numbers("input")),
                                                Double.parseDouble(String.valueOf(percent))))
                                        .isCloseTo(Vector.number(value), within(vector.number("tolerance"))))));
    }

    @TestFactory
    Stream<DynamicTest> summariesAreThoseOfTheOriginal() {
        return Vectors.of("summary_stats")
                .map(vector -> DynamicTest.dynamicTest(vector.toString(), () -> {
                    Summary summary = Summary.of(vector.numbers("input"));
                    Vector expect = vector.get("expect");
                    assertThat((double) summary.count()).isEqualTo(expect.number("count"));
                    assertThat(summary.min()).isEqualTo(expect.number("min"));
                    assertThat(summary.max()).isEqualTo(expect.number("max"));
                    assertThat(summary.mean()).isEqualTo(expect.number("mean"));
                    double tolerance = vector.has("tolerance") ? vector.number("tolerance") : 0;
                    assertThat(summary.deviation()).isCloseTo(expect.number("std"), within(tolerance));
                }));
    }

    @TestFactory
    Stream<DynamicTest> effectSizesAreThoseOfTheOriginal() {
        return Vectors.of("effect_size")
                .map(vector -> DynamicTest.dynamicTest(vector.toString(), () -> {
                    double effect = JudgeVectors.measure(vector.text("measure"))
                            .of(vector.numbers("control"), vector.numbers("experiment"));
                    double expected = vector.number("expect");
                    if (Double.isNaN(expected)) {
                        assertThat(effect).isNaN();
                    } else {
                        double tolerance = vector.has("tolerance") ? vector.number("tolerance") : 1e-12;
                        assertThat(effect).isCloseTo(expected, within(tolerance));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> theSmallestPThatSamplesCanHaveIsKnown() {
        return Vectors.section("smallest_attainable_p").vectors("table").stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.toString(),
                        () -> assertThat(RankTest.smallestP(
                                        (int) row.number("nExperiment"), (int) row.number("nControl")))
                                .isCloseTo(row.number("twoSidedMinP"), within(1e-12))));
    }
}
