package io.streamgate;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The way in: explains, starts and finds rollouts in one cluster. Safe for use by several threads. */
public final class StreamGate {
    private final Engine engine;
    private final @Nullable DeploymentStrategy rollbackBy;

    private StreamGate(Engine engine, @Nullable DeploymentStrategy rollbackBy) {
        this.engine = engine;
        this.rollbackBy = rollbackBy;
    }

    /**
     * Collects the parts.
     *
     * @param router how traffic is sent when a rollout does not say otherwise
     */
    public static Builder on(Cluster cluster, Journal journal, Lease lease, TrafficRouter router) {
        return new Builder(cluster, journal, lease, router);
    }

    /**
     * What a rollout would do, found out by looking only.
     *
     * @throws ClusterException if the cluster cannot be looked at
     * @throws RolloutRefusedException if something stands in the way that keeps a plan from being made
     * @throws RolloutInProgressException if a rollout of the workload is under way that this one does not supersede
     */
    public Explanation explain(Rollout rollout) {
        Optional<JournalEntry> stored =
                engine.journal().read(rollout.workload()).map(Journal.Stored::entry);
        stored.map(JournalEntry::attempt).filter(attempt -> !attempt.ended()).ifPresent(attempt -> {
            if (!rollout.supersede()) {
                throw new RolloutInProgressException(RolloutStatus.of(attempt));
            }
        });
        Proposal proposal = Proposal.make(engine, rollout, stored);
        boolean undoable = rollout.router().orElse(engine.router()).undoableFromJournal();
        return Explanation.of(rollout, proposal, undoable);
    }

    /**
     * Starts a rollout; goes on where it stood if it was begun already; stands by while another process drives it; tells that
     * it is live already. Calling it twice does no harm. After a crash, call it again.
     *
     * <p>Returns at once: refusals come by the handle as well.
     */
    public RolloutHandle start(Rollout rollout) {
        return new Driver(engine, rollout).begin();
    }

    /**
     * Goes back, without gates, to what was live before the release that is live now.
     *
     * @throws IllegalStateException if the journal knows of nothing to go back to
     */
    public RolloutHandle rollback(Workload workload) {
        JournalEntry entry = journaled(workload);
        List<JournalEntry.Past> promoted = entry.history().stream()
                .filter(JournalEntry.Past::promoted)
                .sorted(Comparator.comparing(JournalEntry.Past::revision))
                .toList();
        if (promoted.size() < 2) {
            throw new IllegalStateException("there is nothing to go back to: the journal of " + workload
                    + " knows of no release that was live before the one that is");
        }
        return rollback(workload, promoted.get(promoted.size() - 2));
    }

    /**
     * Goes back, without gates, to what was live at the end of a former rollout.
     *
     * @param revision the number of that rollout; see {@link #history}
     * @throws IllegalArgumentException if the journal does not know it as one that was live
     */
    public RolloutHandle rollback(Workload workload, int revision) {
        JournalEntry entry = journaled(workload);
        return rollback(
                workload,
                entry.promoted(revision)
                        .orElseThrow(() -> new IllegalArgumentException("revision " + revision + " of " + workload
                                + " was never live, or is forgotten: the journal knows " + entry.history())));
    }

    private RolloutHandle rollback(Workload workload, JournalEntry.Past past) {
        if (rollbackBy == null) {
            throw new IllegalStateException("no strategy to go back by: name one with rollbackBy() when building this");
        }
        Release release = new Release(past.version(), List.of(new Release.Former(past.kept())));
        return start(Rollout.of(workload, release, rollbackBy.withoutGates()));
    }

    private JournalEntry journaled(Workload workload) {
        return engine.journal()
                .read(workload)
                .map(Journal.Stored::entry)
                .orElseThrow(() -> new IllegalStateException("nothing is on the journal of " + workload
                        + ": no rollout of it has been started with this naming"));
    }

    /** Where the rollout of a workload is, or how the last one ended; empty if there was none. */
    public Optional<RolloutStatus> status(Workload workload) {
        return engine.journal()
                .read(workload)
                .map(stored -> RolloutStatus.of(stored.entry().attempt()));
    }

    /** The rollouts of a workload that ended, oldest first. */
    public List<JournalEntry.Past> history(Workload workload) {
        return engine.journal()
                .read(workload)
                .map(stored -> stored.entry().history())
                .orElse(List.of());
    }

    /**
     * The unfinished rollout of a workload, whoever drives it: to be watched, and asked for things. Empty if there is none.
     */
    public Optional<RolloutHandle> find(Workload workload) {
        return engine.journal()
                .read(workload)
                .map(stored -> stored.entry().attempt())
                .filter(attempt -> !attempt.ended())
                .map(attempt -> new Remote(engine, workload, attempt.id().attempt()).handle());
    }

    /**
     * Goes on with the unfinished rollout of a workload from the journal alone, for when the program that began it is gone;
     * stands by while a process drives it. Steps made of that program's code wait for it; an abort needs no program. Empty if
     * there is none.
     *
     * @throws IllegalStateException if not even an abort is possible without the program: its router is made of code
     */
    public Optional<RolloutHandle> resume(Workload workload) {
        Optional<Attempt> unfinished = engine.journal()
                .read(workload)
                .map(stored -> stored.entry().attempt())
                .filter(attempt -> !attempt.ended());
        unfinished.filter(attempt -> !attempt.undoable()).ifPresent(attempt -> {
            throw new IllegalStateException("rollout " + attempt.id()
                    + " sends traffic by a router of its program's own: only that program can go on or back");
        });
        return unfinished.map(attempt -> new Driver(engine, Journaled.rollout(attempt)).begin());
    }

    /** Collects the parts of a {@link StreamGate}. For one thread. */
    public static final class Builder {
        private final Cluster cluster;
        private final Journal journal;
        private final Lease lease;
        private final TrafficRouter router;
        private Scheduler scheduler = Scheduler.system();
        private RetryPolicy retry = RetryPolicy.doubling();
        private final List<RolloutListener> listeners = new ArrayList<>();
        private String driver = "streamgate-" + UUID.randomUUID();
        private Duration leaseFor = Duration.ofSeconds(15);
        private Duration unreachableFor = Duration.ofMinutes(5);
        private @Nullable DeploymentStrategy rollbackBy;

        private Builder(Cluster cluster, Journal journal, Lease lease, TrafficRouter router) {
            this.cluster = requireNonNull(cluster, "cluster");
            this.journal = requireNonNull(journal, "journal");
            this.lease = requireNonNull(lease, "lease");
            this.router = requireNonNull(router, "router");
        }

        /** Time and threads; {@link Scheduler#system()} unless said otherwise. */
        public Builder scheduler(Scheduler newScheduler) {
            scheduler = requireNonNull(newScheduler, "scheduler");
            return this;
        }

        /** When to ask a cluster again that did not answer; {@link RetryPolicy#doubling()} unless said otherwise. */
        public Builder retry(RetryPolicy newRetry) {
            retry = requireNonNull(newRetry, "retry");
            return this;
        }

        /** One more listener. */
        public Builder listener(RolloutListener listener) {
            listeners.add(requireNonNull(listener, "listener"));
            return this;
        }

        /**
         * The name of this process, which others are told. No two processes may have the same, so a unique ending is added.
         */
        public Builder driver(String name) {
            Checks.notBlank("name of a driver", name);
            driver = name + "-" + UUID.randomUUID().toString().substring(0, 8);
            return this;
        }

        /** How long the lease is valid without being kept; 15 s unless said otherwise. Another process takes over after it. */
        public Builder leaseFor(Duration ttl) {
            Checks.positive("time of a lease", ttl);
            leaseFor = ttl;
            return this;
        }

        /** How long the cluster may be out of reach before a rollout is given up as stranded; 5 min unless said otherwise. */
        public Builder unreachableFor(Duration limit) {
            Checks.positive("time a cluster may be unreachable", limit);
            unreachableFor = limit;
            return this;
        }

        /** The strategy that {@link StreamGate#rollback(Workload)} goes back by, without its gates. */
        public Builder rollbackBy(DeploymentStrategy strategy) {
            rollbackBy = requireNonNull(strategy, "strategy");
            return this;
        }

        /** Puts the parts together. */
        public StreamGate build() {
            return new StreamGate(
                    new Engine(
                            cluster,
                            journal,
                            lease,
                            router,
                            scheduler,
                            retry,
                            List.copyOf(listeners),
                            driver,
                            new AtomicInteger(),
                            leaseFor,
                            unreachableFor),
                    rollbackBy);
        }
    }
}
