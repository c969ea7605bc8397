package io.streamgate.testkit;

import static io.streamgate.testkit.BlueGreenShop.kind;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.HealthGate;
import io.streamgate.Judgement;
import io.streamgate.Outcome;
import io.streamgate.Reason;
import io.streamgate.RolloutEvent;
import io.streamgate.RolloutHandle;
import io.streamgate.Sampling;
import io.streamgate.k8s.bluegreen.BlueGreen;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BlueGreenGatesTest {
    private final BlueGreenShop shop = new BlueGreenShop();
    private final StreamGateHarness harness = shop.harness;

    @Test
    void switchesOnlyAfterTheGatesOnThePreviewPass() {
        HealthGate gate =
                view -> view.share().percent() == 0 ? Judgement.pass("at no share") : Judgement.fail("switched before");
        assertThat(harness.run(shop.rollout("demo:v2", BlueGreen.defaults().preview(gate.named("smoke"))))
                        .promoted())
                .isTrue();
        assertThat(harness.events()).anyMatch(RolloutEvent.Judged.class::isInstance);
    }

    @Test
    void neverSwitchesWhenAGateOnThePreviewFails() {
        HealthGate gate = view -> Judgement.fail("503 from the preview");
        Outcome outcome =
                harness.run(shop.rollout("demo:v2", BlueGreen.defaults().preview(gate.named("smoke"))));
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
                shop.rollout("demo:v2", BlueGreen.defaults().soak(Duration.ofMinutes(10), gate.named("errors"))));
        assertThat(kind(outcome)).isEqualTo(Reason.Kind.GATE_FAILED);
        assertThat(shop.live()).isEqualTo("blue");
        assertThat(shop.size("blue")).isEqualTo(3);
        assertThat(shop.size("green")).isZero();
    }

    @Test
    void takesNoEvidenceForAFailureWhenTheGateSaysSo() {
        HealthGate gate = view -> Judgement.unknown("no data");
        Outcome outcome =
                harness.run(shop.rollout("demo:v2", BlueGreen.defaults().preview(gate.named("data"))));
        assertThat(outcome.toString()).contains("could not tell for 1 min", "no data");
    }

    @Test
    void pausesOnNoEvidenceWhenTheGateSaysSo() {
        HealthGate gate = view -> Judgement.unknown("no data");
        Sampling pausing = Sampling.DEFAULT.unknown(Duration.ofSeconds(30), Sampling.OnUnknown.PAUSE);
        RolloutHandle handle = harness.streamGate()
                .start(shop.rollout(
                        "demo:v2",
                        BlueGreen.defaults().preview(gate.named("data").sampled(pausing))));
        shop.advance(120);
        assertThat(handle.status().orElseThrow().pause()).isPresent();
        handle.abort("ann", "no use waiting");
        assertThat(kind(harness.end(handle))).isEqualTo(Reason.Kind.ABORTED);
    }

    @Test
    void asksEveryGateAnewOnRetry() {
        int[] looks = {0};
        HealthGate second = view -> ++looks[0] > 1 ? Judgement.pass() : Judgement.fail("first time");
        RolloutHandle first = harness.streamGate()
                .start(shop.rollout("demo:v2", BlueGreen.defaults().preview(second.named("second"))));
        assertThat(kind(harness.end(first))).isEqualTo(Reason.Kind.GATE_FAILED);
        assertThat(harness.end(first.retry())).isEqualTo(new Outcome.Promoted());
    }
}
