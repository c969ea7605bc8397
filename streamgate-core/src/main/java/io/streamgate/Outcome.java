package io.streamgate;

import static java.util.Objects.requireNonNull;

/** How a rollout ended. */
public sealed interface Outcome {
    /** Whether the release is live. */
    default boolean promoted() {
        return this instanceof Promoted || this instanceof Unchanged;
    }

    /**
     * Does nothing if the release is live.
     *
     * @throws RolloutFailedException if it is not
     */
    default void orElseThrow() {
        if (!promoted()) {
            throw new RolloutFailedException(this);
        }
    }

    /** The new version is live and everything is cleaned up. */
    record Promoted() implements Outcome {
        @Override
        public String toString() {
            return "promoted";
        }
    }

    /** The live track had that very template already; nothing was done. */
    record Unchanged() implements Outcome {
        @Override
        public String toString() {
            return "unchanged: the live track has that very template already";
        }
    }

    /**
     * A newer release took over.
     *
     * @param why which one, and who asked for it
     */
    record Superseded(Reason why) implements Outcome {
        /** Checks that there is a reason. */
        public Superseded {
            requireNonNull(why, "why");
        }

        @Override
        public String toString() {
            return "superseded: " + why;
        }
    }

    /**
     * What was live before is live again, and the rest is as it was.
     *
     * @param why what it went back for
     */
    record RolledBack(Reason why) implements Outcome {
        /** Checks that there is a reason. */
        public RolledBack {
            requireNonNull(why, "why");
        }

        @Override
        public String toString() {
            return "rolled back: " + why;
        }
    }

    /**
     * Neither forward nor back: somebody has to look.
     *
     * @param why what it stopped or went back for
     * @param undo what kept it from going back, and how to go on
     */
    record Stranded(Reason why, Reason undo) implements Outcome {
        /** Checks that there are reasons. */
        public Stranded {
            requireNonNull(why, "why");
            requireNonNull(undo, "undo");
        }

        @Override
        public String toString() {
            return "stranded: " + why + "; not undone: " + undo;
        }
    }
}
