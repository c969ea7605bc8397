package io.streamgate.metrics.judge;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which stretches of time the judgements of a longer analysis look at, as Kayenta's stand-alone canary analysis has them.
 *
 * @param start when the analysis begins
 * @param interval between two judgements
 * @param warmUp how long the canary is left alone first
 * @param lookBack how far each judgement looks back; empty to look back to the start, so that windows grow
 * @param controlOffset by how much earlier the control is looked at
 */
public record JudgeWindows(
        Instant start, Duration interval, Duration warmUp, Optional<Duration> lookBack, Duration controlOffset) {
    /** Checks the ranges. */
    public JudgeWindows {
        requireNonNull(start, "start");
        requireNonNull(lookBack, "lookBack");
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException(
                    "the interval between judgements is " + interval + ", but must be longer than zero");
        }
        if (warmUp.isNegative() || controlOffset.isNegative()) {
            throw new IllegalArgumentException("the warm-up is " + warmUp + " and the control's offset " + controlOffset
                    + "; neither may be negative");
        }
    }

    /** Growing windows from a start on. */
    public static JudgeWindows growing(Instant start, Duration interval) {
        return new JudgeWindows(start, interval, Duration.ZERO, Optional.empty(), Duration.ZERO);
    }

    /** How many judgements an analysis of this length has. */
    public long judgements(Duration lifetime) {
        return lifetime.dividedBy(interval);
    }

    /**
     * The canary's window.
     *
     * @param judgement the number of the judgement, from 1
     */
    public Window canary(int judgement) {
        Instant begin = start.plus(warmUp);
        Instant end = begin.plus(interval.multipliedBy(judgement));
        Instant back = lookBack.map(end::minus).filter(begin::isBefore).orElse(begin);
        return new Window(back, end);
    }

    /**
     * The control's window.
     *
     * @param judgement the number of the judgement, from 1
     */
    public Window control(int judgement) {
        Window canary = canary(judgement);
        return new Window(canary.from().minus(controlOffset), canary.to().minus(controlOffset));
    }

    /**
     * A stretch of time.
     *
     * @param from its begin
     * @param to its end
     */
    public record Window(Instant from, Instant to) {}
}
