package io.streamgate;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the journal keeps of a workload.
 *
 * @param attempt the rollout at hand, or the last one
 * @param requests what people have asked for and the driver has not answered yet
 * @param history the rollouts that ended, oldest first; bounded
 */
public record JournalEntry(Attempt attempt, List<Command> requests, List<Past> history) {
    /** The form this library writes. It reads all lower ones and refuses higher ones. */
    public static final int SCHEMA = 1;
    /** How many rollouts the history keeps. */
    public static final int HISTORY = 10;

    /** Copies the lists, and lets the oldest of a long history go. */
    public JournalEntry {
        requireNonNull(attempt, "attempt");
        requests = List.copyOf(requests);
        history = List.copyOf(history.subList(Math.max(0, history.size() - HISTORY), history.size()));
    }

    /** The same with another attempt. */
    JournalEntry with(Attempt newAttempt) {
        return new JournalEntry(newAttempt, requests, history);
    }

    /** What was live at the end of a promoted rollout, by its number. */
    Optional<Past> promoted(int revision) {
        return history.stream()
                .filter(past -> past.promoted() && past.revision() == revision)
                .findFirst();
    }

    /**
     * A rollout that ended.
     *
     * @param revision its number, counting up
     * @param version what people called it
     * @param kept the template that it was about
     * @param promoted whether that was live at the end
     * @param outcome how it ended, in words
     * @param endedAt when
     */
    public record Past(int revision, String version, Kept kept, boolean promoted, String outcome, Instant endedAt) {}
}
