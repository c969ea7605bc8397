package io.streamgate;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What was found when a rollout started. It stays on the journal: going back means going back to this.
 *
 * @param route how the traffic went
 * @param live the track that carried it
 * @param target the track that the new version goes to
 * @param tracks each track as it was
 * @param digest the digest of what the release makes of the live track's template
 */
public record Facts(Route route, Track live, Track target, List<TrackFact> tracks, String digest) {
    /** Copies the list and checks that nothing is missing. */
    public Facts {
        requireNonNull(route, "route");
        requireNonNull(live, "live");
        requireNonNull(target, "target");
        requireNonNull(digest, "digest");
        tracks = List.copyOf(tracks);
    }

    /**
     * A track as it was.
     *
     * @param kept its template
     * @param size the pods it was asked to have
     */
    public record TrackFact(Kept kept, int size) {}

    /**
     * One of the tracks.
     *
     * @throws IllegalArgumentException if there was no such track
     */
    public TrackFact track(Track track) {
        return tracks.stream()
                .filter(fact -> fact.kept().track().equals(track))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the rollout began without a track '" + track + "'"));
    }

    /** Whether nothing was live: the live track had no pods to begin with. */
    public boolean firstDeploy() {
        return track(live).size() == 0;
    }
}
