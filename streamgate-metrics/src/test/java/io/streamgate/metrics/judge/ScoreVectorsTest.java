package io.streamgate.metrics.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.streamgate.metrics.Vectors;
import io.streamgate.metrics.Vectors.Vector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Several metrics, several judgements, as Kayenta has them. */
class ScoreVectorsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TestFactory
    Stream<DynamicTest> eachScoreIsTheOriginals() {
        return Vectors.of("scorer")
                .map(vector -> DynamicTest.dynamicTest(vector.toString(), () -> {
                    Score score = JudgeVectors.judge(vector).score(JudgeVectors.verdicts(vector));
                    Vector expect = vector.get("expect");
                    assertThat(score.value()).isEqualTo(expect.number("score"));
                    assertThat(score.verdict())
                            .isEqualTo(Score.Verdict.valueOf(
                                    expect.text("classification").toUpperCase(Locale.ROOT)));
                    assertThat(score.vetoed())
                            .isEqualTo(expect.flag("failedEarly")
                                    || vector.vectors("metrics").isEmpty());
                    assertThat(score.groups().keySet())
                            .containsExactlyInAnyOrderElementsOf(expect.get("groups").map().keySet().stream()
                                    .map(String.class::cast)
                                    .toList());
                    score.groups().forEach((name, group) -> {
                        Vector expected = expect.get("groups").get(name);
                        assertThat(group.score()).isCloseTo(expected.number("score"), within(1e-12));
                        assertThat(group.noData()).isEqualTo(expected.flag("noData"));
                    });
                }));
    }

    @TestFactory
    Stream<DynamicTest> theLastScoreDecidesAsInTheOriginal() {
        return Vectors.of("final_judgement")
                .map(vector -> DynamicTest.dynamicTest(vector.toString(), () -> {
                    double marginal = vector.has("marginal") ? vector.number("marginal") : 0;
                    double pass = vector.has("pass") ? vector.number("pass") : marginal;
                    List<MetricVerdict> metrics = scoring((int) vector.number("finalScore"));
                    Score score = CanaryJudge.DEFAULT
                            .original()
                            .passingFrom(pass, marginal)
                            .score(metrics);
                    assertThat(score.value()).isEqualTo(vector.number("finalScore"));
                    assertThat(score.verdict() == Score.Verdict.PASS).isEqualTo(vector.flag("expectPassed"));
                }));
    }

    private static List<MetricVerdict> scoring(int percent) {
        CanaryJudge judge = CanaryJudge.DEFAULT;
        double[] low = {1, 2, 3, 4, 5, 6};
        double[] high = {11, 12, 13, 14, 15, 16};
        Metric metric = Metric.of("m", "g");
        return java.util.stream.IntStream.range(0, 100)
                .mapToObj(i -> judge.compare(metric, low, i < percent ? low : high))
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> judgementsLookAtTheWindowsOfTheOriginal() {
        Duration three = Duration.ofMinutes(3);
        JudgeWindows growing = JudgeWindows.growing(NOW, three);
        JudgeWindows warm = new JudgeWindows(NOW, three, Duration.ofMinutes(4), Optional.empty(), Duration.ZERO);
        JudgeWindows given = JudgeWindows.growing(NOW.minus(Duration.ofMinutes(5)), three);
        Duration five = Duration.ofMinutes(5);
        JudgeWindows sliding = new JudgeWindows(NOW, five, Duration.ZERO, Optional.of(five), five);
        return Stream.of(
                windows("TW-01", growing::canary),
                windows("TW-02", warm::canary),
                windows("TW-03", given::canary),
                windows("TW-04", given::canary),
                windows("TW-05", sliding::canary),
                DynamicTest.dynamicTest(
                        "TW-06",
                        () -> assertThat(sliding.control(1)).isEqualTo(new JudgeWindows.Window(NOW.minus(five), NOW))));
    }

    private static DynamicTest windows(String id, IntFunction<JudgeWindows.Window> ours) {
        return DynamicTest.dynamicTest(id, () -> {
            Vector vector = Vectors.of("time_windows")
                    .filter(each -> each.toString().equals(id))
                    .findFirst()
                    .orElseThrow();
            List<Vector> expected = vector.vectors("windowMinutesFromNow");
            for (int i = 0; i < expected.size(); i++) {
                List<?> minutes = (List<?>) expected.get(i).value();
                assertThat(ours.apply(i + 1))
                        .isEqualTo(new JudgeWindows.Window(at(minutes.get(0)), at(minutes.get(1))));
            }
        });
    }

    private static Instant at(Object minutes) {
        return NOW.plus(Duration.ofMinutes(((Number) minutes).longValue()));
    }
}
