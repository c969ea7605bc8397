package io.streamgate.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.Outcome;
import io.streamgate.Reason;
import io.streamgate.RolloutEvent;
import io.streamgate.Route;
import io.streamgate.Track;
import io.streamgate.Workload;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.testkit.StreamGateHarness;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The four parts that a user may write, each in an example that runs. */
class OwnPartsTest {
    private final StreamGateHarness harness = new StreamGateHarness();

    private List<String> acted() {
        return harness.events().stream()
                .filter(RolloutEvent.Acted.class::isInstance)
                .map(event -> ((RolloutEvent.Acted) event).action().toString())
                .toList();
    }

    private long pods(String track) {
        return harness.cluster()
                .api()
                .get(new Ref(Kind.DEPLOYMENT, "shop", "checkout-" + track))
                .number("spec", "replicas")
                .orElseThrow();
    }

    @Test
    void aStrategyOfOnesOwnLooksAtOnePodFirst() {
        assertThat(OwnStrategy.release(harness)).isEqualTo(new Outcome.Promoted());
        assertThat(acted())
                .containsSubsequence(
                        "scale green to 1 pod",
                        "scale green to full size",
                        "route 100 % green",
                        "scale blue to 0 pods");
        assertThat(pods("green")).isEqualTo(3);
        assertThat(pods("blue")).isZero();
    }

    @Test
    void aGateOfOnesOwnGoesBackWhenNoOrdersComeIn() {
        Workload checkout = harness.blueGreen("checkout", "demo:v1", 3);
        long[] orders = {0};
        assertThat(OwnGate.release(harness, checkout, "demo:v2", () -> orders[0] += 50))
                .isEqualTo(new Outcome.Promoted());
        Outcome outcome = OwnGate.release(harness, checkout, "demo:v3", () -> 50);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.RolledBack.class, back -> {
            assertThat(back.why().kind()).isEqualTo(Reason.Kind.GATE_FAILED);
            assertThat(back.why().message()).contains("gate orders: 0 orders in 10 s");
        });
    }

    @Test
    void aRouterOfOnesOwnCanDoWeights() {
        Map<Workload, Route> table = new HashMap<>();
        assertThat(OwnRouter.release(harness, new OwnRouter.TableRouter(table))).isEqualTo(new Outcome.Promoted());
        assertThat(acted())
                .containsSubsequence("route 90 % blue, 10 % green", "route 50 % blue, 50 % green", "route 100 % green");
        assertThat(table).containsValue(Route.all(Track.GREEN));
    }

    @Test
    void aStepOfOnesOwnComesBeforeTheFirstPod() {
        ArrayDeque<List<String>> pending =
                new ArrayDeque<>(List.of(List.of("add-column", "fill-column"), List.of("fill-column"), List.of()));
        assertThat(OwnStep.release(harness, pending::remove)).isEqualTo(new Outcome.Promoted());
        assertThat(pending).isEmpty();
        assertThat(harness.events())
                .filteredOn(RolloutEvent.StepWaiting.class::isInstance)
                .extracting(event -> ((RolloutEvent.StepWaiting) event).why())
                .startsWith("for the migrations [add-column, fill-column]", "for the migrations [fill-column]");
    }
}
