package io.streamgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.Outcome;
import io.streamgate.Reason;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.Workload;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.k8s.bluegreen.BlueGreen;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A workload {@code shop/checkout} with two colours on an in-memory cluster, and what a test wants to know of it. */
final class BlueGreenShop {
    final StreamGateHarness harness = new StreamGateHarness();
    final Workload checkout = harness.blueGreen("checkout", "demo:v1", 3);

    Rollout rollout(String image, BlueGreen strategy) {
        return Rollout.of(checkout, Release.image("app", image), strategy);
    }

    long size(String track) {
        return deployment(track).number("spec", "replicas").orElseThrow();
    }

    String image(String track) {
        return deployment(track)
                .list("spec", "template", "spec", "containers")
                .get(0)
                .text("image")
                .orElseThrow();
    }

    Resource deployment(String track) {
        return harness.cluster().api().get(new Ref(Kind.DEPLOYMENT, "shop", "checkout-" + track));
    }

    String live() {
        return harness.cluster()
                .api()
                .get(new Ref(Kind.SERVICE, "shop", "checkout-active"))
                .strings("spec", "selector")
                .getOrDefault("version", "");
    }

    void advance(int seconds) {
        harness.scheduler().advance(Duration.ofSeconds(seconds));
    }

    static Reason.Kind kind(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.RolledBack.class);
        return ((Outcome.RolledBack) outcome).why().kind();
    }

    void edit(Kind kind, String name, String path, Object value) {
        harness.cluster()
                .as("kubectl-edit")
                .patch(
                        new Ref(kind, "shop", name),
                        new Patch(Patch.Type.JSON, List.of(Map.of("op", "replace", "path", path, "value", value))),
                        false);
    }
}
