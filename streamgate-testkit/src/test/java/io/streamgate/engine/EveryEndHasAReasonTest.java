package io.streamgate.engine;

import static io.streamgate.engine.Plans.reason;
import static io.streamgate.engine.Plans.release;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgate.ClusterException;
import io.streamgate.DeploymentStrategy;
import io.streamgate.Finding;
import io.streamgate.HealthGate;
import io.streamgate.JournalEntry;
import io.streamgate.Judgement;
import io.streamgate.Outcome;
import io.streamgate.Reason;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.RolloutFailedException;
import io.streamgate.RolloutHandle;
import io.streamgate.RolloutRefusedException;
import io.streamgate.Steps;
import io.streamgate.Track;
import io.streamgate.Workload;
import io.streamgate.testkit.CoreHarness;
import io.streamgate.testkit.FakePods;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** The ninth thing that a user can rely on: every end has a reason, and names what caused it. */
class EveryEndHasAReasonTest {
    private final CoreHarness harness = new CoreHarness();
    private final Workload shop = harness.running("checkout", "v1", 3, Track.BLUE, Track.GREEN);

    private Reason ends(DeploymentStrategy strategy) {
        Outcome outcome = harness.run(release(shop, "v2", strategy));
        assertThatThrownBy(outcome::orElseThrow)
                .isInstanceOf(RolloutFailedException.class)
                .hasMessageContaining(reason(outcome).message());
        List<JournalEntry.Past> history = harness.streamGate().history(shop);
        assertThat(history.get(history.size() - 1).outcome()).isEqualTo(outcome.toString());
        return reason(outcome);
    }

    @Test
    void podsThatDoNotComeUpAreNamedWithTheirOwnWords() {
        harness.cluster().image("v2", FakePods.HEALTHY.neverReady("ImagePullBackOff, manifest unknown"));
        Reason why = ends(Plans.blueGreen());
        assertThat(why.kind()).isEqualTo(Reason.Kind.NOT_AVAILABLE);
        assertThat(why.subject()).isEqualTo("step await-green");
        assertThat(why.message())
                .contains(
                        "0 of 3 pods of green are available",
                        "pod green-1",
                        "manifest unknown",
                        "no progress for 2 min");
    }

    @Test
    void aGateIsNamed() {
        HealthGate ill = view -> Judgement.fail("p99 is 3 s");
        Reason why = ends(Plans.blueGreen(Steps.gate(ill.named("latency"))));
        assertThat(why.toString()).isEqualTo("GATE_FAILED (step gate-latency): gate latency: p99 is 3 s");
    }

    @Test
    void anApprovalThatNobodyGaveIsNamed() {
        Reason why = ends(Plans.blueGreen(Steps.approval("approve", Duration.ofMinutes(5))));
        assertThat(why.toString()).isEqualTo("NOT_APPROVED (step approve): nobody approved within 5 min");
    }

    @Test
    void whoAbortedIsNamed() {
        RolloutHandle handle = harness.streamGate()
                .start(release(shop, "v2", Plans.blueGreen(Steps.hold("wait", Duration.ofHours(1)))));
        harness.advance(Duration.ofSeconds(10));
        handle.abort("ann", "orders are missing");
        assertThat(reason(harness.end(handle)).toString()).isEqualTo("ABORTED (asked for by ann): orders are missing");
    }

    @Test
    void aRefusalOfTheClusterIsNamedAndTurnsTheRolloutBack() {
        harness.calls().fail(call -> call.verb().equals("route"), ClusterException.Kind.REFUSED, 1);
        Reason why = ends(Plans.blueGreen());
        assertThat(why.kind()).isEqualTo(Reason.Kind.CLUSTER_REFUSED);
        assertThat(why.message()).contains("fail as REFUSED");
    }

    @Test
    void aRefusalOnTheWayBackStrandsTheRolloutAndSaysHowToGoOn() {
        RolloutHandle handle = harness.streamGate()
                .start(release(shop, "v2", Plans.blueGreenThen(Steps.hold("wait", Duration.ofHours(1)))));
        harness.advance(Duration.ofSeconds(30));
        harness.calls().fail(call -> call.verb().equals("route"), ClusterException.Kind.REFUSED, 1);
        handle.abort("ann", "no");
        Outcome outcome = harness.end(handle);
        assertThat(outcome).isInstanceOf(Outcome.Stranded.class);
        assertThat(outcome.toString()).contains("CLUSTER_REFUSED", "start the same rollout again");
    }

    @Test
    void whatPreflightFindsRefusesTheRolloutBeforeTheFirstWrite() {
        harness.cluster()
                .find(Finding.refusal("paused", "Deployment shop/checkout-green spec.paused", "is true", "resume it"));
        assertThatThrownBy(() -> harness.run(release(shop, "v2", Plans.blueGreen())))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(RolloutRefusedException.class)
                .hasMessageContaining("nothing was written")
                .hasMessageContaining("Deployment shop/checkout-green spec.paused: is true; resume it");
        assertThat(harness.journal().entry(shop)).isEmpty();
        assertThat(harness.lease().holder(shop)).isEmpty();
    }

    @Test
    void aWarningCanBeMadeARefusal() {
        harness.cluster().find(Finding.warning("no-drain", "Deployment shop/checkout-green", "has none", "add one"));
        Rollout rollout = release(shop, "v2", Plans.blueGreen());
        assertThat(harness.streamGate().explain(rollout).findings()).hasSize(1);
        assertThatThrownBy(() -> harness.run(rollout.refusing("no-drain")))
                .cause()
                .isInstanceOf(RolloutRefusedException.class);
        assertThat(harness.run(rollout)).isEqualTo(new Outcome.Promoted());
    }

    @Test
    void aRouteThatTheRouterCannotTakeIsRefusedBeforeTheFirstWrite() {
        DeploymentStrategy toNoTrack =
                Plans.of(facts -> List.of(Steps.shift("switch", io.streamgate.Route.all(new Track("purple")))));
        assertThatThrownBy(() -> harness.run(release(shop, "v2", toNoTrack)))
                .cause()
                .isInstanceOf(RolloutRefusedException.class)
                .hasMessageContaining("purple");
        assertThat(harness.calls().actions()).isEmpty();
    }

    @Test
    void aChangeThatCannotBeMadeIsRefusedBeforeTheFirstWrite() {
        assertThatThrownBy(() -> harness.run(Rollout.of(shop, Release.image("nginx", "v2"), Plans.blueGreen())))
                .cause()
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("no container 'nginx'");
        assertThat(harness.calls().actions()).isEmpty();
    }
}
