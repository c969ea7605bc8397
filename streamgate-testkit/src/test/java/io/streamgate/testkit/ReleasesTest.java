package io.streamgate.testkit;

import static io.streamgate.testkit.BlueGreenShop.kind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgate.HealthGate;
import io.streamgate.Judgement;
import io.streamgate.Outcome;
import io.streamgate.Reason;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.RolloutHandle;
import io.streamgate.RolloutInProgressException;
import io.streamgate.Workload;
import io.streamgate.k8s.Kubernetes;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.k8s.bluegreen.BlueGreen;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ReleasesTest {
    private final BlueGreenShop shop = new BlueGreenShop();
    private final StreamGateHarness harness = shop.harness;
    private final Workload checkout = shop.checkout;

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
        assertThat(shop.deployment("green").toString()).contains("s3cr3t");
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
        shop.edit(Kind.CONFIG_MAP, "settings", "/data/colour", "blue");
        assertThat(harness.run(Rollout.of(checkout, reload, BlueGreen.defaults())))
                .isEqualTo(new Outcome.Promoted());
    }

    @Test
    void leavesNothingOfItsOwnBehindWhenAskedToForget() {
        Kubernetes kubernetes = Kubernetes.of(harness.cluster().api(), harness.scheduler());
        harness.run(shop.rollout("demo:v2", BlueGreen.defaults()));
        assertThat(shop.deployment("green").annotations()).containsKey("streamgate.io/term");
        kubernetes.forget(checkout);
        assertThat(shop.deployment("green").annotations()).doesNotContainKey("streamgate.io/term");
        assertThat(shop.deployment("blue").annotations()).doesNotContainKey("streamgate.io/term");
        assertThat(harness.cluster().objects(Kind.CONFIG_MAP, "shop")).isEmpty();
        assertThat(harness.cluster().objects(Kind.LEASE, "shop")).isEmpty();
        kubernetes.forget(checkout);
        assertThat(harness.run(shop.rollout("demo:v3", BlueGreen.defaults()))).isEqualTo(new Outcome.Promoted());
    }

    @Test
    void forgetsNoRolloutThatIsUnderWay() {
        harness.streamGate().start(shop.rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofHours(1))));
        shop.advance(60);
        assertThatThrownBy(() -> Kubernetes.of(harness.cluster().api(), harness.scheduler())
                        .forget(checkout))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has not ended");
    }

    @Test
    void givesWayToANewerReleaseThatSupersedesIt() {
        RolloutHandle first = harness.streamGate()
                .start(shop.rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofHours(1))));
        shop.advance(60);
        Outcome second =
                harness.run(shop.rollout("demo:v3", BlueGreen.defaults()).superseding());
        assertThat(second).isEqualTo(new Outcome.Promoted());
        assertThat(harness.end(first)).isInstanceOf(Outcome.Superseded.class);
        assertThat(shop.image("green")).isEqualTo("demo:v3");
    }

    @Test
    void refusesANewerReleaseThatDoesNotSupersede() {
        harness.streamGate().start(shop.rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofHours(1))));
        shop.advance(60);
        assertThatThrownBy(() -> harness.run(shop.rollout("demo:v3", BlueGreen.defaults())))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(RolloutInProgressException.class)
                .hasMessageContaining("v2")
                .hasMessageContaining("superseding()");
    }

    @Test
    void restoresTheTemplateFromBeforeBothWhenASupersedingReleaseIsAborted() {
        harness.streamGate().start(shop.rollout("demo:v2", BlueGreen.defaults().hold(Duration.ofHours(1))));
        shop.advance(60);
        RolloutHandle second = harness.streamGate()
                .start(shop.rollout("demo:v3", BlueGreen.defaults().hold(Duration.ofHours(1)))
                        .superseding());
        shop.advance(60);
        second.abort("ann", "neither");
        assertThat(kind(harness.end(second))).isEqualTo(Reason.Kind.ABORTED);
        assertThat(shop.image("green")).isEqualTo("demo:v1");
        assertThat(shop.size("green")).isZero();
    }

    @Test
    void rollsBackAfterTheEndWithoutGates() {
        HealthGate never =
                view -> view.rollout().release().version().equals("v2") ? Judgement.pass() : Judgement.fail("never");
        assertThat(harness.run(shop.rollout("demo:v2", BlueGreen.defaults().preview(never.named("never"))))
                        .promoted())
                .isTrue();
        assertThat(harness.end(harness.start(builder -> builder.rollbackBy(BlueGreen.defaults()))
                        .streamGate()
                        .rollback(checkout)))
                .isEqualTo(new Outcome.Promoted());
        assertThat(shop.live()).isEqualTo("blue");
        assertThat(shop.image("blue")).isEqualTo("demo:v1");
    }

    @Test
    void rollsBackToANamedRevision() {
        harness.run(shop.rollout("demo:v2", BlueGreen.defaults()));
        harness.run(shop.rollout("demo:v3", BlueGreen.defaults()));
        harness.run(shop.rollout("demo:v4", BlueGreen.defaults()));
        assertThat(harness.history(checkout)).hasSize(4);
        assertThat(harness.end(harness.start(builder -> builder.rollbackBy(BlueGreen.defaults()))
                        .streamGate()
                        .rollback(checkout, 1)))
                .isEqualTo(new Outcome.Promoted());
        assertThat(shop.image(shop.live())).isEqualTo("demo:v2");
    }
}
