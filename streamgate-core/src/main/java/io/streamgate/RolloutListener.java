package io.streamgate;

/**
 * Hears of what happens. Called in order for one rollout, on the thread that drives it: a listener must return quickly. What
 * it throws is logged, and changes nothing.
 */
@FunctionalInterface
public interface RolloutListener {
    /** Something happened. */
    void on(RolloutEvent event);
}
