package io.streamgate.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgate.GateView;
import io.streamgate.HealthGate;
import io.streamgate.Judgement;
import io.streamgate.Kept;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.Route;
import io.streamgate.Track;
import io.streamgate.TrackState;
import io.streamgate.Traffic;
import io.streamgate.Workload;
import io.streamgate.WorkloadState;
import io.streamgate.k8s.bluegreen.BlueGreen;
import io.streamgate.testkit.StreamGateHarness;
import io.streamgate.testkit.cluster.PodScript;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpProbeTest {
    private final StreamGateHarness harness = new StreamGateHarness();
    private final Workload shop = harness.blueGreen("checkout", "demo:v1", 3);
    private final Kubernetes kubernetes = Kubernetes.of(harness.cluster().api(), harness.scheduler());

    private Judgement judge(HealthGate gate, Track target) throws Exception {
        TrackState state = new TrackState(target, 3, new Kept(target, "x", ""), 3, 3, 3, "", 1, "");
        WorkloadState seen = new WorkloadState(shop, List.of(state), new Traffic(Route.all(Track.BLUE), true, ""));
        Rollout rollout = Rollout.of(shop, Release.image("app", "demo:v2"), BlueGreen.defaults());
        return gate.judge(new GateView(
                rollout,
                target,
                seen,
                harness.scheduler().now(),
                harness.scheduler().now(),
                ""));
    }

    @Test
    void passesWhenEveryPodAnswers() throws Exception {
        Judgement judgement = judge(kubernetes.httpProbeThroughApi(9090, "/health/ready"), Track.BLUE);
        assertThat(judgement).isEqualTo(Judgement.pass("3 pods answered /health/ready"));
    }

    @Test
    void failsWhenAPodAnswersOtherwiseAndNamesIt() throws Exception {
        harness.cluster().image("demo:v1", PodScript.HEALTHY.answering(path -> new PodScript.Answer(503, "not today")));
        Judgement judgement = judge(kubernetes.httpProbeThroughApi(9090, "/health/ready"), Track.BLUE);
        assertThat(judgement.verdict()).isEqualTo(Judgement.Verdict.FAIL);
        assertThat(judgement.reason()).contains("GET /health/ready of pod checkout-blue-");
    }

    @Test
    void cannotTellWithoutPods() throws Exception {
        Judgement judgement = judge(kubernetes.httpProbeThroughApi(9090, "/health/ready"), Track.GREEN);
        assertThat(judgement).isEqualTo(Judgement.unknown("no pod of green is ready to be probed"));
    }

    @Test
    void cannotTellWithoutTheRight() throws Exception {
        harness.cluster().rights().deny("get", "pods/proxy", "shop");
        Judgement judgement = judge(kubernetes.httpProbeThroughApi(9090, "/health/ready"), Track.BLUE);
        assertThat(judgement.verdict()).isEqualTo(Judgement.Verdict.UNKNOWN);
    }

    @Test
    void hasAPortAndAPath() {
        assertThatThrownBy(() -> kubernetes.httpProbe(0, "/x")).hasMessageContaining("port must be from 1 to 65535");
        assertThatThrownBy(() -> kubernetes.httpProbe(80, "x")).hasMessageContaining("path must begin with '/'");
    }
}
