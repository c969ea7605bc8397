package io.streamgate;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What a gate is shown at a look.
 *
 * @param rollout the rollout that it judges
 * @param target the track that the new version is on
 * @param state the workload as it was seen last
 * @param since when the step that looks began; outlives crashes
 * @param now the time of the look
 * @param memory what the last look handed back; empty at the first one. It may be older than the last look: after a crash
 *     a gate gets what the journal kept, so a memory must be of a kind that being older only means knowing less
 */
public record GateView(Rollout rollout, Track target, WorkloadState state, Instant since, Instant now, String memory) {
    /** Checks that nothing is missing. */
    public GateView {
        requireNonNull(rollout, "rollout");
        requireNonNull(target, "target");
        requireNonNull(state, "state");
        requireNonNull(since, "since");
        requireNonNull(now, "now");
        requireNonNull(memory, "memory");
    }

    /** The workload that is judged. */
    public Workload workload() {
        return state.workload();
    }

    /** The share of the traffic that the new version is sent. */
    public Weight share() {
        return state.traffic().route().share(target);
    }
}
