package io.streamgate;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/**
 * A rollout under way. All methods may be called from any thread, more than once, and after the end, when they do nothing.
 * Requests are kept on the journal with who made them; they return before they have taken effect.
 */
public sealed interface RolloutHandle permits Handle {
    /** The workload that is released. */
    Workload workload();

    /**
     * Completes with the outcome, after the clean-up; exceptionally only with {@link RolloutRefusedException} or {@link
     * RolloutInProgressException}, when nothing was begun, or {@link PlanChangedException}.
     */
    CompletionStage<Outcome> completion();

    /**
     * Blocks until the rollout ends. Interrupting the one who waits does not stop the rollout.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    Outcome await() throws InterruptedException;

    /**
     * As {@link #await()}, no longer than this.
     *
     * @throws InterruptedException if the thread is interrupted
     * @throws TimeoutException if the rollout has not ended by then; it goes on
     */
    Outcome await(Duration atMost) throws InterruptedException, TimeoutException;

    /** Where it is; empty until something is on the journal. */
    Optional<RolloutStatus> status();

    /** Takes no further step until {@link #resume}. Does not keep it from going back. */
    void pause(String by);

    /** Goes on after {@link #pause}. */
    void resume(String by);

    /** Approves the approval step at hand. */
    void approve(String by);

    /** Skips the holds and approvals that are left; never a gate, and never a wait for capacity. */
    void promote(String by);

    /** Goes back. */
    void abort(String by, String why);

    /**
     * After a rollout that was rolled back: a new attempt at the same, which asks every gate anew.
     *
     * @throws IllegalStateException if this rollout has not ended, or this process does not know its program
     */
    RolloutHandle retry();
}
