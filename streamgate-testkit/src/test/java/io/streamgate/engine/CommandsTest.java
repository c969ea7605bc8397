package io.streamgate.engine;

import static io.streamgate.engine.Plans.reason;
import static io.streamgate.engine.Plans.release;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgate.Command;
import io.streamgate.HealthGate;
import io.streamgate.Judgement;
import io.streamgate.Outcome;
import io.streamgate.Reason;
import io.streamgate.RolloutEvent;
import io.streamgate.RolloutHandle;
import io.streamgate.Step;
import io.streamgate.Steps;
import io.streamgate.Track;
import io.streamgate.Workload;
import io.streamgate.testkit.CoreHarness;
import io.streamgate.testkit.FakePods;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What people can ask of a rollout under way. */
class CommandsTest {
    private final CoreHarness harness = new CoreHarness();
    private final Workload shop = harness.running("checkout", "v1", 3, Track.BLUE, Track.GREEN);

    private RolloutHandle start(Step... beforeSwitch) {
        RolloutHandle handle = harness.streamGate().start(release(shop, "v2", Plans.blueGreen(beforeSwitch)));
        advance(10);
        return handle;
    }

    private void advance(int seconds) {
        harness.advance(Duration.ofSeconds(seconds));
    }

    private String step(RolloutHandle handle) {
        return handle.status().orElseThrow().step();
    }

    @Test
    void anApprovalIsForTheStepThatWasSeen() {
        RolloutHandle handle =
                start(Steps.approval("first", Duration.ofHours(1)), Steps.approval("second", Duration.ofHours(1)));
        assertThat(step(handle)).isEqualTo("first");
        handle.approve("ann");
        advance(10);
        assertThat(step(handle)).isEqualTo("second");
        handle.approve("ann");
        assertThat(harness.end(handle)).isEqualTo(new Outcome.Promoted());
    }

    @Test
    void anApprovalFromAfarIsForTheStepThatWasSeenToo() {
        RolloutHandle handle =
                start(Steps.approval("first", Duration.ofHours(1)), Steps.approval("second", Duration.ofHours(1)));
        harness.start(builder -> builder).streamGate().find(shop).orElseThrow().approve("bob");
        advance(10);
        assertThat(step(handle)).isEqualTo("second");
    }

    @Test
    void anApprovalBeforeItsStepDoesNothing() {
        RolloutHandle handle =
                start(Steps.hold("wait", Duration.ofMinutes(1)), Steps.approval("approve", Duration.ofHours(1)));
        handle.approve("ann");
        advance(120);
        assertThat(step(handle)).isEqualTo("approve");
    }

    @Test
    void promotingSkipsTheHoldsAndApprovalsThatAreLeft() {
        RolloutHandle handle = start(
                Steps.hold("wait", Duration.ofHours(3)),
                Steps.approval("approve", Duration.ofHours(3)),
                Steps.hold("wait-more", Duration.ofHours(3)));
        handle.promote("ann");
        advance(10);
        assertThat(step(handle)).isEqualTo("warm");
        assertThat(harness.end(handle)).isEqualTo(new Outcome.Promoted());
    }

    @Test
    void promotingSkipsNoGate() {
        HealthGate ill = view -> Judgement.fail("ill");
        RolloutHandle handle = start(Steps.hold("wait", Duration.ofHours(3)), Steps.gate(ill.named("health")));
        handle.promote("ann");
        assertThat(reason(harness.end(handle)).kind()).isEqualTo(Reason.Kind.GATE_FAILED);
    }

    @Test
    void promotingWaitsForCapacityAllTheSame() {
        harness.cluster().image("v2", FakePods.HEALTHY.neverReady("not today"));
        RolloutHandle handle = start();
        handle.promote("ann");
        assertThat(reason(harness.end(handle)).kind()).isEqualTo(Reason.Kind.NOT_AVAILABLE);
    }

    @Test
    void noStepIsTakenWhilePaused() {
        RolloutHandle handle = start(Steps.hold("wait", Duration.ofMinutes(1)));
        handle.pause("ann");
        advance(3600);
        assertThat(harness.router().shifts()).isEmpty();
        assertThat(handle.status().orElseThrow().pause().orElseThrow().by()).isEqualTo("ann");
        handle.resume("bob");
        assertThat(harness.end(handle)).isEqualTo(new Outcome.Promoted());
    }

    @Test
    void whatHoldsThroughoutHoldsWhilePaused() {
        RolloutHandle handle = start(Steps.hold("wait", Duration.ofMinutes(1)));
        handle.pause("ann");
        advance(10);
        harness.cluster().resizeAs("the autoscaler", shop, Track.BLUE, 6);
        advance(10);
        assertThat(harness.cluster().state(shop, Track.GREEN).size()).isEqualTo(6);
        harness.cluster().retemplateAs("kubectl", shop, Track.GREEN, "evil");
        assertThat(reason(harness.end(handle)).kind()).isEqualTo(Reason.Kind.INTERFERENCE);
    }

    @Test
    void aPauseOutlivesACrash() {
        var rollout = release(shop, "v2", Plans.blueGreen(Steps.hold("wait", Duration.ofMinutes(1))));
        RolloutHandle handle = harness.streamGate().start(rollout);
        advance(10);
        handle.pause("ann");
        advance(10);
        harness.crash();
        RolloutHandle again = harness.streamGate().start(rollout);
        advance(3600);
        assertThat(harness.router().shifts()).isEmpty();
        again.resume("ann");
        assertThat(harness.end(again)).isEqualTo(new Outcome.Promoted());
    }

    @Test
    void anAbortRightAfterTheStartEndsTheRollout() {
        RolloutHandle handle = harness.streamGate().start(release(shop, "v2", Plans.blueGreen()));
        handle.abort("ann", "wrong window");
        Reason why = reason(harness.end(handle));
        assertThat(why.message()).isEqualTo("wrong window");
        assertThat(harness.router().shifts()).isEmpty();
    }

    @Test
    void aRequestToAnAttemptThatHasEndedDoesNothing() {
        RolloutHandle handle = start();
        RolloutHandle seen = harness.streamGate().find(shop).orElseThrow();
        harness.end(handle);
        RolloutHandle next = harness.streamGate()
                .start(release(shop, "v3", Plans.blueGreen(Steps.hold("wait", Duration.ofMinutes(1)))));
        advance(10);
        handle.abort("ann", "late");
        seen.abort("ann", "late");
        assertThat(harness.end(next)).isEqualTo(new Outcome.Promoted());
    }

    @Test
    void aRequestIsKeptWithWhoMadeItAndWhen() {
        RolloutHandle handle = start(Steps.hold("wait", Duration.ofMinutes(1)));
        Instant asked = harness.scheduler().now();
        handle.pause("ann");
        advance(5);
        assertThat(harness.journal().entry(shop).orElseThrow().attempt().answered())
                .containsExactly(new Command(Command.Kind.PAUSE, 1, "", "ann", asked, ""));
        assertThat(harness.events())
                .filteredOn(RolloutEvent.Answered.class::isInstance)
                .singleElement()
                .asString()
                .contains("ann");
    }

    @Test
    void whoWatchesFromAfarIsToldTheOutcome() {
        RolloutHandle handle = start(Steps.hold("wait", Duration.ofMinutes(1)));
        RolloutHandle remote =
                harness.start(builder -> builder).streamGate().find(shop).orElseThrow();
        assertThat(remote.status().orElseThrow().step()).isEqualTo("wait");
        harness.end(handle);
        assertThat(harness.end(remote)).isEqualTo(new Outcome.Promoted());
        assertThatThrownBy(remote::retry)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another process");
    }

    @Test
    void retryAsksEveryGateAnew() {
        int[] looks = {0};
        HealthGate second = view -> ++looks[0] > 1 ? Judgement.pass() : Judgement.fail("first time");
        RolloutHandle handle =
                harness.streamGate().start(release(shop, "v2", Plans.blueGreen(Steps.gate(second.named("second")))));
        assertThatThrownBy(handle::retry)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("abort it first");
        assertThat(reason(harness.end(handle)).kind()).isEqualTo(Reason.Kind.GATE_FAILED);
        RolloutHandle again = handle.retry();
        assertThat(harness.end(again)).isEqualTo(new Outcome.Promoted());
        assertThat(harness.streamGate().status(shop).orElseThrow().id().attempt())
                .isEqualTo(2);
    }
}
