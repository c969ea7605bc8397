package io.streamgate.testkit;

import static io.streamgate.testkit.BlueGreenShop.kind;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.HealthGate;
import io.streamgate.Judgement;
import io.streamgate.Outcome;
import io.streamgate.Reason;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.RolloutHandle;
import io.streamgate.Workload;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.k8s.bluegreen.BlueGreen;
import io.streamgate.testkit.cluster.PodScript;
import io.streamgate.testkit.time.VirtualScheduler;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BlueGreenTest {
    private final BlueGreenShop shop = new BlueGreenShop();
    private final StreamGateHarness harness = shop.harness;

    @Test
    void promotesANewVersionAndScalesTheOldOneDown() {
        assertThat(harness.run(shop.rollout("demo:v2", BlueGreen.defaults()))).isEqualTo(new Outcome.Promoted());
        assertThat(shop.live()).isEqualTo("green");
        assertThat(shop.size("blue")).isZero();
        assertThat(shop.size("green")).isEqualTo(3);
        assertThat(shop.image("green")).isEqualTo("demo:v2");
        assertThat(shop.image("blue")).isEqualTo("demo:v1");
    }

    @Test
    void goesFromColourToColourAndBack() {
        assertThat(harness.run(shop.rollout("demo:v2", BlueGreen.defaults())).promoted())
                .isTrue();
        assertThat(harness.run(shop.rollout("demo:v3", BlueGreen.defaults())).promoted())
                .isTrue();
        assertThat(shop.live()).isEqualTo("blue");
        assertThat(shop.image("blue")).isEqualTo("demo:v3");
        assertThat(harness.run(shop.rollout("demo:v1", BlueGreen.defaults())).promoted())
                .isTrue();
        assertThat(shop.live()).isEqualTo("green");
    }

    @Test
    void doesNothingForATemplateThatIsLiveAlready() {
        int before = harness.cluster().calls().size();
        assertThat(harness.run(shop.rollout("demo:v1", BlueGreen.defaults()))).isEqualTo(new Outcome.Unchanged());
        assertThat(harness.cluster()
                        .calls()
                        .subList(before, harness.cluster().calls().size())
                        .toString())
                .doesNotContain("patch Deployment", "create Lease", "create ConfigMap");
    }

    @Test
    void followsTheSizeOfTheLiveColourToTheEnd() {
        RolloutHandle handle = harness.streamGate()
                .start(shop.rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofMinutes(5))));
        shop.advance(60);
        shop.edit(Kind.DEPLOYMENT, "checkout-blue", "/spec/replicas", 5);
        shop.advance(60);
        assertThat(shop.size("green")).isEqualTo(5);
        shop.advance(200);
        assertThat(shop.live()).isEqualTo("green");
        shop.edit(Kind.DEPLOYMENT, "checkout-green", "/spec/replicas", 4);
        shop.advance(5);
        assertThat(shop.size("blue")).isEqualTo(4);
        assertThat(harness.end(handle)).isEqualTo(new Outcome.Promoted());
        assertThat(shop.size("green")).isEqualTo(4);
    }

    @Test
    void goesBackByOneSwitchWhileTheOldColourIsWarm() {
        RolloutHandle handle = harness.streamGate().start(shop.rollout("demo:v2", BlueGreen.defaults()));
        shop.advance(15);
        assertThat(shop.live()).isEqualTo("green");
        handle.abort("ann", "orders are missing");
        shop.advance(1);
        assertThat(shop.live()).isEqualTo("blue");
        Outcome outcome = harness.end(handle);
        assertThat(outcome.toString()).contains("ABORTED", "ann", "orders are missing");
        assertThat(shop.image("green")).isEqualTo("demo:v1");
    }

    @Test
    void looksAtASmallPreviewAndGrowsItBeforeTheSwitch() {
        HealthGate small =
                view -> view.state().track(view.target()).size() == 1 ? Judgement.pass() : Judgement.fail("not small");
        assertThat(harness.run(shop.rollout(
                                "demo:v2", BlueGreen.defaults().previewSize(1).preview(small.named("small"))))
                        .promoted())
                .isTrue();
        assertThat(shop.size("green")).isEqualTo(3);
    }

    @Test
    void bringsAFirstDeployUpWithoutAskingItsGates() {
        Workload fresh = harness.blueGreen("fresh", "demo:v0", 0);
        HealthGate no = view -> Judgement.fail("nothing to compare with");
        Outcome outcome = harness.run(Rollout.of(
                fresh, Release.image("app", "demo:v1"), BlueGreen.defaults().preview(no.named("no"))));
        assertThat(outcome).isEqualTo(new Outcome.Promoted());
        Resource blue = harness.cluster().api().get(new Ref(Kind.DEPLOYMENT, "shop", "fresh-blue"));
        assertThat(blue.number("spec", "replicas")).contains(3L);
    }

    @Test
    void takesAFirstDeployBackThatNeverComesUp() {
        harness.cluster().image("demo:bad", PodScript.HEALTHY.neverReady());
        Workload fresh = harness.blueGreen("fresh", "demo:v0", 0);
        Outcome outcome = harness.run(Rollout.of(fresh, Release.image("app", "demo:bad"), BlueGreen.defaults()));
        assertThat(kind(outcome)).isEqualTo(Reason.Kind.NOT_AVAILABLE);
        Resource blue = harness.cluster().api().get(new Ref(Kind.DEPLOYMENT, "shop", "fresh-blue"));
        assertThat(blue.number("spec", "replicas")).contains(0L);
    }

    @Test
    void waitsForApprovalAndGoesOnWithIt() {
        RolloutHandle handle = harness.streamGate()
                .start(shop.rollout("demo:v2", BlueGreen.defaults().approval(Duration.ofHours(1))));
        shop.advance(600);
        assertThat(shop.live()).isEqualTo("blue");
        assertThat(handle.status().orElseThrow().step()).isEqualTo("approve");
        handle.approve("ann");
        assertThat(harness.end(handle)).isEqualTo(new Outcome.Promoted());
    }

    @Test
    void goesBackWhenNobodyApproves() {
        assertThat(kind(harness.run(shop.rollout("demo:v2", BlueGreen.defaults().approval(Duration.ofHours(1))))))
                .isEqualTo(Reason.Kind.NOT_APPROVED);
    }

    @Test
    void promoteSkipsTheHold() {
        RolloutHandle handle = harness.streamGate()
                .start(shop.rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofHours(5))));
        shop.advance(60);
        handle.promote("ann");
        shop.advance(60);
        assertThat(harness.end(handle)).isEqualTo(new Outcome.Promoted());
        assertThat(Duration.between(VirtualScheduler.START, harness.scheduler().now()))
                .isLessThan(Duration.ofHours(1));
    }

    @Test
    void takesNoStepWhilePaused() {
        RolloutHandle handle = harness.streamGate()
                .start(shop.rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofMinutes(1))));
        shop.advance(10);
        handle.pause("ann");
        shop.advance(3600);
        assertThat(shop.live()).isEqualTo("blue");
        handle.resume("bob");
        assertThat(harness.end(handle)).isEqualTo(new Outcome.Promoted());
    }
}
