package io.streamgate.k8s.simulate;

import java.util.List;
import java.util.Locale;

/**
 * Policies side by side; the first is what the others are measured against.
 *
 * @param summaries what each cost and missed, one or more
 */
public record Comparison(List<Summary> summaries) {
    /** Copies the summaries. */
    public Comparison {
        summaries = List.copyOf(summaries);
        if (summaries.isEmpty()) {
            throw new IllegalArgumentException("there is no policy to compare");
        }
    }

    /** Of these runs. */
    public static Comparison of(List<Timeline> timelines) {
        return new Comparison(timelines.stream().map(Timeline::summary).toList());
    }

    /** What a policy saves against the first one, in percent of its pod hours; negative when it costs more. */
    public double saved(Summary summary) {
        double base = summaries.get(0).podHours();
        return base == 0 ? 0 : 100 * (base - summary.podHours()) / base;
    }

    /** A table to be read, with a line for each policy. */
    public String table() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%-34s %10s %8s %8s %6s %10s %8s %8s %8s %8s\n",
                "policy",
                "pod hours",
                "saved %",
                "changes",
                "flaps",
                "overload s",
                "slowest",
                "enough %",
                "oracle %",
                "excess %"));
        for (Summary one : summaries) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-34s %10.1f %8.1f %8d %6d %10.0f %7.0fs %8.2f %8.2f %8.1f\n",
                    one.name(),
                    one.podHours(),
                    saved(one),
                    one.changes(),
                    one.flaps(),
                    one.overloadSeconds(),
                    one.slowestBreach(),
                    one.sufficient(),
                    one.nearOracle(),
                    one.thetaOver()));
        }
        return table.toString();
    }

    /** The same and more as CSV, with a line of names first. */
    public String csv() {
        StringBuilder csv =
                new StringBuilder("policy,podHours,savedPercent,changes,flaps,overloadSeconds,thetaUnderPercent,"
                        + "thetaOverPercent,tauUnderPercent,sufficientPercent,nearOraclePercent,breaches,slowestBreachSeconds,"
                        + "meanBreachSeconds\n");
        for (Summary one : summaries) {
            csv.append(String.format(
                    Locale.ROOT,
                    "\"%s\",%.2f,%.2f,%d,%d,%.0f,%.4f,%.2f,%.4f,%.4f,%.4f,%d,%.0f,%.1f\n",
                    one.name().replace("\"", "\"\""),
                    one.podHours(),
                    saved(one),
                    one.changes(),
                    one.flaps(),
                    one.overloadSeconds(),
                    one.thetaUnder(),
                    one.thetaOver(),
                    one.tauUnder(),
                    one.sufficient(),
                    one.nearOracle(),
                    one.breaches(),
                    one.slowestBreach(),
                    one.meanBreach()));
        }
        return csv.toString();
    }
}
