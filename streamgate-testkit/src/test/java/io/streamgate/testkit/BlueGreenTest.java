package io.streamgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgate.ClusterException;
import io.streamgate.HealthGate;
import io.streamgate.Judgement;
import io.streamgate.Outcome;
import io.streamgate.Reason;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.RolloutEvent;
import io.streamgate.RolloutHandle;
import io.streamgate.RolloutInProgressException;
import io.streamgate.RolloutRefusedException;
import io.streamgate.Sampling;
import io.streamgate.Workload;
import io.streamgate.k8s.Kubernetes;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.k8s.bluegreen.BlueGreen;
import io.streamgate.testkit.cluster.PodScript;
import io.streamgate.testkit.time.VirtualScheduler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class BlueGreenTest {
    private final StreamGateHarness harness = new StreamGateHarness();
    private final Workload checkout = harness.blueGreen("checkout", "demo:v1", 3);

    private Rollout rollout(String image, BlueGreen strategy) {
        return Rollout.of(checkout, Release.image("app", image), strategy);
    }

    private long size(String track) {
        return deployment(track).number("spec", "replicas").orElseThrow();
    }

    private String image(String track) {
        return deployment(track)
                .list("spec", "template", "spec", "containers")
                .get(0)
                .text("image")
                .orElseThrow();
    }

    private Resource deployment(String track) {
        return harness.cluster().api().get(new Ref(Kind.DEPLOYMENT, "shop", "checkout-" + track));
    }

    private String live() {
        return harness.cluster()
                .api()
                .get(new Ref(Kind.SERVICE, "shop", "checkout-active"))
                .strings("spec", "selector")
                .getOrDefault("version", "");
    }

    private void advance(int seconds) {
        harness.scheduler().advance(Duration.ofSeconds(seconds));
    }

    private static Reason.Kind kind(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.RolledBack.class);
        return ((Outcome.RolledBack) outcome).why().kind();
    }

    private void edit(Kind kind, String name, String path, Object value) {
        harness.cluster()
                .as("kubectl-edit")
                .patch(
                        new Ref(kind, "shop", name),
                        new Patch(Patch.Type.JSON, List.of(Map.of("op", "replace", "path", path, "value", value))),
                        false);
    }

    @Test
    void promotesANewVersionAndScalesTheOldOneDown() {
        assertThat(harness.run(rollout("demo:v2", BlueGreen.defaults()))).isEqualTo(new Outcome.Promoted());
        assertThat(live()).isEqualTo("green");
        assertThat(size("blue")).isZero();
        assertThat(size("green")).isEqualTo(3);
        assertThat(image("green")).isEqualTo("demo:v2");
        assertThat(image("blue")).isEqualTo("demo:v1");
    }

    @Test
    void goesFromColourToColourAndBack() {
        assertThat(harness.run(rollout("demo:v2", BlueGreen.defaults())).promoted())
                .isTrue();
        assertThat(harness.run(rollout("demo:v3", BlueGreen.defaults())).promoted())
                .isTrue();
        assertThat(live()).isEqualTo("blue");
        assertThat(image("blue")).isEqualTo("demo:v3");
        assertThat(harness.run(rollout("demo:v1", BlueGreen.defaults())).promoted())
                .isTrue();
        assertThat(live()).isEqualTo("green");
    }

    @Test
    void doesNothingForATemplateThatIsLiveAlready() {
        int before = harness.cluster().calls().size();
        assertThat(harness.run(rollout("demo:v1", BlueGreen.defaults()))).isEqualTo(new Outcome.Unchanged());
        assertThat(harness.cluster()
                        .calls()
                        .subList(before, harness.cluster().calls().size())
                        .toString())
                .doesNotContain("patch Deployment", "create Lease", "create ConfigMap");
    }

    @Test
    void goesBackWhenPodsDoNotBecomeReadyAndSaysWhy() {
        harness.cluster().image("demo:bad", PodScript.HEALTHY.neverReady());
        Outcome outcome = harness.run(rollout("demo:bad", BlueGreen.defaults()));
        assertThat(kind(outcome)).isEqualTo(Reason.Kind.NOT_AVAILABLE);
        assertThat(outcome.toString()).contains("readiness probe").contains("step await-green");
        assertThat(live()).isEqualTo("blue");
        assertThat(size("green")).isZero();
        assertThat(image("green")).isEqualTo("demo:v1");
    }

    @Test
    void namesAnImageThatCannotBePulled() {
        harness.cluster().image("demo:none", PodScript.HEALTHY.unpullable("not found"));
        assertThat(harness.run(rollout("demo:none", BlueGreen.defaults())).toString())
                .contains("ImagePullBackOff");
    }

    @Test
    void namesACrashLoop() {
        harness.cluster()
                .image(
                        "demo:crash",
                        PodScript.HEALTHY.readyAfter(Duration.ofSeconds(3)).crashingAfter(Duration.ofSeconds(2)));
        assertThat(harness.run(rollout("demo:crash", BlueGreen.defaults())).toString())
                .contains("CrashLoopBackOff");
        assertThat(live()).isEqualTo("blue");
    }

    @Test
    void goesBackWhenTheNewVersionsPodsDieAfterTheSwitch() {
        harness.cluster().image("demo:crash", PodScript.HEALTHY.crashingAfter(Duration.ofSeconds(2)));
        Outcome outcome = harness.run(rollout("demo:crash", BlueGreen.defaults()));
        assertThat(kind(outcome)).isEqualTo(Reason.Kind.NOT_AVAILABLE);
        assertThat(live()).isEqualTo("blue");
    }

    @Test
    void switchesOnlyAfterTheGatesOnThePreviewPass() {
        HealthGate gate =
                view -> view.share().percent() == 0 ? Judgement.pass("at no share") : Judgement.fail("switched before");
        assertThat(harness.run(rollout("demo:v2", BlueGreen.defaults().preview(gate.named("smoke"))))
                        .promoted())
                .isTrue();
        assertThat(harness.events()).anyMatch(RolloutEvent.Judged.class::isInstance);
    }

    @Test
    void neverSwitchesWhenAGateOnThePreviewFails() {
        HealthGate gate = view -> Judgement.fail("503 from the preview");
        Outcome outcome = harness.run(rollout("demo:v2", BlueGreen.defaults().preview(gate.named("smoke"))));
        assertThat(outcome.toString()).contains("GATE_FAILED", "gate-smoke", "503 from the preview");
        assertThat(harness.events())
                .noneMatch(event -> event instanceof RolloutEvent.Acted acted
                        && acted.action().toString().contains("route"));
    }

    @Test
    void switchesBackAtOnceWhenAGateFailsInTheSoak() {
        HealthGate gate = view -> view.now().isAfter(view.since().plusSeconds(60))
                ? Judgement.fail("errors: 7 of 100")
                : Judgement.pass();
        Outcome outcome = harness.run(
                rollout("demo:v2", BlueGreen.defaults().soak(Duration.ofMinutes(10), gate.named("errors"))));
        assertThat(kind(outcome)).isEqualTo(Reason.Kind.GATE_FAILED);
        assertThat(live()).isEqualTo("blue");
        assertThat(size("blue")).isEqualTo(3);
        assertThat(size("green")).isZero();
    }

    @Test
    void takesNoEvidenceForAFailureWhenTheGateSaysSo() {
        HealthGate gate = view -> Judgement.unknown("no data");
        Outcome outcome = harness.run(rollout("demo:v2", BlueGreen.defaults().preview(gate.named("data"))));
        assertThat(outcome.toString()).contains("could not tell for 1 min", "no data");
    }

    @Test
    void pausesOnNoEvidenceWhenTheGateSaysSo() {
        HealthGate gate = view -> Judgement.unknown("no data");
        Sampling pausing = Sampling.DEFAULT.unknown(Duration.ofSeconds(30), Sampling.OnUnknown.PAUSE);
        RolloutHandle handle = harness.streamGate()
                .start(rollout(
                        "demo:v2",
                        BlueGreen.defaults().preview(gate.named("data").sampled(pausing))));
        advance(120);
        assertThat(handle.status().orElseThrow().pause()).isPresent();
        handle.abort("ann", "no use waiting");
        assertThat(kind(harness.end(handle))).isEqualTo(Reason.Kind.ABORTED);
    }

    @Test
    void waitsForApprovalAndGoesOnWithIt() {
        RolloutHandle handle = harness.streamGate()
                .start(rollout("demo:v2", BlueGreen.defaults().approval(Duration.ofHours(1))));
        advance(600);
        assertThat(live()).isEqualTo("blue");
        assertThat(handle.status().orElseThrow().step()).isEqualTo("approve");
        handle.approve("ann");
        assertThat(harness.end(handle)).isEqualTo(new Outcome.Promoted());
    }

    @Test
    void goesBackWhenNobodyApproves() {
        assertThat(kind(harness.run(rollout("demo:v2", BlueGreen.defaults().approval(Duration.ofHours(1))))))
                .isEqualTo(Reason.Kind.NOT_APPROVED);
    }

    @Test
    void promoteSkipsTheHold() {
        RolloutHandle handle = harness.streamGate()
                .start(rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofHours(5))));
        advance(60);
        handle.promote("ann");
        advance(60);
        assertThat(harness.end(handle)).isEqualTo(new Outcome.Promoted());
        assertThat(Duration.between(VirtualScheduler.START, harness.scheduler().now()))
                .isLessThan(Duration.ofHours(1));
    }

    @Test
    void takesNoStepWhilePaused() {
        RolloutHandle handle = harness.streamGate()
                .start(rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofMinutes(1))));
        advance(10);
        handle.pause("ann");
        advance(3600);
        assertThat(live()).isEqualTo("blue");
        handle.resume("bob");
        assertThat(harness.end(handle)).isEqualTo(new Outcome.Promoted());
    }

    @Test
    void followsTheSizeOfTheLiveColourToTheEnd() {
        RolloutHandle handle = harness.streamGate()
                .start(rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofMinutes(5))));
        advance(60);
        edit(Kind.DEPLOYMENT, "checkout-blue", "/spec/replicas", 5);
        advance(60);
        assertThat(size("green")).isEqualTo(5);
        advance(200);
        assertThat(live()).isEqualTo("green");
        edit(Kind.DEPLOYMENT, "checkout-green", "/spec/replicas", 4);
        advance(5);
        assertThat(size("blue")).isEqualTo(4);
        assertThat(harness.end(handle)).isEqualTo(new Outcome.Promoted());
        assertThat(size("green")).isEqualTo(4);
    }

    @Test
    void goesBackByOneSwitchWhileTheOldColourIsWarm() {
        RolloutHandle handle = harness.streamGate().start(rollout("demo:v2", BlueGreen.defaults()));
        advance(15);
        assertThat(live()).isEqualTo("green");
        handle.abort("ann", "orders are missing");
        advance(1);
        assertThat(live()).isEqualTo("blue");
        Outcome outcome = harness.end(handle);
        assertThat(outcome.toString()).contains("ABORTED", "ann", "orders are missing");
        assertThat(image("green")).isEqualTo("demo:v1");
    }

    @Test
    void reportsATemplateEditedBehindItsBackAndDoesNotPromoteIt() {
        RolloutHandle handle = harness.streamGate()
                .start(rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofMinutes(5))));
        advance(60);
        edit(Kind.DEPLOYMENT, "checkout-green", "/spec/template/spec/containers/0/image", "demo:evil");
        Outcome outcome = harness.end(handle);
        assertThat(kind(outcome)).isEqualTo(Reason.Kind.INTERFERENCE);
        assertThat(outcome.toString()).contains("kubectl-edit");
        assertThat(live()).isEqualTo("blue");
        assertThat(image("green")).isEqualTo("demo:v1");
    }

    @Test
    void goesBackWhenTheServingTemplateIsEdited() {
        RolloutHandle handle = harness.streamGate()
                .start(rollout("demo:v2", BlueGreen.defaults().soak(Duration.ofMinutes(5))));
        advance(60);
        edit(Kind.DEPLOYMENT, "checkout-green", "/spec/template/spec/containers/0/image", "demo:evil");
        assertThat(kind(harness.end(handle))).isEqualTo(Reason.Kind.INTERFERENCE);
        assertThat(live()).isEqualTo("blue");
    }

    @Test
    void putsASizeRightAndGivesUpWhenItIsChangedBackAgainAndAgain() {
        RolloutHandle handle = harness.streamGate()
                .start(rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofMinutes(5))));
        advance(60);
        edit(Kind.DEPLOYMENT, "checkout-green", "/spec/replicas", 1);
        advance(1);
        assertThat(size("green")).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            edit(Kind.DEPLOYMENT, "checkout-green", "/spec/replicas", 1);
            advance(1);
        }
        Outcome outcome = harness.end(handle);
        assertThat(kind(outcome)).isEqualTo(Reason.Kind.INTERFERENCE);
        assertThat(outcome.toString()).contains("kubectl-edit");
    }

    @Test
    void takesASwitchByHandForInterference() {
        RolloutHandle handle = harness.streamGate()
                .start(rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofMinutes(5))));
        advance(60);
        edit(Kind.SERVICE, "checkout-active", "/spec/selector/version", "green");
        Outcome outcome = harness.end(handle);
        assertThat(kind(outcome)).isEqualTo(Reason.Kind.INTERFERENCE);
        assertThat(outcome.toString()).contains("kubectl-edit");
        assertThat(live()).isEqualTo("blue");
    }

    @Test
    void tellsNobodyTheValueOfAnEnvironmentVariable() {
        Release release = Release.image("app", "demo:v2").and(new Release.Env("app", "TOKEN", "s3cr3t"));
        Rollout rollout = Rollout.of(checkout, release, BlueGreen.defaults());
        assertThat(harness.streamGate().explain(rollout).toString())
                .contains("TOKEN")
                .doesNotContain("s3cr3t");
        assertThat(harness.run(rollout)).isEqualTo(new Outcome.Promoted());
        assertThat(harness.events().toString()).contains("TOKEN").doesNotContain("s3cr3t");
        assertThat(harness.cluster()
                        .api()
                        .get(new Ref(Kind.CONFIG_MAP, "shop", "checkout-streamgate"))
                        .toString())
                .contains("TOKEN")
                .doesNotContain("s3cr3t");
        assertThat(deployment("green").toString()).contains("s3cr3t");
    }

    @Test
    void rollsPodsBecauseTheContentOfAConfigMapChanged() {
        Resource settings = new Resource(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", "settings", "namespace", "shop"),
                "data",
                Map.of("colour", "red")));
        harness.cluster().api().create(Kind.CONFIG_MAP, settings);
        Release reload =
                new Release("settings", List.of(new Release.Reload(Release.ConfigKind.CONFIG_MAP, "settings")));
        assertThat(harness.run(Rollout.of(checkout, reload, BlueGreen.defaults())))
                .isEqualTo(new Outcome.Promoted());
        assertThat(harness.run(Rollout.of(checkout, reload, BlueGreen.defaults())))
                .isEqualTo(new Outcome.Unchanged());
        edit(Kind.CONFIG_MAP, "settings", "/data/colour", "blue");
        assertThat(harness.run(Rollout.of(checkout, reload, BlueGreen.defaults())))
                .isEqualTo(new Outcome.Promoted());
    }

    @Test
    void leavesNothingOfItsOwnBehindWhenAskedToForget() {
        Kubernetes kubernetes = Kubernetes.of(harness.cluster().api(), harness.scheduler());
        harness.run(rollout("demo:v2", BlueGreen.defaults()));
        assertThat(deployment("green").annotations()).containsKey("streamgate.io/term");
        kubernetes.forget(checkout);
        assertThat(deployment("green").annotations()).doesNotContainKey("streamgate.io/term");
        assertThat(deployment("blue").annotations()).doesNotContainKey("streamgate.io/term");
        assertThat(harness.cluster().objects(Kind.CONFIG_MAP, "shop")).isEmpty();
        assertThat(harness.cluster().objects(Kind.LEASE, "shop")).isEmpty();
        kubernetes.forget(checkout);
        assertThat(harness.run(rollout("demo:v3", BlueGreen.defaults()))).isEqualTo(new Outcome.Promoted());
    }

    @Test
    void forgetsNoRolloutThatIsUnderWay() {
        harness.streamGate().start(rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofHours(1))));
        advance(60);
        assertThatThrownBy(() -> Kubernetes.of(harness.cluster().api(), harness.scheduler())
                        .forget(checkout))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has not ended");
    }

    @Test
    void keepsALabelThatSomeoneElseAddsMeanwhile() {
        RolloutHandle handle = harness.streamGate()
                .start(rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofMinutes(5))));
        advance(60);
        edit(Kind.DEPLOYMENT, "checkout-green", "/metadata/labels", Map.of("app", "checkout", "team", "red"));
        assertThat(harness.end(handle)).isEqualTo(new Outcome.Promoted());
        assertThat(deployment("green").labels()).containsEntry("team", "red");
    }

    @Test
    void givesWayToANewerReleaseThatSupersedesIt() {
        RolloutHandle first = harness.streamGate()
                .start(rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofHours(1))));
        advance(60);
        Outcome second = harness.run(rollout("demo:v3", BlueGreen.defaults()).superseding());
        assertThat(second).isEqualTo(new Outcome.Promoted());
        assertThat(harness.end(first)).isInstanceOf(Outcome.Superseded.class);
        assertThat(image("green")).isEqualTo("demo:v3");
    }

    @Test
    void refusesANewerReleaseThatDoesNotSupersede() {
        harness.streamGate().start(rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofHours(1))));
        advance(60);
        assertThatThrownBy(() -> harness.run(rollout("demo:v3", BlueGreen.defaults())))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(RolloutInProgressException.class)
                .hasMessageContaining("v2")
                .hasMessageContaining("superseding()");
    }

    @Test
    void restoresTheTemplateFromBeforeBothWhenASupersedingReleaseIsAborted() {
        harness.streamGate().start(rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofHours(1))));
        advance(60);
        RolloutHandle second = harness.streamGate()
                .start(rollout("demo:v3", BlueGreen.defaults().hold(Duration.ofHours(1)))
                        .superseding());
        advance(60);
        second.abort("ann", "neither");
        assertThat(kind(harness.end(second))).isEqualTo(Reason.Kind.ABORTED);
        assertThat(image("green")).isEqualTo("demo:v1");
        assertThat(size("green")).isZero();
    }

    @Test
    void rollsBackAfterTheEndWithoutGates() {
        HealthGate never =
                view -> view.rollout().release().version().equals("v2") ? Judgement.pass() : Judgement.fail("never");
        assertThat(harness.run(rollout("demo:v2", BlueGreen.defaults().preview(never.named("never"))))
                        .promoted())
                .isTrue();
        assertThat(harness.end(harness.start(builder -> builder.rollbackBy(BlueGreen.defaults()))
                        .streamGate()
                        .rollback(checkout)))
                .isEqualTo(new Outcome.Promoted());
        assertThat(live()).isEqualTo("blue");
        assertThat(image("blue")).isEqualTo("demo:v1");
    }

    @Test
    void rollsBackToANamedRevision() {
        harness.run(rollout("demo:v2", BlueGreen.defaults()));
        harness.run(rollout("demo:v3", BlueGreen.defaults()));
        harness.run(rollout("demo:v4", BlueGreen.defaults()));
        assertThat(harness.history(checkout)).hasSize(4);
        assertThat(harness.end(harness.start(builder -> builder.rollbackBy(BlueGreen.defaults()))
                        .streamGate()
                        .rollback(checkout, 1)))
                .isEqualTo(new Outcome.Promoted());
        assertThat(image(live())).isEqualTo("demo:v2");
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
    void looksAtASmallPreviewAndGrowsItBeforeTheSwitch() {
        HealthGate small =
                view -> view.state().track(view.target()).size() == 1 ? Judgement.pass() : Judgement.fail("not small");
        assertThat(harness.run(rollout(
                                "demo:v2", BlueGreen.defaults().previewSize(1).preview(small.named("small"))))
                        .promoted())
                .isTrue();
        assertThat(size("green")).isEqualTo(3);
    }

    @Test
    void goesOnAfterACrash() {
        Rollout rollout = rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofMinutes(2)));
        harness.streamGate().start(rollout);
        advance(60);
        harness.crash();
        assertThat(harness.run(rollout)).isEqualTo(new Outcome.Promoted());
        assertThat(harness.events()).anyMatch(RolloutEvent.Resumed.class::isInstance);
    }

    @Test
    void standsByWhileAnotherProcessDrivesAndTakesOverWhenThatDies() {
        Rollout rollout = rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofMinutes(2)));
        harness.streamGate().start(rollout);
        advance(30);
        RolloutHandle second =
                harness.start(builder -> builder.driver("second")).streamGate().start(rollout);
        advance(30);
        assertThat(harness.events()).anyMatch(RolloutEvent.StandingBy.class::isInstance);
        harness.crash();
        assertThat(harness.end(second)).isEqualTo(new Outcome.Promoted());
    }

    @Test
    void tellsTheOneStandingByHowItEnded() {
        Rollout rollout = rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofMinutes(2)));
        RolloutHandle first = harness.streamGate().start(rollout);
        advance(30);
        RolloutHandle second =
                harness.start(builder -> builder.driver("second")).streamGate().start(rollout);
        advance(5);
        first.abort("ann", "enough");
        assertThat(kind(harness.end(second))).isEqualTo(Reason.Kind.ABORTED);
        assertThat(kind(harness.end(first))).isEqualTo(Reason.Kind.ABORTED);
    }

    @Test
    void takesARolloutBackFromTheJournalAloneWhenItsProgramIsGone() {
        HealthGate code = view -> Judgement.unknown("only the program knows");
        harness.streamGate()
                .start(rollout("demo:v2", BlueGreen.defaults().soak(Duration.ofHours(1), code.named("code"))));
        advance(30);
        assertThat(live()).isEqualTo("green");
        harness.crash();
        RolloutHandle resumed = harness.streamGate().resume(checkout).orElseThrow();
        advance(60);
        resumed.abort("ann", "its program is gone");
        assertThat(kind(harness.end(resumed))).isEqualTo(Reason.Kind.ABORTED);
        assertThat(live()).isEqualTo("blue");
        assertThat(image("green")).isEqualTo("demo:v1");
    }

    @Test
    void goesOnFromTheJournalAloneThroughStockSteps() {
        harness.streamGate().start(rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofMinutes(10))));
        advance(30);
        harness.crash();
        assertThat(harness.end(harness.streamGate().resume(checkout).orElseThrow()))
                .isEqualTo(new Outcome.Promoted());
        assertThat(live()).isEqualTo("green");
    }

    @Test
    void obeysAnAbortFromAnotherProcess() {
        Rollout rollout = rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofMinutes(2)));
        RolloutHandle first = harness.streamGate().start(rollout);
        advance(30);
        RolloutHandle other =
                harness.start(builder -> builder).streamGate().find(checkout).orElseThrow();
        other.abort("bob", "from afar");
        assertThat(harness.end(first).toString()).contains("bob", "from afar");
        assertThat(kind(harness.end(other))).isEqualTo(Reason.Kind.ABORTED);
    }

    @Test
    void aClusterThatIsAwayForFortySecondsOnlyDelaysIt() {
        RolloutHandle handle = harness.streamGate()
                .start(rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofMinutes(1))));
        advance(30);
        harness.cluster().faults().away();
        advance(40);
        harness.cluster().faults().back();
        assertThat(harness.end(handle)).isEqualTo(new Outcome.Promoted());
    }

    @Test
    void aClusterThatIsAwayForTooLongStrandsItAndItGoesOnLater() {
        Rollout rollout = rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofMinutes(1)));
        RolloutHandle handle = harness.streamGate().start(rollout);
        advance(30);
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
        edit(Kind.DEPLOYMENT, "checkout-green", "/spec/replicas", 0);
        assertThatThrownBy(() -> harness.run(rollout("demo:v2", BlueGreen.defaults())))
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

    @Test
    void asksEveryGateAnewOnRetry() {
        int[] looks = {0};
        HealthGate second = view -> ++looks[0] > 1 ? Judgement.pass() : Judgement.fail("first time");
        RolloutHandle first = harness.streamGate()
                .start(rollout("demo:v2", BlueGreen.defaults().preview(second.named("second"))));
        assertThat(kind(harness.end(first))).isEqualTo(Reason.Kind.GATE_FAILED);
        assertThat(harness.end(first.retry())).isEqualTo(new Outcome.Promoted());
    }
}
