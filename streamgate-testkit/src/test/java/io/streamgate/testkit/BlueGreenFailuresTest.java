package io.streamgate.testkit;

import static io.streamgate.testkit.BlueGreenShop.kind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgate.ClusterException;
import io.streamgate.Outcome;
import io.streamgate.Reason;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.RolloutHandle;
import io.streamgate.RolloutRefusedException;
import io.streamgate.Workload;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.bluegreen.BlueGreen;
import io.streamgate.testkit.cluster.PodScript;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BlueGreenFailuresTest {
    private final BlueGreenShop shop = new BlueGreenShop();
    private final StreamGateHarness harness = shop.harness;
    private final Workload checkout = shop.checkout;

    @Test
    void goesBackWhenPodsDoNotBecomeReadyAndSaysWhy() {
        harness.cluster().image("demo:bad", PodScript.HEALTHY.neverReady());
        Outcome outcome = harness.run(shop.rollout("demo:bad", BlueGreen.defaults()));
        assertThat(kind(outcome)).isEqualTo(Reason.Kind.NOT_AVAILABLE);
        assertThat(outcome.toString()).contains("readiness probe").contains("step await-green");
        assertThat(shop.live()).isEqualTo("blue");
        assertThat(shop.size("green")).isZero();
        assertThat(shop.image("green")).isEqualTo("demo:v1");
    }

    @Test
    void namesAnImageThatCannotBePulled() {
        harness.cluster().image("demo:none", PodScript.HEALTHY.unpullable("not found"));
        assertThat(harness.run(shop.rollout("demo:none", BlueGreen.defaults())).toString())
                .contains("ImagePullBackOff");
    }

    @Test
    void namesACrashLoop() {
        harness.cluster()
                .image(
                        "demo:crash",
                        PodScript.HEALTHY.readyAfter(Duration.ofSeconds(3)).crashingAfter(Duration.ofSeconds(2)));
        assertThat(harness.run(shop.rollout("demo:crash", BlueGreen.defaults())).toString())
                .contains("CrashLoopBackOff");
        assertThat(shop.live()).isEqualTo("blue");
    }

    @Test
    void goesBackWhenTheNewVersionsPodsDieAfterTheSwitch() {
        harness.cluster().image("demo:crash", PodScript.HEALTHY.crashingAfter(Duration.ofSeconds(2)));
        Outcome outcome = harness.run(shop.rollout("demo:crash", BlueGreen.defaults()));
        assertThat(kind(outcome)).isEqualTo(Reason.Kind.NOT_AVAILABLE);
        assertThat(shop.live()).isEqualTo("blue");
    }

    @Test
    void aClusterThatIsAwayForFortySecondsOnlyDelaysIt() {
        RolloutHandle handle = harness.streamGate()
                .start(shop.rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofMinutes(1))));
        shop.advance(30);
        harness.cluster().faults().away();
        shop.advance(40);
        harness.cluster().faults().back();
        assertThat(harness.end(handle)).isEqualTo(new Outcome.Promoted());
    }

    @Test
    void aClusterThatIsAwayForTooLongStrandsItAndItGoesOnLater() {
        Rollout rollout = shop.rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofMinutes(1)));
        RolloutHandle handle = harness.streamGate().start(rollout);
        shop.advance(30);
        harness.cluster().faults().away();
        Outcome outcome = harness.end(handle);
        assertThat(outcome).isInstanceOf(Outcome.Stranded.class);
        assertThat(outcome.toString()).contains("CLUSTER_UNREACHABLE", "start the same rollout again");
        harness.cluster().faults().back();
        assertThat(harness.run(rollout)).isEqualTo(new Outcome.Promoted());
    }

    @Test
    void refusesWhatPreflightFindsBeforeTheFirstWrite() {
        harness.cluster().api().delete(new Ref(Kind.SERVICE, "shop", "checkout-green"), "");
        shop.edit(Kind.DEPLOYMENT, "checkout-green", "/spec/replicas", 0);
        assertThatThrownBy(() -> harness.run(shop.rollout("demo:v2", BlueGreen.defaults())))
                .cause()
                .isInstanceOf(RolloutRefusedException.class)
                .hasMessageContaining("Service shop/checkout-green")
                .hasMessageContaining("nothing was written");
    }

    @Test
    void refusesAContainerThatIsNotThere() {
        assertThatThrownBy(
                        () -> harness.run(Rollout.of(checkout, Release.image("nope", "demo:v2"), BlueGreen.defaults())))
                .cause()
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("no container 'nope'");
    }
}
