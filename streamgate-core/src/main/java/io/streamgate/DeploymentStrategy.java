package io.streamgate;

import java.util.List;

/** One of the four policies: the steps that a release takes. A pure function from what was found at the start to a plan. */
@FunctionalInterface
public interface DeploymentStrategy {
    /** Plans. The same view gives an equal plan: it is asked again when a rollout is resumed. */
    Plan plan(RolloutView view);

    /** The tracks it works with; the two colours unless it says otherwise. */
    default List<Track> tracks() {
        return Track.COLOURS;
    }

    /**
     * The track that the new version goes to: the first that carries nothing, or the live one itself where that has no pods
     * yet (a first deploy).
     */
    default Track target(WorkloadState state) {
        Track live = state.live();
        return state.needed() == 0
                ? live
                : tracks().stream()
                        .filter(track -> !track.equals(live))
                        .findFirst()
                        .orElse(live);
    }

    /** The same strategy with nothing to wait for but capacity: how one goes back to what was live before. */
    default DeploymentStrategy withoutGates() {
        return this;
    }

    /**
     * What a strategy is shown.
     *
     * @param rollout what is asked for
     * @param facts what was found when the rollout started
     */
    record RolloutView(Rollout rollout, Facts facts) {}
}
