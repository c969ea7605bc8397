package io.streamgate;

import java.time.Duration;
import java.time.Instant;

/** The port to the right to drive: one driver at a time for a workload. Calls may throw {@link ClusterException}. */
public interface Lease {
    /**
     * Takes the lease, or keeps it. It is taken when it is free, when it has run out by the clock on it, or when it still
     * shows the mark that the caller saw it with for longer than its time.
     *
     * @param driver who asks
     * @param ttl how long it is valid without being kept
     * @param above the term must be above this number when the lease is taken anew
     * @param stale the mark of {@link HeldBy} that has not moved for longer than {@code ttl}; empty if there is none
     */
    Holding acquire(Workload workload, String driver, Duration ttl, long above, String stale, Instant now);

    /** Gives the lease back if this term still has it; it is free at once. */
    void release(Workload workload, Term term);

    /** Who has a lease. */
    sealed interface Holding {}

    /**
     * The one who asked.
     *
     * @param term the right to write
     */
    record Held(Term term) implements Holding {}

    /**
     * Somebody else.
     *
     * @param driver who
     * @param since since when
     * @param mark changes whenever that driver shows that it is alive
     */
    record HeldBy(String driver, Instant since, String mark) implements Holding {}
}
