package io.streamgate.testkit.checks;

import static java.util.Objects.requireNonNull;

/**
 * Something that makes a check fail.
 *
 * @param where the object and its field, such as {@code Service shop/checkout-active spec.type}
 * @param found what is so there, to be read after it, such as {@code is 'NodePort', but must be 'LoadBalancer'}
 * @param remedy what to do about it
 */
public record Flaw(String where, String found, String remedy) {
    /** Checks that nothing is missing. */
    public Flaw {
        requireNonNull(where, "where");
        requireNonNull(found, "found");
        requireNonNull(remedy, "remedy");
    }

    /** All in one sentence. */
    @Override
    public String toString() {
        return where + ": " + found + "; " + remedy;
    }
}
