package io.streamgate;

import java.time.Duration;
import java.util.regex.Pattern;

/** What the values check about themselves, so that every refusal names the field, the value and what is wanted. */
final class Checks {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private Checks() {}

    static void name(String field, String value) {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException("the " + field + " is '" + value
                    + "', but must be 1 to 63 lower-case letters, digits and '-', with a letter or digit at both ends");
        }
    }

    static void notBlank(String field, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("the " + field + " is blank");
        }
    }

    static void notNegative(String field, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException("the " + field + " is " + value + ", but must not be negative");
        }
    }

    static void positive(String field, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("the " + field + " is " + value + ", but must be longer than zero");
        }
    }

    static void range(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "the " + field + " is " + value + ", but must be from " + least + " to " + most);
        }
    }
}
