package io.streamgate.examples.cluster;

import io.streamgate.k8s.api.ApiException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what others do: the one place in these tests that sleeps. */
final class Eventually {
    private static final Duration STEP = Duration.ofMillis(100);

    private Eventually() {}

    /** Looks until there is something. What the API server refuses meanwhile counts as nothing yet. */
    static <T> T get(String what, Duration atMost, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + atMost.toNanos();
        Exception last = null;
        do {
            try {
                Optional<T> found = look.get();
                if (found.isPresent()) {
                    return found.get();
                }
            } catch (ApiException e) {
                last = e;
            }
            pass(STEP);
        } while (System.nanoTime() < end);
        throw new AssertionError("there is no " + what + " after " + atMost.toMillis() / 1000.0 + " s", last);
    }

    /** Looks until something is so. */
    static void is(String what, Duration atMost, BooleanSupplier look) {
        get(what, atMost, () -> look.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** Lets time pass. */
    static void pass(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", e);
        }
    }
}
