package io.streamgate.testkit.guarantee;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A guarantee that was not kept.
 *
 * @param guarantee which
 * @param at when it showed
 * @param what what was seen, in words
 */
public record Breach(Guarantee guarantee, Instant at, String what) {
    /** Checks that nothing is missing. */
    public Breach {
        requireNonNull(guarantee, "guarantee");
        requireNonNull(at, "at");
        requireNonNull(what, "what");
    }

    /** In one line. */
    @Override
    public String toString() {
        return "guarantee " + guarantee + ", at " + at + ": " + what;
    }
}
