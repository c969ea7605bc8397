package io.streamgate.testkit;

import io.streamgate.Lease;
import io.streamgate.Term;
import io.streamgate.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A {@link Lease} in memory. For one thread. */
public final class InMemoryLease implements Lease {
    private final FakeCalls calls;
    private final Map<Workload, Entry> entries = new HashMap<>();
    private long marks;

    private record Entry(String driver, long number, Instant since, Instant until, String mark) {}

    /** Nobody has anything. */
    public InMemoryLease(FakeCalls calls) {
        this.calls = calls;
    }

    /** Who has the lease of a workload, whether or not it has run out; empty if it was given back or never taken. */
    public Optional<Term> holder(Workload workload) {
        return Optional.ofNullable(entries.get(workload))
                .filter(entry -> !entry.driver().isEmpty())
                .map(entry -> new Term(entry.number(), entry.driver()));
    }

    /** Takes the lease for somebody whatever anyone thinks of it, with the next higher term. */
    public Term seize(Workload workload, String driver, Duration ttl, Instant now) {
        Entry before = entries.get(workload);
        return take(workload, driver, (before == null ? 0 : before.number()) + 1, now, now.plus(ttl));
    }

    @Override
    public Holding acquire(Workload workload, String driver, Duration ttl, long above, String stale, Instant now) {
        return calls.<Holding>call("acquire", workload, "for " + driver, () -> {
            Entry present = entries.get(workload);
            if (present == null) {
                return new Held(take(workload, driver, above + 1, now, now.plus(ttl)));
            }
            if (present.driver().equals(driver) && present.number() >= above) {
                return new Held(take(workload, driver, present.number(), present.since(), now.plus(ttl)));
            }
            boolean free = present.driver().isEmpty()
                    || present.driver().equals(driver)
                    || present.mark().equals(stale)
                    || !now.isBefore(present.until());
            if (!free) {
                return new HeldBy(present.driver(), present.since(), present.mark());
            }
            return new Held(take(workload, driver, Math.max(present.number(), above) + 1, now, now.plus(ttl)));
        });
    }

    private Term take(Workload workload, String driver, long number, Instant since, Instant until) {
        entries.put(workload, new Entry(driver, number, since, until, "mark-" + ++marks));
        return new Term(number, driver);
    }

    @Override
    public void release(Workload workload, Term term) {
        calls.run("release", workload, "by " + term.driver(), () -> {
            Entry present = entries.get(workload);
            if (present != null && present.driver().equals(term.driver()) && present.number() == term.number()) {
                take(workload, "", term.number(), present.since(), present.until());
            }
        });
    }
}
