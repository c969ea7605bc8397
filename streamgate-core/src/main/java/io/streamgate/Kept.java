package io.streamgate;

import static java.util.Objects.requireNonNull;

/**
 * A template and where the cluster keeps it, for the time when it is wanted back.
 *
 * @param track the track that has or had it
 * @param digest the template's {@link Template#digest()}
 * @param keeper the name of the object that keeps it (on Kubernetes, a ReplicaSet); empty if none does yet
 */
public record Kept(Track track, String digest, String keeper) {
    /** Checks that nothing is missing. */
    public Kept {
        requireNonNull(track, "track");
        requireNonNull(digest, "digest");
        requireNonNull(keeper, "keeper");
    }
}
