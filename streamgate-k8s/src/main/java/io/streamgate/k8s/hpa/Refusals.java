package io.streamgate.k8s.hpa;

import java.time.Duration;

/** What the values of this package check about themselves: each refusal names the field, the value and what is wanted. */
final class Refusals {
    private Refusals() {}

    static void range(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(field + " is " + value + ", but must be "
                    + (most == Long.MAX_VALUE || most == Integer.MAX_VALUE
                            ? least + " or more"
                            : "from " + least + " to " + most));
        }
    }

    static void notNegative(String field, double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException(field + " is " + value + ", but must be 0 or more");
        }
    }

    static void range(String field, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(field + " is " + value + ", but must be from " + least + " to " + most);
        }
    }

    static void notBlank(String field, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(field + " is blank, but must be a name");
        }
    }
}
