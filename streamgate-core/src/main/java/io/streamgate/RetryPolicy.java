package io.streamgate;

import java.time.Duration;

/** When to call a port again that did not do what was asked. Decides only; the engine's scheduler does the waiting. */
@FunctionalInterface
public interface RetryPolicy {
    /**
     * How long to wait.
     *
     * @param failure what the port threw; of kind UNREACHABLE or CONFLICT
     * @param failures how many calls in a row have failed, from 1
     */
    Duration delay(ClusterException failure, int failures);

    /** Doubles from 100 ms to 5 s, or waits as long as the cluster asks for; looks again at once after a first conflict. */
    static RetryPolicy doubling() {
        return (failure, failures) -> {
            if (failure.kind() == ClusterException.Kind.CONFLICT && failures < 3) {
                return Duration.ZERO;
            }
            Duration delay = Duration.ofMillis(Math.min(5_000, 100L << Math.min(failures - 1, 10)));
            return failure.retryAfter()
                    .filter(asked -> asked.compareTo(delay) > 0)
                    .orElse(delay);
        };
    }
}
