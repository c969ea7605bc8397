package io.streamgate;

import static java.util.Objects.requireNonNull;

/**
 * A change that the engine can make and take back. All a rollout does to a workload is made of these; a step asks for one
 * with {@link StepContext#ask}, and the journal keeps each before it is made.
 */
public sealed interface Action {
    /** What it changes: of two actions with the same target the later one is what holds. */
    String target();

    /**
     * Divides the traffic.
     *
     * @param route how
     */
    record Shift(Route route) implements Action {
        /** Checks that there is a route. */
        public Shift {
            requireNonNull(route, "route");
        }

        @Override
        public String target() {
            return "route";
        }

        @Override
        public String toString() {
            return "route " + route;
        }
    }

    /**
     * Makes a track larger or smaller.
     *
     * @param track which
     * @param size how large
     */
    record Resize(Track track, Size size) implements Action {
        /** Checks that nothing is missing. */
        public Resize {
            requireNonNull(track, "track");
            requireNonNull(size, "size");
        }

        @Override
        public String target() {
            return "size of " + track;
        }

        @Override
        public String toString() {
            return "scale " + track + " to " + size;
        }
    }

    /**
     * Gives a track a template.
     *
     * @param track which
     * @param digest the template, by its digest
     */
    record Retemplate(Track track, String digest) implements Action {
        /** Checks that nothing is missing. */
        public Retemplate {
            requireNonNull(track, "track");
            requireNonNull(digest, "digest");
        }

        @Override
        public String target() {
            return "template of " + track;
        }

        @Override
        public String toString() {
            return "give " + track + " the template " + digest;
        }
    }
}
