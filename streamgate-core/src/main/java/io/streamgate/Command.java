package io.streamgate;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What somebody asks of a rollout under way. It is bound to the attempt and, for an approval, to the step that was seen; it
 * does nothing to any other.
 *
 * @param kind what is asked
 * @param attempt of which attempt
 * @param step of which step; empty for the rollout as a whole
 * @param by who asks
 * @param at when
 * @param why in their words; may be empty
 */
public record Command(Kind kind, int attempt, String step, String by, Instant at, String why) {
    /** Checks that nothing is missing. */
    public Command {
        requireNonNull(kind, "kind");
        requireNonNull(step, "step");
        requireNonNull(by, "by");
        requireNonNull(at, "at");
        requireNonNull(why, "why");
    }

    /** What can be asked. */
    public enum Kind {
        /** Go on from an approval step. */
        APPROVE,
        /** Take no further step. */
        PAUSE,
        /** Take steps again. */
        RESUME,
        /** Skip the holds and approvals that are left. */
        PROMOTE,
        /** Go back. */
        ABORT,
        /** Give way to a newer release. */
        SUPERSEDE
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + " by " + by + (why.isEmpty() ? "" : " (" + why + ")");
    }
}
