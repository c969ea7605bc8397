package io.streamgate.metrics.sequential;

import static java.util.Objects.requireNonNull;

/**
 * Watches whether the traffic is split as it should be. A router that does not honour weights, or a canary that loses
 * requests before they are counted, would make every other comparison wrong.
 *
 * @param source where the counts come from; only the requests are looked at
 * @param even whether both arms should get the same, as a baseline of the canary's size does; otherwise the canary should
 *     get its weight
 * @param tolerance by how much the share may be off, from 0 to 1: 0.03 is three percentage points
 * @param enough how many requests to both arms it takes to pass, at the weight of the moment
 */
public record Share(ArmCounts source, boolean even, double tolerance, long enough) implements Watched {
    /** Checks the ranges. */
    public Share {
        requireNonNull(source, "source");
        Checks.range("tolerance of the share", tolerance, 0, 1);
        Checks.atLeast("number of requests that are enough for the share", enough, 1);
    }

    /** Against the canary's weight, three percentage points either way. */
    public static Share ofWeight(ArmCounts source) {
        return new Share(source, false, 0.03, 100);
    }

    /** Against an even split with a baseline, three percentage points either way. */
    public static Share even(ArmCounts source) {
        return new Share(source, true, 0.03, 100);
    }

    /** The same with another tolerance. */
    public Share tolerance(double newTolerance) {
        return new Share(source, even, newTolerance, enough);
    }

    @Override
    public String name() {
        return "share of the traffic";
    }
}
