package io.streamgate;

/** Another release of the workload is under way. */
public final class RolloutInProgressException extends StreamGateException {
    private static final long serialVersionUID = 1L;

    private final transient RolloutStatus other;

    RolloutInProgressException(RolloutStatus other) {
        super(
                "another release of " + other.id().workload() + " is under way: " + other + ", since "
                        + other.startedAt() + "; wait for its end, abort it, or ask for this one with superseding()",
                null);
        this.other = other;
    }

    /** The other one. */
    public RolloutStatus other() {
        return other;
    }
}
