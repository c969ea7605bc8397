package io.streamgate.k8s.vpa;

import java.time.Duration;

/** What the values of this package check about themselves: each refusal names the field, the value and what is wanted. */
final class Refusals {
    private Refusals() {}

    static void atLeast(String field, double value, double least) {
        if (!(value >= least)) {
            throw new IllegalArgumentException(field + " is " + value + ", but must be " + least + " or more");
        }
    }

    static void atLeast(String field, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(field + " is " + value + ", but must be " + least + " or more");
        }
    }

    static void share(String field, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(field + " is " + value + ", but must be from 0 to 1");
        }
    }

    static void wholeSeconds(String field, Duration value) {
        if (value.toSeconds() < 1 || !value.equals(Duration.ofSeconds(value.toSeconds()))) {
            throw new IllegalArgumentException(field + " is " + value + ", but must be one or more whole seconds");
        }
    }
}
