package io.streamgate.testkit;

import static io.streamgate.testkit.BlueGreenShop.kind;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.HealthGate;
import io.streamgate.Judgement;
import io.streamgate.Outcome;
import io.streamgate.Reason;
import io.streamgate.Rollout;
import io.streamgate.RolloutEvent;
import io.streamgate.RolloutHandle;
import io.streamgate.Workload;
import io.streamgate.k8s.bluegreen.BlueGreen;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OtherProcessesTest {
    private final BlueGreenShop shop = new BlueGreenShop();
    private final StreamGateHarness harness = shop.harness;
    private final Workload checkout = shop.checkout;

    @Test
    void goesOnAfterACrash() {
        Rollout rollout = shop.rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofMinutes(2)));
        harness.streamGate().start(rollout);
        shop.advance(60);
        harness.crash();
        assertThat(harness.run(rollout)).isEqualTo(new Outcome.Promoted());
        assertThat(harness.events()).anyMatch(RolloutEvent.Resumed.class::isInstance);
    }

    @Test
    void standsByWhileAnotherProcessDrivesAndTakesOverWhenThatDies() {
        Rollout rollout = shop.rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofMinutes(2)));
        harness.streamGate().start(rollout);
        shop.advance(30);
        RolloutHandle second =
                harness.start(builder -> builder.driver("second")).streamGate().start(rollout);
        shop.advance(30);
        assertThat(harness.events()).anyMatch(RolloutEvent.StandingBy.class::isInstance);
        harness.crash();
        assertThat(harness.end(second)).isEqualTo(new Outcome.Promoted());
    }

    @Test
    void tellsTheOneStandingByHowItEnded() {
        Rollout rollout = shop.rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofMinutes(2)));
        RolloutHandle first = harness.streamGate().start(rollout);
        shop.advance(30);
        RolloutHandle second =
                harness.start(builder -> builder.driver("second")).streamGate().start(rollout);
        shop.advance(5);
        first.abort("ann", "enough");
        assertThat(kind(harness.end(second))).isEqualTo(Reason.Kind.ABORTED);
        assertThat(kind(harness.end(first))).isEqualTo(Reason.Kind.ABORTED);
    }

    @Test
    void takesARolloutBackFromTheJournalAloneWhenItsProgramIsGone() {
        HealthGate code = view -> Judgement.unknown("only the program knows");
        harness.streamGate()
                .start(shop.rollout("demo:v2", BlueGreen.defaults().soak(Duration.ofHours(1), code.named("code"))));
        shop.advance(30);
        assertThat(shop.live()).isEqualTo("green");
        harness.crash();
        RolloutHandle resumed = harness.streamGate().resume(checkout).orElseThrow();
        shop.advance(60);
        resumed.abort("ann", "its program is gone");
        assertThat(kind(harness.end(resumed))).isEqualTo(Reason.Kind.ABORTED);
        assertThat(shop.live()).isEqualTo("blue");
        assertThat(shop.image("green")).isEqualTo("demo:v1");
    }

    @Test
    void goesOnFromTheJournalAloneThroughStockSteps() {
        harness.streamGate().start(shop.rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofMinutes(10))));
        shop.advance(30);
        harness.crash();
        assertThat(harness.end(harness.streamGate().resume(checkout).orElseThrow()))
                .isEqualTo(new Outcome.Promoted());
        assertThat(shop.live()).isEqualTo("green");
    }

    @Test
    void obeysAnAbortFromAnotherProcess() {
        Rollout rollout = shop.rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofMinutes(2)));
        RolloutHandle first = harness.streamGate().start(rollout);
        shop.advance(30);
        RolloutHandle other =
                harness.start(builder -> builder).streamGate().find(checkout).orElseThrow();
        other.abort("bob", "from afar");
        assertThat(harness.end(first).toString()).contains("bob", "from afar");
        assertThat(kind(harness.end(other))).isEqualTo(Reason.Kind.ABORTED);
    }
}
