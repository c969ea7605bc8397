package io.streamgate.testkit;

import io.streamgate.JournalEntry;
import io.streamgate.Outcome;
import io.streamgate.Rollout;
import io.streamgate.RolloutEvent;
import io.streamgate.RolloutHandle;
import io.streamgate.StreamGate;
import io.streamgate.Workload;
import io.streamgate.k8s.Kubernetes;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.testkit.cluster.InMemoryCluster;
import io.streamgate.testkit.time.VirtualProcess;
import io.streamgate.testkit.time.VirtualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * StreamGate on an in-memory cluster, in virtual time, on the calling thread: a rollout of half an hour runs in milliseconds,
 * the same way each time. Processes that drive rollouts can be started, and killed, at any point.
 */
public final class StreamGateHarness {
    private static final Duration LONGEST = Duration.ofDays(2);

    private final VirtualScheduler scheduler = new VirtualScheduler();
    private final InMemoryCluster cluster;
    private final List<RolloutEvent> events = new ArrayList<>();
    private Program program;

    /** A cluster with nothing in it, and one program. */
    public StreamGateHarness() {
        this(builder -> builder);
    }

    /** A cluster with nothing in it that is not as usual, and one program. */
    public StreamGateHarness(UnaryOperator<InMemoryCluster.Builder> settings) {
        cluster = settings.apply(InMemoryCluster.builder(scheduler)).build();
        program = start(builder -> builder);
    }

    /** The clock. */
    public VirtualScheduler scheduler() {
        return scheduler;
    }

    /** The cluster. */
    public InMemoryCluster cluster() {
        return cluster;
    }

    /** The events of all programs so far. */
    public List<RolloutEvent> events() {
        return List.copyOf(events);
    }

    /** A blue-green workload with its objects, blue live and available. */
    public Workload blueGreen(String name, String image, int replicas) {
        Workload workload = new Workload("shop", name);
        cluster.namespace(workload.namespace());
        BlueGreenObjects.of(workload, image, replicas)
                .forEach((kind, object) -> object.forEach(one -> cluster.api().create(kind, one)));
        scheduler.advance(Duration.ofSeconds(30));
        return workload;
    }

    /** The StreamGate of the first program. */
    public StreamGate streamGate() {
        return program.streamGate();
    }

    /** Starts one more program, as another process would be. */
    public Program start(UnaryOperator<StreamGate.Builder> settings) {
        VirtualProcess process = scheduler.process();
        return start(process, cluster.api(process), settings);
    }

    /** Starts one more program that reaches the cluster by an API of the test's own. */
    public Program start(VirtualProcess process, KubeApi api, UnaryOperator<StreamGate.Builder> settings) {
        StreamGate.Builder builder = Kubernetes.of(api, process).streamGate().listener(events::add);
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

    /** The rollouts of a workload that ended, as the journal has them. */
    public List<JournalEntry.Past> history(Workload workload) {
        return streamGate().history(workload);
    }

    /** Kills the first program and starts it anew: its memory is gone, the cluster stays. */
    public void crash() {
        program.process().kill();
        program = start(builder -> builder);
    }

    /**
     * A program that runs rollouts.
     *
     * @param process its life
     * @param streamGate what it runs them with
     */
    public record Program(VirtualProcess process, StreamGate streamGate) {}
}
