package io.streamgate.metrics.sequential;

import io.streamgate.metrics.sequential.Simulation.Stops;
import java.util.List;
import java.util.Locale;

/** A program that prints how often the sequential test raises a false alarm and how soon a real one, beside a fixed threshold. */
public final class SimulationTable {
    private static final int HOUR = 3600;

    private SimulationTable() {}

    /**
     * Prints the table.
     *
     * @param args how many runs each row has, 2000 unless said; and the seed
     */
    public static void main(String[] args) {
        int runs = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        System.out.printf(
                Locale.ROOT,
                "%d runs a row, seed %d, 100 requests/s, a look each second, one false alarm in 100%n"
                        + "fixed threshold: more than 2 %% errors over 10 s, a look every 2 s%n",
                runs,
                seed);
        for (double share : new double[] {0.0001, 0.001, 0.005, 0.01}) {
            row(Simulation.constant(5, share, share, HOUR), seed, runs);
        }
        row(Simulation.constant(50, 0.005, 0.005, HOUR), seed, runs);
        row(Simulation.incident(HOUR), seed, runs);
        row(Simulation.movingWeights(HOUR), seed, runs);
        for (int weight : new int[] {5, 50}) {
            for (double control : new double[] {0.005, 0.0001, 0}) {
                for (double canary : new double[] {0.01, 0.02, 0.05, 0.2, 0.5}) {
                    row(Simulation.constant(weight, control, canary, HOUR), seed, runs);
                }
            }
        }
    }

    private static void row(Simulation simulation, long seed, int runs) {
        List<Stops> stops =
                simulation.run(seed, runs, List.of(Simulation.sequential(0.01), Simulation.fixedThreshold()));
        System.out.printf(
                Locale.ROOT,
                "%-62s sequential %-30s fixed %s, %.1f %% within a minute%n",
                simulation.name(),
                stops.get(0),
                stops.get(1),
                100 * stops.get(1).shareWithin(60));
    }
}
