package io.streamgate.k8s.api;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;

/**
 * Whether a failed call is worth another try, and when. Decides only; whoever asks does the waiting, keeps the deadline, and
 * knows whether the call may be made twice. Safe for use by any thread.
 *
 * <p>Worth it: 429, 500, 502, 503, 504, and no answer for reasons of the network, after 100 ms that double up to 5 s, each
 * moved at random by a half either way, or after what the server asked for if that is longer. A conflict (409) asks for a new
 * look at once, three times; after that a little later each time, up to 1 s. Nothing else is.
 */
public final class RetryDecision {
    private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);
    private static final int LOOKS_AT_ONCE = 3;
    private static final int LONGEST_CHAIN = 20;

    private final RetryConfig calls;
    private final IntervalFunction conflicts;

    private RetryDecision(DoubleSupplier random) {
        IntervalFunction backOff = backOff(100, 5_000, random);
        this.calls = RetryConfig.custom()
                .retryOnException(RetryDecision::passes)
                .intervalBiFunction((attempt, failure) -> Math.max(backOff.apply(attempt), asked(failure)))
                .build();
        this.conflicts = backOff(20, 1_000, random);
    }

    /** Decisions with true randomness in their intervals. */
    public static RetryDecision standard() {
        return new RetryDecision(() -> ThreadLocalRandom.current().nextDouble());
    }

    /**
     * Decisions whose randomness comes from elsewhere, to be repeated.
     *
     * @param random gives numbers from 0 to below 1
     */
    public static RetryDecision random(DoubleSupplier random) {
        return new RetryDecision(random);
    }

    /**
     * How long to wait before the next try; empty if there should be none.
     *
     * @param failure what the call threw
     * @param attempt how many tries have failed, 1 or more
     */
    public Optional<Duration> next(Throwable failure, int attempt) {
        if (attempt < 1) {
            throw new IllegalArgumentException("a try that failed is counted from 1, not " + attempt);
        }
        if (failure instanceof ApiException api && api.isConflict()) {
            return Optional.of(
                    attempt <= LOOKS_AT_ONCE
                            ? Duration.ZERO
                            : Duration.ofMillis(conflicts.apply(attempt - LOOKS_AT_ONCE)));
        }
        if (!calls.getExceptionPredicate().test(failure)) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis(calls.getIntervalBiFunction().apply(attempt, Either.left(failure))));
    }

    private static boolean passes(Throwable failure) {
        return failure instanceof ApiException api
                && (PASSING.contains(api.code()) || (api.code() == ApiException.NO_ANSWER && isOfNetwork(api)));
    }

    /** A certificate that is not trusted will not be trusted next time. */
    private static boolean isOfNetwork(Throwable failure) {
        boolean network = false;
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < LONGEST_CHAIN; depth++, cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return false;
            }
            network |= cause instanceof IOException || cause instanceof TimeoutException;
        }
        return network;
    }

    private static long asked(Either<Throwable, ?> failure) {
        return failure.getLeft() instanceof ApiException api
                ? api.retryAfter().map(Duration::toMillis).orElse(0L)
                : 0;
    }

    private static IntervalFunction backOff(long first, long longest, DoubleSupplier random) {
        IntervalFunction doubling = IntervalFunction.ofExponentialBackoff(first, 2, longest);
        return attempt -> Math.min(longest, Math.round(doubling.apply(attempt) * (0.5 + random.getAsDouble())));
    }
}
