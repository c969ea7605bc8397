package io.streamgate;

/** Thrown by {@link Outcome#orElseThrow()}. */
public final class RolloutFailedException extends StreamGateException {
    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    /** For an outcome that is not what was hoped for. */
    public RolloutFailedException(Outcome outcome) {
        super(outcome.toString(), null);
        this.outcome = outcome;
    }

    /** How the rollout ended. */
    public Outcome outcome() {
        return outcome;
    }
}
