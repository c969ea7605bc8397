package io.streamgate;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A workload as it was seen: its tracks and its traffic.
 *
 * @param workload which
 * @param tracks its tracks, in the strategy's order
 * @param traffic what the router sees
 */
public record WorkloadState(Workload workload, List<TrackState> tracks, Traffic traffic) {
    /** Copies the list and checks that nothing is missing. */
    public WorkloadState {
        requireNonNull(workload, "workload");
        requireNonNull(traffic, "traffic");
        tracks = List.copyOf(tracks);
    }

    /**
     * One of the tracks.
     *
     * @throws IllegalArgumentException if the workload has no such track
     */
    public TrackState track(Track track) {
        return tracks.stream()
                .filter(state -> state.track().equals(track))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "workload " + workload + " has no track '" + track + "', but " + tracks));
    }

    /** The track that most of the traffic is sent to; the first one if the route leads nowhere. */
    public Track live() {
        return traffic.route().shares().entrySet().stream()
                .reduce((a, b) -> a.getValue().compareTo(b.getValue()) >= 0 ? a : b)
                .map(java.util.Map.Entry::getKey)
                .orElseGet(() -> tracks.get(0).track());
    }

    /** What the workload needs now, in pods: the size its live track is asked to have. */
    public int needed() {
        return track(live()).size();
    }

    /** In few words: {@code blue 3/3, green 0/0, route 100 % blue}. */
    @Override
    public String toString() {
        return tracks.stream().map(TrackState::toString).collect(Collectors.joining(", ")) + ", route "
                + traffic.route() + (traffic.settled() ? "" : " (not seen yet)");
    }
}
