package io.streamgate.metrics.sequential;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.metrics.sequential.Simulation.Stops;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** False alarms and power of the test for harm; {@link SimulationTable} prints more of the same. */
class SimulationTest {
    private static final long SEED = 20260101;
    private static final int HOUR = 3600;
    private static final double ALPHA = 0.01;

    private static final List<Simulation> HEALTHY = List.of(
            Simulation.constant(5, 0.001, 0.001, HOUR),
            Simulation.constant(5, 0.005, 0.005, HOUR),
            Simulation.constant(5, 0.01, 0.01, HOUR),
            Simulation.constant(50, 0.005, 0.005, HOUR),
            Simulation.incident(HOUR),
            Simulation.movingWeights(HOUR));

    @Test
    void atMostOneHealthyCanaryInAHundredIsStoppedInAnHourOfLooksEachSecond() {
        int runs = 300;
        double noise = 3 * Math.sqrt(ALPHA * (1 - ALPHA) / runs);
        double sum = 0;
        for (Simulation simulation : HEALTHY) {
            Stops stops = simulation
                    .run(SEED, runs, List.of(Simulation.sequential(ALPHA)))
                    .get(0);
            print(simulation, "sequential", stops);
            assertThat(stops.share()).as("%s, seed %d", simulation, SEED).isLessThanOrEqualTo(ALPHA + noise);
            sum += stops.share();
        }
        assertThat(sum / HEALTHY.size()).as("all together, seed %d", SEED).isLessThanOrEqualTo(ALPHA);
    }

    @ParameterizedTest
    @CsvSource({"0.005, 0.05, 20", "0, 0.05, 10", "0.005, 0.5, 2", "0, 0.5, 2", "0.005, 0.02, 110", "0.0001, 0.05, 10"})
    void aBadCanaryWithFivePerCentOfTheTrafficIsStopped(double control, double canary, int median) {
        Simulation simulation = Simulation.constant(5, control, canary, HOUR);
        Stops stops =
                simulation.run(SEED, 800, List.of(Simulation.sequential(ALPHA))).get(0);
        print(simulation, "sequential", stops);
        assertThat(stops.median()).as("seed %d", SEED).isLessThanOrEqualTo(median);
        assertThat(stops.share()).as("seed %d", SEED).isEqualTo(1);
    }

    @Test
    void aFixedThresholdStopsTwoOfThreeHealthyCanariesInAMinuteThatTheTestLetsThrough() {
        Simulation simulation = Simulation.constant(5, 0.005, 0.005, 60);
        List<Stops> stops =
                simulation.run(SEED, 2000, List.of(Simulation.sequential(ALPHA), Simulation.fixedThreshold()));
        print(simulation, "sequential", stops.get(0));
        print(simulation, "fixed threshold", stops.get(1));
        assertThat(stops.get(0).share()).as("seed %d", SEED).isLessThanOrEqualTo(ALPHA);
        assertThat(stops.get(1).share()).as("seed %d", SEED).isBetween(0.6, 0.75);
    }

    private static void print(Simulation simulation, String rule, Stops stops) {
        System.out.printf(
                "%s, %d s, %d runs, seed %d: %s %s%n",
                simulation.name(), simulation.seconds(), stops.runs(), SEED, rule, stops);
    }
}
