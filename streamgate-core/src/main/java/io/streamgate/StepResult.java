package io.streamgate;

import java.time.Duration;

/** What a step answers. */
public sealed interface StepResult {
    /** What the step is for is so. */
    static StepResult done() {
        return new Done();
    }

    /** Not yet: look again after a while, or when something changes, whichever comes first. */
    static StepResult again(Duration after, String why) {
        return new Again(after, why);
    }

    /** Not yet: look again when something changes. */
    static StepResult waiting(String why) {
        return new Again(Again.SLOW, why);
    }

    /** It cannot be: the rollout goes back. */
    static StepResult failed(Reason.Kind kind, String why) {
        return new Failed(kind, why);
    }

    /** It cannot be, for a reason of the caller's own: the rollout goes back. */
    static StepResult failed(String why) {
        return new Failed(Reason.Kind.STEP_FAILED, why);
    }

    /** What the step is for is so. */
    record Done() implements StepResult {}

    /**
     * Not yet.
     *
     * @param after when to look again at the latest
     * @param why what it waits for, in words
     */
    record Again(Duration after, String why) implements StepResult {
        /** How long to wait for a change that may have been missed. */
        public static final Duration SLOW = Duration.ofSeconds(15);

        /** Checks the delay. */
        public Again {
            Checks.notNegative("delay of a step", after);
        }
    }

    /**
     * It cannot be.
     *
     * @param kind for programs
     * @param why for people
     */
    record Failed(Reason.Kind kind, String why) implements StepResult {}
}
