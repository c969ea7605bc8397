package io.streamgate;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/** Where an attempt is. */
public sealed interface Place {
    /**
     * On its way. After a crash the place may be a few steps behind the world; steps find out what is done.
     *
     * @param step the number of the step at hand, from 0
     */
    record Forward(int step) implements Place {}

    /**
     * On its way back.
     *
     * @param why what for
     * @param carried whether the new version may have carried traffic
     * @param backAt when the traffic was seen to go as it did before; empty until then
     */
    record Undo(Reason why, boolean carried, Optional<Instant> backAt) implements Place {
        /** Checks that nothing is missing. */
        public Undo {
            requireNonNull(why, "why");
            requireNonNull(backAt, "backAt");
        }
    }

    /**
     * Over, and cleaned up.
     *
     * @param outcome how it ended
     * @param at when
     */
    record Ended(Outcome outcome, Instant at) implements Place {
        /** Checks that nothing is missing. */
        public Ended {
            requireNonNull(outcome, "outcome");
            requireNonNull(at, "at");
        }
    }
}
