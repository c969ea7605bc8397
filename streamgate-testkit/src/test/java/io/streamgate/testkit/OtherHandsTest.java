package io.streamgate.testkit;

import static io.streamgate.testkit.BlueGreenShop.kind;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.Outcome;
import io.streamgate.Reason;
import io.streamgate.RolloutHandle;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.bluegreen.BlueGreen;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OtherHandsTest {
    private final BlueGreenShop shop = new BlueGreenShop();
    private final StreamGateHarness harness = shop.harness;

    @Test
    void reportsATemplateEditedBehindItsBackAndDoesNotPromoteIt() {
        RolloutHandle handle = harness.streamGate()
                .start(shop.rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofMinutes(5))));
        shop.advance(60);
        shop.edit(Kind.DEPLOYMENT, "checkout-green", "/spec/template/spec/containers/0/image", "demo:evil");
        Outcome outcome = harness.end(handle);
        assertThat(kind(outcome)).isEqualTo(Reason.Kind.INTERFERENCE);
        assertThat(outcome.toString()).contains("kubectl-edit");
        assertThat(shop.live()).isEqualTo("blue");
        assertThat(shop.image("green")).isEqualTo("demo:v1");
    }

    @Test
    void goesBackWhenTheServingTemplateIsEdited() {
        RolloutHandle handle = harness.streamGate()
                .start(shop.rollout("demo:v2", BlueGreen.defaults().soak(Duration.ofMinutes(5))));
        shop.advance(60);
        shop.edit(Kind.DEPLOYMENT, "checkout-green", "/spec/template/spec/containers/0/image", "demo:evil");
        assertThat(kind(harness.end(handle))).isEqualTo(Reason.Kind.INTERFERENCE);
        assertThat(shop.live()).isEqualTo("blue");
    }

    @Test
    void putsASizeRightAndGivesUpWhenItIsChangedBackAgainAndAgain() {
        RolloutHandle handle = harness.streamGate()
                .start(shop.rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofMinutes(5))));
        shop.advance(60);
        shop.edit(Kind.DEPLOYMENT, "checkout-green", "/spec/replicas", 1);
        shop.advance(1);
        assertThat(shop.size("green")).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            shop.edit(Kind.DEPLOYMENT, "checkout-green", "/spec/replicas", 1);
            shop.advance(1);
        }
        Outcome outcome = harness.end(handle);
        assertThat(kind(outcome)).isEqualTo(Reason.Kind.INTERFERENCE);
        assertThat(outcome.toString()).contains("kubectl-edit");
    }

    @Test
    void takesASwitchByHandForInterference() {
        RolloutHandle handle = harness.streamGate()
                .start(shop.rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofMinutes(5))));
        shop.advance(60);
        shop.edit(Kind.SERVICE, "checkout-active", "/spec/selector/version", "green");
        Outcome outcome = harness.end(handle);
        assertThat(kind(outcome)).isEqualTo(Reason.Kind.INTERFERENCE);
        assertThat(outcome.toString()).contains("kubectl-edit");
        assertThat(shop.live()).isEqualTo("blue");
    }

    @Test
    void keepsALabelThatSomeoneElseAddsMeanwhile() {
        RolloutHandle handle = harness.streamGate()
                .start(shop.rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofMinutes(5))));
        shop.advance(60);
        shop.edit(Kind.DEPLOYMENT, "checkout-green", "/metadata/labels", Map.of("app", "checkout", "team", "red"));
        assertThat(harness.end(handle)).isEqualTo(new Outcome.Promoted());
        assertThat(shop.deployment("green").labels()).containsEntry("team", "red");
    }
}
