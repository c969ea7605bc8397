package io.streamgate.metrics.sequential;

import java.util.Optional;

/**
 * What is remembered of the last look at one thing.
 *
 * @param name of what was looked at
 * @param percent the canary's weight at that look
 * @param canary its counters
 * @param control the control's counters
 * @param test the test's memory; empty before the first counts
 */
record Past(String name, int percent, Arm canary, Arm control, String test) {
    /** Before the first counts. */
    static Past at(String name, int percent, Reading.Counted now, String test) {
        return new Past(name, percent, now.canary(), now.control(), test);
    }

    /** What this memory says; empty when it says nothing about what has this name. */
    static Optional<Past> of(String memory, String name) {
        String[] parts = memory.split("\t", -1);
        if (parts.length != 3 || !parts[0].equals(name)) {
            return Optional.empty();
        }
        try {
            Words words = new Words(parts[1]);
            return Optional.of(new Past(name, (int) words.integer(), words.arm(), words.arm(), parts[2]));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    String memory() {
        return name + "\t" + percent + " " + canary.requests() + " " + canary.bad() + " " + control.requests() + " "
                + control.bad() + "\t" + test;
    }
}
