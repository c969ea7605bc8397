package io.streamgate.testkit;

import io.streamgate.ClusterException;
import io.streamgate.Journal;
import io.streamgate.JournalEntry;
import io.streamgate.Scheduler;
import io.streamgate.Subscription;
import io.streamgate.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A {@link Journal} in memory, stored by compare-and-set. Watchers are told a moment after a store. For one thread. */
public final class InMemoryJournal implements Journal {
    private static final Duration WATCH_DELAY = Duration.ofMillis(1);

    private final Scheduler scheduler;
    private final FakeCalls calls;
    private final Map<Workload, Stored> stored = new HashMap<>();
    private final Map<Workload, List<Consumer<Stored>>> watchers = new HashMap<>();
    private long revisions;
    private boolean silent;

    /** An empty journal. */
    public InMemoryJournal(Scheduler scheduler, FakeCalls calls) {
        this.scheduler = scheduler;
        this.calls = calls;
    }

    /** What is stored, past all mishaps. */
    public Optional<JournalEntry> entry(Workload workload) {
        return Optional.ofNullable(stored.get(workload)).map(Stored::entry);
    }

    /** Stores an entry whatever is there, as another process would after a read. */
    public void put(Workload workload, JournalEntry entry) {
        set(workload, entry);
    }

    /** From now on watchers are told nothing, or are told again. */
    public void silent(boolean isSilent) {
        silent = isSilent;
    }

    @Override
    public Optional<Stored> read(Workload workload) {
        return calls.call("read", workload, "", () -> Optional.ofNullable(stored.get(workload)));
    }

    @Override
    public Stored write(Workload workload, JournalEntry entry, String revision) {
        return calls.call("store", workload, entry.attempt().place().toString(), () -> {
            String present = Optional.ofNullable(stored.get(workload))
                    .map(Stored::revision)
                    .orElse("");
            if (!present.equals(revision)) {
                throw new ClusterException(
                        ClusterException.Kind.CONFLICT,
                        "the journal of " + workload + " is at revision '" + present + "', not '" + revision
                                + "': read it again",
                        null,
                        null);
            }
            return set(workload, entry);
        });
    }

    private Stored set(Workload workload, JournalEntry entry) {
        Stored now = new Stored(entry, Long.toString(++revisions));
        stored.put(workload, now);
        scheduler.after(WATCH_DELAY, () -> {
            if (!silent) {
                List.copyOf(watchers.getOrDefault(workload, List.of())).forEach(watcher -> watcher.accept(now));
            }
        });
        return now;
    }

    @Override
    public Subscription watch(Workload workload, Consumer<Stored> seen) {
        List<Consumer<Stored>> all = watchers.computeIfAbsent(workload, key -> new ArrayList<>());
        Consumer<Stored> mine = entry -> seen.accept(entry);
        all.add(mine);
        Stored present = stored.get(workload);
        if (present != null) {
            scheduler.after(WATCH_DELAY, () -> {
                if (all.contains(mine) && !silent) {
                    mine.accept(present);
                }
            });
        }
        return () -> all.remove(mine);
    }
}
