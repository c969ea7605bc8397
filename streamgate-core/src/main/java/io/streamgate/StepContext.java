package io.streamgate;

import java.time.Duration;
import java.time.Instant;

/** What a step sees, and may ask for. Good for one run of the step. */
public sealed interface StepContext permits Turn {
    /** What is being rolled out. */
    Rollout rollout();

    /** What was found at the start. */
    Facts facts();

    /** The workload as it was seen just now. */
    WorkloadState state();

    /** The time. */
    Instant now();

    /** When this step began; outlives crashes. */
    Instant since();

    /** When the rollout was asked for; outlives crashes. */
    Instant startedAt();

    /**
     * Asks for a change. Done if the world is so already. Otherwise the engine checks that the change takes nobody's traffic
     * away, puts it on the journal, makes it, and answers that it has to be looked at again; or what the change has to wait for.
     */
    StepResult ask(Action wish);

    /**
     * Looks at a gate when a look is due, without waiting for its answer.
     *
     * @param until the end of a soak: passed when that has come and enough looks have passed. {@link Instant#MIN}: passed as
     *     soon as enough looks have passed
     */
    StepResult sample(Gate gate, Instant until);

    /**
     * How long there has been no progress towards something that is measured in whole numbers. Time without a driver, without
     * the cluster, or paused does not count.
     *
     * @param measure how far it is; only more than ever before is progress
     */
    Duration stalledAt(int measure);

    /** Whether a person has approved this step. */
    boolean approved();

    /** Whether a person has asked to skip the holds and approvals that are left. */
    boolean promoted();
}
