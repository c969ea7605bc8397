package io.streamgate.metrics.sequential;

import static java.util.Objects.requireNonNull;

/**
 * Watches for bad answers that the canary has more of than its control: errors, or answers slower than a bucket's edge.
 * Passes once the canary has answered enough requests and the bound on the harm lies within the margin.
 *
 * @param name what is counted as bad, as {@code errors} or {@code answers above 500 ms}
 * @param source where the counts come from
 * @param margin by how much the share of bad answers may be above the control's and still pass, from 0 to 1: 0.01 is one
 *     percentage point
 * @param enough how many requests of the canary it takes to pass, at the weight of the moment
 */
public record Harm(String name, ArmCounts source, double margin, long enough) implements Watched {
    /** Checks the ranges. */
    public Harm {
        SequentialGate.name(name);
        requireNonNull(source, "source");
        Checks.range("margin of " + name, margin, 0, 1);
        Checks.atLeast("number of requests that are enough for " + name, enough, 1);
    }

    /** Failed answers, with a margin of one percentage point and at least 100 requests. */
    public static Harm errors(ArmCounts source) {
        return new Harm("errors", source, 0.01, 100);
    }

    /**
     * Answers slower than a bucket's edge, with a margin of two percentage points and at least 100 requests. Take an edge
     * near the latency that one in a hundred answers has now.
     *
     * @param edge in words, as {@code 500 ms}
     */
    public static Harm slowerThan(String edge, ArmCounts source) {
        return new Harm("answers above " + edge, source, 0.02, 100);
    }

    /** The same with another margin. */
    public Harm margin(double newMargin) {
        return new Harm(name, source, newMargin, enough);
    }

    /** The same with another number of requests. */
    public Harm enough(long requests) {
        return new Harm(name, source, margin, requests);
    }
}
