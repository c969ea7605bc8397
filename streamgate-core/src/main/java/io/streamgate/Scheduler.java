package io.streamgate;

import java.time.Duration;
import java.time.Instant;

/**
 * Time and threads, in one place. Nothing else in StreamGate reads a clock, sleeps or starts a thread.
 *
 * <p>May be called from any thread. Tasks must return soon; a task that throws is logged and does no other harm.
 */
public interface Scheduler {
    /** The time now. */
    Instant now();

    /**
     * Runs a task once, after a delay, on a thread of the scheduler's choice.
     *
     * @param delay zero or negative means as soon as possible
     */
    void after(Duration delay, Runnable task);

    /**
     * Runs a task that may block on something slow (a gate's call, a listener's), as soon as possible and away from the
     * threads that serve {@link #after}.
     */
    void offload(Runnable task);

    /** Real time on a few daemon threads that all callers share. */
    static Scheduler system() {
        return SystemScheduler.SHARED;
    }
}
