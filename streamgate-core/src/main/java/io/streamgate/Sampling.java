package io.streamgate;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How a gate is looked at. The limits and their defaults are those of an Argo Rollouts AnalysisTemplate, but for what it
 * takes as a success without data: here that is Unknown.
 *
 * @param interval between two looks
 * @param initialDelay before the first one
 * @param count how many looks must pass; in a soak, at least so many of them
 * @param failureLimit how many looks may fail before the gate does
 * @param unknownFor how long the answer may stay Unknown
 * @param onUnknown what then
 * @param timeout how long one look may take
 */
public record Sampling(
        Duration interval,
        Duration initialDelay,
        int count,
        int failureLimit,
        Duration unknownFor,
        OnUnknown onUnknown,
        Duration timeout) {
    /** One pass is enough, one failure too; a look each five seconds; Unknown for a minute is a failure. */
    public static final Sampling DEFAULT = new Sampling(
            Duration.ofSeconds(5), Duration.ZERO, 1, 0, Duration.ofMinutes(1), OnUnknown.FAIL, Duration.ofSeconds(10));

    /** Checks the ranges. */
    public Sampling {
        Checks.positive("interval of a sampling", interval);
        Checks.notNegative("initial delay of a sampling", initialDelay);
        Checks.range("count of a sampling", count, 1, Integer.MAX_VALUE);
        Checks.range("failure limit of a sampling", failureLimit, 0, Integer.MAX_VALUE);
        Checks.notNegative("time a sampling may be unknown", unknownFor);
        requireNonNull(onUnknown, "onUnknown");
        Checks.positive("timeout of a sampling", timeout);
    }

    /** What to do when the answer stayed Unknown for longer than it may. */
    public enum OnUnknown {
        /** The gate fails, and the rollout goes back. */
        FAIL,
        /** The rollout pauses until a person resumes or aborts it. */
        PAUSE,
        /** The gate passes. */
        PASS
    }

    /** The same, with a look each {@code newInterval}. */
    public Sampling every(Duration newInterval) {
        return new Sampling(newInterval, initialDelay, count, failureLimit, unknownFor, onUnknown, timeout);
    }

    /** The same, with the first look after a delay. */
    public Sampling after(Duration newDelay) {
        return new Sampling(interval, newDelay, count, failureLimit, unknownFor, onUnknown, timeout);
    }

    /** The same, with so many looks that must pass. */
    public Sampling passes(int newCount) {
        return new Sampling(interval, initialDelay, newCount, failureLimit, unknownFor, onUnknown, timeout);
    }

    /** The same, with so many looks that may fail. */
    public Sampling tolerating(int failures) {
        return new Sampling(interval, initialDelay, count, failures, unknownFor, onUnknown, timeout);
    }

    /** The same, with another rule for an answer that stays Unknown. */
    public Sampling unknown(Duration atMost, OnUnknown then) {
        return new Sampling(interval, initialDelay, count, failureLimit, atMost, then, timeout);
    }

    /** The same, with another bound on one look. */
    public Sampling within(Duration newTimeout) {
        return new Sampling(interval, initialDelay, count, failureLimit, unknownFor, onUnknown, newTimeout);
    }

    @Override
    public String toString() {
        return count + (count == 1 ? " pass" : " passes") + ", a look each " + Words.of(interval)
                + (initialDelay.isZero() ? "" : " after " + Words.of(initialDelay))
                + (failureLimit == 0 ? "" : ", " + failureLimit + " may fail") + ", "
                + onUnknown.name().toLowerCase(java.util.Locale.ROOT) + " when unknown for " + Words.of(unknownFor);
    }
}
