package io.streamgate;

/**
 * One of the four policies: whether a version is well. A gate keeps no state: what it wants to remember it hands back with
 * its judgement and gets again at the next look.
 */
@FunctionalInterface
public interface HealthGate {
    /**
     * Looks once. May block within {@link Sampling#timeout()}; runs away from the threads that drive rollouts.
     *
     * @throws Exception taken as {@link Judgement#unknown}
     */
    Judgement judge(GateView view) throws Exception;

    /** This gate under a name, looked at by the default {@link Sampling}. */
    default Gate named(String name) {
        return new Gate(name, this, Sampling.DEFAULT);
    }
}
