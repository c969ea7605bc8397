package io.streamgate;

import java.util.Optional;

/**
 * The port to what must outlive a process. Calls are one request each. Calls may throw {@link ClusterException}; of kind
 * CONFLICT when what is stored is not what the caller saw.
 */
public interface Journal {
    /** What is stored for a workload, read afresh. */
    Optional<Stored> read(Workload workload);

    /**
     * Stores an entry.
     *
     * @param revision what the last read or write answered; empty if nothing is stored yet
     */
    Stored write(Workload workload, JournalEntry entry, String revision);

    /** Calls back with what a watch sees, soon after anybody stored it. */
    Subscription watch(Workload workload, java.util.function.Consumer<Stored> seen);

    /**
     * An entry as stored.
     *
     * @param entry what it says
     * @param revision which version of it this is; compared only for equality
     */
    record Stored(JournalEntry entry, String revision) {}
}
