package io.streamgate.metrics.sequential;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** What a source of counts has at a look. */
public sealed interface Reading {
    /**
     * The counters of both arms.
     *
     * @param canary the new version
     * @param control what it is compared with: the stable version, or a baseline (pods of the stable template started at
     *     the same time as the canary's)
     * @param at when they stood so
     */
    record Counted(Arm canary, Arm control, Instant at) implements Reading {
        /** Checks that nothing is missing. */
        public Counted {
            requireNonNull(canary, "canary");
            requireNonNull(control, "control");
            requireNonNull(at, "at");
        }
    }

    /**
     * No counters.
     *
     * @param why in words, for example which query had no result
     */
    record Missing(String why) implements Reading {
        /** Checks that it says why. */
        public Missing {
            Checks.notBlank("reason why there are no counts", why);
        }
    }
}
