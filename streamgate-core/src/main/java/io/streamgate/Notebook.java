package io.streamgate;

import io.streamgate.Journal.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The driver's copy of its journal entry: changed in memory, and stored when something is due to be acted upon, or at the end
 * of a turn. What people request meanwhile is never lost to a store, and never stored over a later driver's entry.
 */
final class Notebook {
    private final Journal journal;
    private final Workload workload;
    private @Nullable JournalEntry entry;
    private String revision = "";
    private boolean dirty;
    private volatile @Nullable Stored seen;

    Notebook(Journal journal, Workload workload) {
        this.journal = journal;
        this.workload = workload;
    }

    /** Reads what is stored, and forgets what was not stored yet. */
    Optional<JournalEntry> read() {
        Optional<Stored> stored = journal.read(workload);
        entry = stored.map(Stored::entry).orElse(null);
        revision = stored.map(Stored::revision).orElse("");
        dirty = false;
        return Optional.ofNullable(entry);
    }

    Subscription watch(Runnable changed) {
        return journal.watch(workload, stored -> {
            seen = stored;
            changed.run();
        });
    }

    /** What a watch saw last. */
    Optional<JournalEntry> seen() {
        return Optional.ofNullable(seen).map(Stored::entry);
    }

    JournalEntry entry() {
        if (entry == null) {
            throw new IllegalStateException("nothing is on the journal of " + workload);
        }
        return entry;
    }

    Attempt attempt() {
        return entry().attempt();
    }

    /** Whether another driver has written since, so that this copy is of the past. */
    boolean isOvertaken() {
        return journal.read(workload)
                .map(stored -> stored.entry().attempt())
                .filter(attempt -> attempt.term().equals(attempt().term()))
                .isEmpty();
    }

    /** Changes the attempt in memory; whoever acts on it stores it first. */
    void change(UnaryOperator<Attempt> change) {
        Attempt before = attempt();
        Attempt after = change.apply(before);
        if (!after.equals(before)) {
            entry = entry().with(after);
            dirty = true;
        }
    }

    /** Changes the attempt in memory, in a way that can wait for the next store. */
    void note(UnaryOperator<Attempt> change) {
        entry = entry().with(change.apply(attempt()));
    }

    void put(JournalEntry newEntry) {
        entry = newEntry;
        dirty = true;
    }

    /** Takes the requests that have come in, those that are for this attempt. */
    List<Command> takeRequests() {
        Stored latest = seen;
        if (latest == null || entry == null) {
            return List.of();
        }
        List<Command> known = attempt().answered();
        List<Command> fresh = latest.entry().requests().stream()
                .filter(command -> command.attempt() == attempt().id().attempt() && !known.contains(command))
                .toList();
        fresh.forEach(command -> change(attempt -> attempt.answer(command)));
        return fresh;
    }

    /** Stores what was changed, if anything was. */
    void store() {
        if (!dirty) {
            return;
        }
        JournalEntry mine = entry();
        for (int tries = 1; dirty; tries++) {
            try {
                Stored stored = journal.write(workload, unanswered(mine), revision);
                revision = stored.revision();
                entry = stored.entry();
                dirty = false;
            } catch (ClusterException e) {
                if (e.kind() != ClusterException.Kind.CONFLICT || tries == 5) {
                    throw e;
                }
                mine = merged(mine);
            }
        }
    }

    /** Somebody stored meanwhile: a request, which is kept; a driver of a later term, which wins; or it was this store's twin. */
    private JournalEntry merged(JournalEntry mine) {
        Optional<Stored> stored = journal.read(workload);
        revision = stored.map(Stored::revision).orElse("");
        if (stored.isEmpty()) {
            return mine;
        }
        JournalEntry theirs = stored.get().entry();
        if (theirs.attempt().term().number() > mine.attempt().term().number()) {
            throw new ClusterException(
                    ClusterException.Kind.FENCED,
                    "the journal of " + workload + " is written under "
                            + theirs.attempt().term(),
                    null,
                    null);
        }
        List<Command> requests = new ArrayList<>(theirs.requests());
        return new JournalEntry(mine.attempt(), requests, mine.history());
    }

    private static JournalEntry unanswered(JournalEntry entry) {
        Attempt attempt = entry.attempt();
        List<Command> open = entry.requests().stream()
                .filter(command -> command.attempt() == attempt.id().attempt()
                        && !attempt.answered().contains(command)
                        && !attempt.ended())
                .toList();
        return new JournalEntry(attempt, open, entry.history());
    }
}
