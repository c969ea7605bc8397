package io.streamgate;

import static java.util.Objects.requireNonNull;

/**
 * Which rollout of a workload, and which attempt at it.
 *
 * @param workload what is released
 * @param version what people call the release
 * @param attempt counts all attempts at this workload, from 1
 */
public record RolloutId(Workload workload, String version, int attempt) {
    /** Checks that nothing is missing. */
    public RolloutId {
        requireNonNull(workload, "workload");
        requireNonNull(version, "version");
        Checks.range("attempt of a rollout", attempt, 1, Integer.MAX_VALUE);
    }

    /** As people write it: {@code shop/checkout 2.4.0 #3}. */
    @Override
    public String toString() {
        return workload + " " + version + " #" + attempt;
    }
}
