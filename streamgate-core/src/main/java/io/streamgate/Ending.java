package io.streamgate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the journal says of a rollout that has ended. Pure. */
final class Ending {
    private Ending() {}

    /** The entry with the attempt ended, nothing requested any more, and one more rollout in its history. */
    static JournalEntry of(JournalEntry entry, Outcome outcome, WorkloadState state, Instant now) {
        Attempt attempt = entry.attempt();
        Facts facts = attempt.facts();
        List<JournalEntry.Past> history = new ArrayList<>(entry.history());
        if (history.stream().noneMatch(JournalEntry.Past::promoted) && !facts.firstDeploy()) {
            Kept before = facts.track(facts.live()).kept();
            history.add(new JournalEntry.Past(
                    0, "before " + attempt.id().version(), before, true, "was live", attempt.startedAt()));
        }
        boolean promoted = outcome instanceof Outcome.Promoted;
        Kept kept = promoted ? state.track(facts.target()).kept() : new Kept(facts.target(), facts.digest(), "");
        history.add(new JournalEntry.Past(
                attempt.id().attempt(), attempt.id().version(), kept, promoted, outcome.toString(), now));
        return new JournalEntry(attempt.at(new Place.Ended(outcome, now)), List.of(), history);
    }
}
