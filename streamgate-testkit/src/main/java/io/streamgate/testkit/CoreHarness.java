package io.streamgate.testkit;

import io.streamgate.Outcome;
import io.streamgate.Rollout;
import io.streamgate.RolloutEvent;
import io.streamgate.RolloutHandle;
import io.streamgate.Route;
import io.streamgate.StreamGate;
import io.streamgate.Track;
import io.streamgate.Workload;
import io.streamgate.testkit.time.VirtualProcess;
import io.streamgate.testkit.time.VirtualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * StreamGate on fakes for all its ports, in virtual time, on the calling thread. Programs that drive rollouts can be started,
 * and killed, at any point; the fakes stay. For what Kubernetes does take {@link StreamGateHarness}.
 */
public final class CoreHarness {
    private static final Duration LONGEST = Duration.ofDays(2);

    private final VirtualScheduler scheduler = new VirtualScheduler();
    private final FakeCalls calls = new FakeCalls(scheduler);
    private final FakeCluster cluster = new FakeCluster(scheduler, calls);
    private final FakeRouter router = new FakeRouter(cluster, scheduler, calls);
    private final InMemoryJournal journal = new InMemoryJournal(scheduler, calls);
    private final InMemoryLease lease = new InMemoryLease(calls);
    private final List<RolloutEvent> events = new ArrayList<>();
    private Program program = start(builder -> builder);

    /** Nothing runs yet, and there is one program. */
    public CoreHarness() {}

    /** The clock. */
    public VirtualScheduler scheduler() {
        return scheduler;
    }

    /** What was asked of the fakes, and what goes wrong with it. */
    public FakeCalls calls() {
        return calls;
    }

    /** The cluster. */
    public FakeCluster cluster() {
        return cluster;
    }

    /** The router. */
    public FakeRouter router() {
        return router;
    }

    /** The journal. */
    public InMemoryJournal journal() {
        return journal;
    }

    /** The lease. */
    public InMemoryLease lease() {
        return lease;
    }

    /** The events of all programs so far. */
    public List<RolloutEvent> events() {
        return List.copyOf(events);
    }

    /** A workload of tracks that all have an image; the first one is live on so many ready pods, the others are at 0. */
    public Workload running(String name, String image, int pods, Track... tracks) {
        Workload workload = new Workload("shop", name);
        for (Track track : tracks) {
            cluster.run(workload, track, image, track.equals(tracks[0]) ? pods : 0);
        }
        router.routeAs("the test", workload, Route.all(tracks[0]));
        return workload;
    }

    /** The first program, or the one that took its place after a {@link #crash}. */
    public Program program() {
        return program;
    }

    /** The StreamGate of {@link #program}. */
    public StreamGate streamGate() {
        return program.streamGate();
    }

    /** Starts one more program, as another process would be. */
    public Program start(UnaryOperator<StreamGate.Builder> settings) {
        VirtualProcess process = scheduler.process();
        MortalPorts ports = new MortalPorts(process, cluster, router, journal, lease);
        StreamGate.Builder builder = StreamGate.on(
                        ports.mortalCluster(), ports.mortalJournal(), ports.mortalLease(), ports.mortalRouter())
                .scheduler(process)
                .listener(events::add);
        return new Program(process, settings.apply(builder).build());
    }

    /**
     * Runs a rollout to its end by the first program.
     *
     * @throws AssertionError if it does not end within two days of virtual time
     */
    public Outcome run(Rollout rollout) {
        return end(streamGate().start(rollout));
    }

    /**
     * Runs until a rollout ends.
     *
     * @throws AssertionError if it does not end within two days of virtual time
     */
    public Outcome end(RolloutHandle handle) {
        return scheduler.await(handle.completion(), LONGEST);
    }

    /** Lets time pass. */
    public void advance(Duration time) {
        scheduler.advance(time);
    }

    /** Kills the first program and starts it anew: its memory is gone, the fakes stay. */
    public void crash() {
        program.process().kill();
        program = start(builder -> builder);
    }

    /** Has the first program die just before the next call of a choice: it is not made. */
    public void dieBefore(Predicate<FakeCall> when) {
        VirtualProcess process = program.process();
        calls.before(when, 1, () -> {
            process.kill();
            process.checkAlive();
        });
    }

    /** Has the first program die just after the next call of a choice: it is made, and nobody hears the answer. */
    public void dieAfter(Predicate<FakeCall> when) {
        calls.after(when, 1, program.process()::kill);
    }

    /**
     * A program that runs rollouts.
     *
     * @param process its life
     * @param streamGate what it runs them with
     */
    public record Program(VirtualProcess process, StreamGate streamGate) {}
}
