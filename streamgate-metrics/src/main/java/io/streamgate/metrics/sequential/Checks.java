package io.streamgate.metrics.sequential;

/** What the values check about themselves. */
final class Checks {
    private Checks() {}

    static void range(String field, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "the " + field + " is " + value + ", but must be from " + least + " to " + most);
        }
    }

    static void atLeast(String field, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException("the " + field + " is " + value + ", but must be " + least + " or more");
        }
    }

    static void notBlank(String field, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("the " + field + " is blank, but must say what it is");
        }
    }
}
