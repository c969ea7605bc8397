package io.streamgate.metrics.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgate.metrics.Vectors;
import io.streamgate.metrics.Vectors.Vector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the judge does otherwise than Kayenta, by default. */
class RepairsTest {
    /** Where the original was measured to be wrong, or right for no good reason. */
    private static final Map<String, Classification> REPAIRED = Map.of(
            "MX-04", Classification.NOT_JUDGED,
            "MX-05", Classification.NOT_JUDGED,
            "MX-09", Classification.NOT_JUDGED,
            "MX-03", Classification.NOT_JUDGED,
            "MX-11", Classification.PASS,
            "MX-27", Classification.HIGH,
            "MX-29", Classification.HIGH,
            "MX-41", Classification.HIGH,
            "MX-42", Classification.HIGH);

    private static final Metric METRIC = Metric.of("m", "g");

    @TestFactory
    Stream<DynamicTest> eachKnownDefectIsGoneAndNothingElseIsChanged() {
        return Vectors.of("mann_whitney_classifier")
                .map(vector -> DynamicTest.dynamicTest(vector.toString(), () -> {
                    Classification original = JudgeVectors.classification(vector.get("expect"));
                    assertThat(repaired(vector).classification())
                            .isEqualTo(REPAIRED.getOrDefault(vector.toString(), original));
                }));
    }

    @Test
    void everyKnownDefectHasItsRepair() {
        Set<String> defects = Vectors.of("mann_whitney_classifier")
                .filter(vector -> vector.flag("knownDefect"))
                .map(Vector::toString)
                .collect(java.util.stream.Collectors.toSet());
        assertThat(REPAIRED.keySet()).containsAll(defects);
    }

    @TestFactory
    Stream<DynamicTest> whereTheMeansAloneDecideTheJudgeAgrees() {
        return Vectors.of("mean_inequality_classifier")
                .map(vector -> DynamicTest.dynamicTest(vector.toString(), () -> {
                    MetricVerdict verdict = CanaryJudge.DEFAULT.compare(
                            METRIC, vector.numbers("control"), vector.numbers("experiment"));
                    assertThat(verdict.classification()).isEqualTo(JudgeVectors.classification(vector.get("expect")));
                }));
    }

    private static MetricVerdict repaired(Vector vector) {
        return CanaryJudge.DEFAULT.compare(
                JudgeVectors.metric(vector.get("config")), vector.numbers("control"), vector.numbers("experiment"));
    }

    @Test
    void tooFewPointsAreToldFromAPass() {
        MetricVerdict verdict =
                CanaryJudge.DEFAULT.compare(METRIC, new double[] {1, 2, 3}, new double[] {100, 101, 102});
        assertThat(verdict.reason())
                .isEqualTo("m: 3 points of the canary and 3 of the control cannot show a difference, p would be 0.10 at"
                        + " best and must be at most 0.020");
    }

    @Test
    void theVerdictDoesNotDependOnTheUnit() {
        long seed = 20260101;
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < 200; run++) {
            int size = 3 + random.nextInt(40);
            double[] control = points(random, size, 10);
            double[] canary = points(random, 3 + random.nextInt(40), 10 + random.nextInt(4));
            MetricVerdict verdict = CanaryJudge.DEFAULT.compare(METRIC, control, canary);
            for (double unit : new double[] {0x1p-30, 0x1p30}) {
                MetricVerdict other = CanaryJudge.DEFAULT.compare(METRIC, times(control, unit), times(canary, unit));
                assertThat(other.classification())
                        .as("seed %d, run %d, unit %g", seed, run, unit)
                        .isEqualTo(verdict.classification());
                assertThat(other.shift().map(Shift::estimate))
                        .as("seed %d, run %d, unit %g", seed, run, unit)
                        .isEqualTo(verdict.shift().map(shift -> shift.estimate() * unit));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "3, 3", "4, 4", "4, 5", "5, 5", "8, 8", "12, 12", "30, 30", "60, 60"})
    void noMoreThanTwoInAHundredHealthyMetricsFailWhateverTheSize(int first, int second) {
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        int failed = 0;
        int runs = 2000;
        for (int run = 0; run < runs; run++) {
            Classification found = CanaryJudge.DEFAULT
                    .compare(
                            METRIC.counting(EffectSize.MEAN_RATIO, 0),
                            points(random, first, 10),
                            points(random, second, 10))
                    .classification();
            failed += found == Classification.HIGH || found == Classification.LOW ? 1 : 0;
        }
        System.out.printf(
                "judge, %d against %d points, seed %d: %d of %d healthy ones failed%n",
                first, second, seed, failed, runs);
        assertThat(failed / (double) runs).as("seed %d", seed).isLessThanOrEqualTo(0.0285);
    }

    @Test
    void whatWasNotJudgedIsNeverAPass() {
        Score score = CanaryJudge.DEFAULT.score(List.of(verdict(Classification.ERROR, false)));
        assertThat(score.verdict()).isEqualTo(Score.Verdict.UNDECIDED);
        assertThat(score.reason()).isEqualTo("only 0 of 1 metrics could be judged: m ERROR");
        Score few = CanaryJudge.DEFAULT.score(List.of(
                verdict(Classification.PASS, false),
                verdict(Classification.PASS, false),
                verdict(Classification.NOT_JUDGED, true)));
        assertThat(few.verdict()).isEqualTo(Score.Verdict.UNDECIDED);
        assertThat(CanaryJudge.DEFAULT.score(List.of()).verdict()).isEqualTo(Score.Verdict.UNDECIDED);
    }

    @Test
    void aWeightedGroupWithoutMetricsIsLeftOutAndSaid() {
        Score score = CanaryJudge.DEFAULT
                .weighing(Map.of("g", 50.0, "b", 50.0))
                .score(List.of(verdict(Classification.PASS, false)));
        assertThat(score.value()).isEqualTo(100);
        assertThat(score.reason()).isEqualTo("score 100.00; without the groups [b], which have no data");
    }

    @Test
    void weightsAboveAHundredAreRefused() {
        assertThatThrownBy(() -> CanaryJudge.DEFAULT.weighing(Map.of("a", 150.0)))
                .hasMessage("the weight of group a is 150.0, but must be from 0.0 to 100.0");
        assertThatThrownBy(() -> CanaryJudge.DEFAULT.weighing(Map.of("a", 60.0, "b", 60.0)))
                .hasMessageContaining("sum of the weights");
    }

    private static MetricVerdict verdict(Classification classification, boolean critical) {
        Summary none = Summary.of(new double[0]);
        return new MetricVerdict(
                METRIC.weighing(critical, false, false), classification, false, 1, "", Optional.empty(), none, none);
    }

    private static double[] points(SplittableRandom random, int size, double mean) {
        double[] points = new double[size];
        for (int i = 0; i < size; i++) {
            double once = random.nextDouble();
            points[i] = mean + Math.rint(8 * (once - random.nextDouble())) / 4;
        }
        return points;
    }

    private static double[] times(double[] points, double unit) {
        return java.util.Arrays.stream(points).map(point -> point * unit).toArray();
    }
}
