package io.streamgate.testkit;

import io.streamgate.Cluster;
import io.streamgate.Finding;
import io.streamgate.Journal;
import io.streamgate.JournalEntry;
import io.streamgate.Kept;
import io.streamgate.Lease;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.Route;
import io.streamgate.Subscription;
import io.streamgate.Template;
import io.streamgate.Term;
import io.streamgate.Track;
import io.streamgate.TrackState;
import io.streamgate.Traffic;
import io.streamgate.TrafficRouter;
import io.streamgate.Workload;
import io.streamgate.testkit.time.VirtualProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Ports as one process uses them: once it is killed, each call stops it where it stands. */
record MortalPorts(VirtualProcess process, Cluster cluster, TrafficRouter router, Journal journal, Lease lease) {
    private <T> T alive(Supplier<T> call) {
        process.checkAlive();
        T answer = call.get();
        process.checkAlive();
        return answer;
    }

    private void alive(Runnable call) {
        alive(() -> {
            call.run();
            return true;
        });
    }

    Cluster mortalCluster() {
        return new Cluster() {
            @Override
            public List<TrackState> observe(Workload workload, List<Track> tracks) {
                return alive(() -> cluster.observe(workload, tracks));
            }

            @Override
            public Template render(Workload workload, Release release, Kept base, Track onto) {
                return alive(() -> cluster.render(workload, release, base, onto));
            }

            @Override
            public Template kept(Workload workload, Kept kept, Track onto) {
                return alive(() -> cluster.kept(workload, kept, onto));
            }

            @Override
            public void claim(Workload workload, List<Track> tracks, Term term) {
                alive(() -> cluster.claim(workload, tracks, term));
            }

            @Override
            public void retemplate(Workload workload, Track track, Template template, Term term) {
                alive(() -> cluster.retemplate(workload, track, template, term));
            }

            @Override
            public void resize(Workload workload, Track track, int size, Term term) {
                alive(() -> cluster.resize(workload, track, size, term));
            }

            @Override
            public List<Finding> preflight(Rollout rollout, List<Track> tracks) {
                return alive(() -> cluster.preflight(rollout, tracks));
            }

            @Override
            public Subscription watch(Workload workload, Runnable changed) {
                return cluster.watch(workload, () -> process.after(Duration.ZERO, changed));
            }
        };
    }

    TrafficRouter mortalRouter() {
        return new TrafficRouter() {
            @Override
            public void route(Workload workload, Route route, Term term) {
                alive(() -> router.route(workload, route, term));
            }

            @Override
            public Traffic observe(Workload workload, List<Track> tracks) {
                return alive(() -> router.observe(workload, tracks));
            }

            @Override
            public void rehearse(Workload workload, Route route, Term term) {
                alive(() -> router.rehearse(workload, route, term));
            }

            @Override
            public List<Finding> preflight(Workload workload, List<Route> routes) {
                return alive(() -> router.preflight(workload, routes));
            }

            @Override
            public boolean undoableFromJournal() {
                return router.undoableFromJournal();
            }
        };
    }

    Journal mortalJournal() {
        return new Journal() {
            @Override
            public Optional<Stored> read(Workload workload) {
                return alive(() -> journal.read(workload));
            }

            @Override
            public Stored write(Workload workload, JournalEntry entry, String revision) {
                return alive(() -> journal.write(workload, entry, revision));
            }

            @Override
            public Subscription watch(Workload workload, Consumer<Stored> seen) {
                return journal.watch(workload, stored -> process.after(Duration.ZERO, () -> seen.accept(stored)));
            }
        };
    }

    Lease mortalLease() {
        return new Lease() {
            @Override
            public Holding acquire(
                    Workload workload, String driver, Duration ttl, long above, String stale, Instant now) {
                return alive(() -> lease.acquire(workload, driver, ttl, above, stale, now));
            }

            @Override
            public void release(Workload workload, Term term) {
                alive(() -> lease.release(workload, term));
            }
        };
    }
}
