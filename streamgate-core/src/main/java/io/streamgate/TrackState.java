package io.streamgate;

import static java.util.Objects.requireNonNull;

/**
 * One track as it was seen.
 *
 * @param track which
 * @param size the pods it is asked to have
 * @param kept the template it has, and what keeps it
 * @param pods the pods that are there and not on their way out
 * @param ready those that can serve, whatever they were made from
 * @param available those that can serve and were made from the track's template; none while nothing that sends traffic knows of any
 *     of them
 * @param trouble what keeps the others from it, in the pods' own words; empty if nothing is known
 * @param term the highest term stamped on the track's objects; 0 if none is
 * @param editor who wrote the track's size or template last, as far as is known; empty otherwise
 */
public record TrackState(
        Track track,
        int size,
        Kept kept,
        int pods,
        int ready,
        int available,
        String trouble,
        long term,
        String editor) {
    /** Checks that nothing is missing and no number negative. */
    public TrackState {
        requireNonNull(track, "track");
        requireNonNull(kept, "kept");
        requireNonNull(trouble, "trouble");
        requireNonNull(editor, "editor");
        Checks.range("size of " + track, size, 0, Integer.MAX_VALUE);
        Checks.range("available pods of " + track, available, 0, Integer.MAX_VALUE);
    }

    /** The digest of its template. */
    public String template() {
        return kept.digest();
    }

    /** In few words: {@code green 2/3}. */
    @Override
    public String toString() {
        return track + " " + available + "/" + size;
    }
}
