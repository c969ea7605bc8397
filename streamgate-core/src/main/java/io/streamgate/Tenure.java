package io.streamgate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A driver's hold on the lease: takes it, keeps it, and knows until when it may be relied upon. Has a lock of its own, so that
 * keeping it never waits for a turn of the rollout.
 */
final class Tenure {
    private final Lease lease;
    private final Scheduler scheduler;
    private final Workload workload;
    private final String driver;
    private final Duration ttl;

    private @Nullable Term term;
    private Instant keptAt = Instant.MIN;
    private String mark = "";
    private Instant markedAt = Instant.MIN;
    private boolean over;

    Tenure(Lease lease, Scheduler scheduler, Workload workload, String driver, Duration ttl) {
        this.lease = lease;
        this.scheduler = scheduler;
        this.workload = workload;
        this.driver = driver;
        this.ttl = ttl;
    }

    /** The term, while it may be relied upon: a third of its time is left for requests under way and clocks that differ. */
    synchronized Optional<Term> term() {
        return term != null
                        && scheduler
                                .now()
                                .isBefore(keptAt.plus(ttl.multipliedBy(2).dividedBy(3)))
                ? Optional.of(term)
                : Optional.empty();
    }

    /**
     * Asks for the lease.
     *
     * @param above a number that the term must be above if it is taken anew
     * @return who has it; empty if it is ours
     */
    synchronized Optional<Lease.HeldBy> acquire(long above) {
        Instant now = scheduler.now();
        boolean stale = !mark.isEmpty() && !now.isBefore(markedAt.plus(ttl));
        Lease.Holding holding = lease.acquire(workload, driver, ttl, above, stale ? mark : "", now);
        if (holding instanceof Lease.HeldBy other) {
            term = null;
            if (!other.mark().equals(mark)) {
                mark = other.mark();
                markedAt = now;
            }
            return Optional.of(other);
        }
        boolean began = term == null;
        term = ((Lease.Held) holding).term();
        keptAt = now;
        mark = "";
        if (began) {
            keepLater();
        }
        return Optional.empty();
    }

    /** How soon to ask again while somebody else has it. */
    synchronized Duration patience() {
        Duration third = ttl.dividedBy(3);
        if (mark.isEmpty()) {
            return third;
        }
        Duration left = Duration.between(scheduler.now(), markedAt.plus(ttl));
        return left.isNegative() || left.compareTo(third) > 0 ? third : left;
    }

    /** Gives the lease up, whatever comes of it. */
    void end() {
        Term last;
        synchronized (this) {
            last = term;
            term = null;
            over = true;
        }
        if (last != null) {
            lease.release(workload, last);
        }
    }

    /** Takes the lease for lost: a later driver's stamp was seen. */
    synchronized void lose() {
        term = null;
    }

    private void keepLater() {
        scheduler.after(ttl.dividedBy(3), this::keep);
    }

    private synchronized void keep() {
        if (over || term == null) {
            return;
        }
        try {
            Instant now = scheduler.now();
            Lease.Holding holding = lease.acquire(workload, driver, ttl, 0, "", now);
            if (holding instanceof Lease.Held held && held.term().equals(term)) {
                keptAt = now;
            } else {
                term = null;
                return;
            }
        } catch (ClusterException e) {
            // Tried again below; meanwhile term() runs out by itself.
        }
        keepLater();
    }
}
