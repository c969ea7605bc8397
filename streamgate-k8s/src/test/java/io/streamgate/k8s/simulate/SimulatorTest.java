package io.streamgate.k8s.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.streamgate.ScalingPolicy;
import io.streamgate.ScalingPolicy.Scale;
import io.streamgate.k8s.hpa.Behavior;
import io.streamgate.k8s.hpa.Hpa;
import io.streamgate.k8s.hpa.Metric;
import io.streamgate.k8s.hpa.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static ScalingPolicy fixed(int size) {
        return view -> new Scale(size, size, "fixed", Duration.ofDays(1));
    }

    private static Trace step(double before, double after, int minutesBefore, int minutesAfter) {
        double[] loads = new double[minutesBefore + minutesAfter];
        Arrays.fill(loads, 0, minutesBefore, before);
        Arrays.fill(loads, minutesBefore, loads.length, after);
        return Trace.of(START, MINUTE, loads);
    }

    private static final Hpa HPA = Hpa.between(1, 50)
            .metric(new Metric.External(WorkloadModel.LOAD, Target.averageValue("70")))
            .behavior(Behavior.DEFAULT)
            .build();

    @Test
    void countsWhatAFixedSizeCostsAndMisses() {
        Simulator simulator = Simulator.of(WorkloadModel.of(100, Duration.ofSeconds(20), MINUTE));
        Summary summary =
                simulator.run("fixed", fixed(4), 4, step(300, 800, 60, 60)).summary();
        assertThat(summary.podHours()).isEqualTo(8);
        assertThat(summary.overloadSeconds()).isEqualTo(3600);
        assertThat(summary.sufficient()).isEqualTo(50);
        assertThat(summary.thetaUnder()).isEqualTo(25);
        assertThat(summary.breaches()).isEqualTo(1);
        assertThat(summary.slowestBreach()).isEqualTo(3600);
        assertThat(summary.changes()).isZero();
        assertThat(summary.nearOracle()).isCloseTo(50, within(0.5));
    }

    @Test
    void podsAreReadyAfterTheirStartUpAndGoneAtOnce() {
        Simulator simulator = Simulator.of(WorkloadModel.of(100, Duration.ofSeconds(40), Duration.ZERO));
        Timeline timeline = simulator.run("hpa", HPA, 2, step(100, 400, 2, 10));
        int breach = 8;
        assertThat(timeline.asked(breach)).isEqualTo(6);
        assertThat(timeline.ready(breach)).isEqualTo(2);
        assertThat(timeline.ready(breach + 2)).isEqualTo(2);
        assertThat(timeline.ready(breach + 3)).isEqualTo(6);
        assertThat(timeline.oracle(breach - 3)).isEqualTo(4);
        assertThat(timeline.oracle(breach - 4)).isEqualTo(1);
        assertThat(timeline.summary().slowestBreach()).isEqualTo(45);
    }

    @Test
    void whatWaitsIsServedWhenThereAreEnough() {
        WorkloadModel queued = new WorkloadModel(100, Duration.ZERO, Duration.ZERO, 100, 40, 60, true);
        Timeline timeline = Simulator.of(queued).run("fixed", fixed(2), 2, step(300, 100, 1, 3));
        assertThat(timeline.waiting(3)).isEqualTo(100);
        assertThat(timeline.waiting(7)).isEqualTo(0);
        assertThat(timeline.summary().overloadSeconds()).isEqualTo(60);
    }

    @Test
    void theSameInputGivesTheSame() {
        Simulator simulator = Simulator.of(WorkloadModel.of(100, Duration.ofSeconds(20), MINUTE));
        Trace trace = step(300, 800, 60, 60);
        assertThat(simulator.run("hpa", HPA, 2, trace).csv())
                .isEqualTo(simulator.run("hpa", HPA, 2, trace).csv());
    }

    @Test
    void aComparisonSaysWhatIsSaved() {
        Simulator simulator = Simulator.of(WorkloadModel.of(100, Duration.ofSeconds(20), MINUTE));
        Trace trace = step(100, 800, 60, 60);
        Timeline hpa = simulator.run("hpa", HPA, 5, trace);
        Comparison comparison =
                Comparison.of(List.of(simulator.run("fixed at the peak", fixed(hpa.largestNeed()), 8, trace), hpa));
        assertThat(comparison.saved(hpa.summary())).isBetween(0.0, 30.0);
        assertThat(comparison.table()).contains("fixed at the peak", "hpa", "16.0");
        assertThat(comparison.csv().lines()).hasSize(3);
    }

    @Test
    void aTraceIsReadWithItsGapsFilled(@TempDir Path folder) throws IOException {
        Path csv = Files.writeString(
                folder.resolve("trace.csv"),
                "timestamp,value\n2026-01-01 00:00:00,1\n2026-01-01 00:05:00,2.5\n2026-01-01 00:20:00,3\n");
        Trace trace = Trace.read(csv);
        assertThat(trace.steps()).isEqualTo(5);
        assertThat(trace.load(3)).isEqualTo(2.5);
        assertThat(trace.load(4)).isEqualTo(3);
        assertThat(trace.start()).isEqualTo(START);
        Path wrong = Files.writeString(folder.resolve("wrong.csv"), "timestamp,value\n2026-01-01 00:00:00,many\n");
        assertThatThrownBy(() -> Trace.read(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wrong.csv line 2 is '2026-01-01 00:00:00,many'");
    }
}
