package io.streamgate.testkit.contract;

import io.streamgate.GateView;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.ScalingPolicy.ScalingView;
import io.streamgate.Track;
import io.streamgate.Traffic;
import io.streamgate.Workload;
import io.streamgate.WorkloadState;
import io.streamgate.k8s.bluegreen.BlueGreen;
import io.streamgate.testkit.CoreHarness;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What gates and policies are shown in these tests. */
final class Views {
    private static final Instant NOW = Instant.parse("2026-01-01T00:10:00Z");

    private Views() {}

    static GateView ofAGate() {
        CoreHarness harness = new CoreHarness();
        Workload workload = harness.running("checkout", "v1", 3, Track.BLUE, Track.GREEN);
        Traffic traffic = harness.router().seen(workload);
        WorkloadState state = new WorkloadState(
                workload,
                Track.COLOURS.stream()
                        .map(track -> harness.cluster().state(workload, track))
                        .toList(),
                traffic);
        Rollout rollout = Rollout.of(workload, Release.image("app", "v2"), BlueGreen.defaults());
        return new GateView(rollout, Track.GREEN, state, NOW.minusSeconds(60), NOW, "");
    }

    static ScalingView ofAPolicy(int replicas, double requests) {
        return new ScalingView(NOW, replicas, replicas, Map.of("requests", requests), List.of());
    }
}
