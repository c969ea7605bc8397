package io.streamgate.testkit.simulation;

import static java.util.Objects.requireNonNull;

/**
 * Something that happens in a simulation.
 *
 * @param at when, in milliseconds after the start
 * @param what what
 * @param amount how much of it, which one, for how long: see {@link What}; 0 or more
 */
public record Act(int at, What what, int amount) {
    /** Checks the ranges. */
    public Act {
        requireNonNull(what, "what");
        if (at < 0 || amount < 0) {
            throw new IllegalArgumentException(
                    "an act is at " + at + " ms with the amount " + amount + ", but neither can be negative");
        }
    }

    /** A number from a range that the amount stands for. */
    int from(int least, int most) {
        return least + amount % (most - least + 1);
    }

    /** As Java: {@code new Act(12500, What.CRASH, 3)}. */
    @Override
    public String toString() {
        return "new Act(" + at + ", What." + what + ", " + amount + ")";
    }
}
