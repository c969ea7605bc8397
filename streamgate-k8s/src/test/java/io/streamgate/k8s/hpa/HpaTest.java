package io.streamgate.k8s.hpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgate.ScalingPolicy.Past;
import io.streamgate.ScalingPolicy.Scale;
import io.streamgate.ScalingPolicy.ScalingView;
import io.streamgate.k8s.hpa.HpaDecision.Path;
import io.streamgate.k8s.hpa.ScalingRules.Rate;
import io.streamgate.k8s.hpa.ScalingRules.Select;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class HpaTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Metric QUEUE = new Metric.External("queue", Target.averageValue("1"));

    private final Hpa hpa =
            Hpa.between(1, 10).metric(QUEUE).behavior(Behavior.DEFAULT).build();

    private static void refused(ThrowingCallable building, String... words) {
        assertThatThrownBy(building)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void aPolicyThatCannotWorkIsNotBuilt() {
        refused(() -> Hpa.between(5, 4).build(), "maxReplicas is 4", "5 or more");
        refused(() -> Hpa.between(0, 0).metric(QUEUE).build(), "maxReplicas is 0");
        refused(() -> Hpa.between(-1, 4).build(), "minReplicas is -1");
        refused(() -> Hpa.between(0, 4).build(), "minReplicas is 0", "Object or External metric");
        refused(() -> Target.utilization(0), "averageUtilization is 0");
        refused(() -> Target.averageValue("-1"), "averageValue", "-1000");
        refused(() -> Target.value("1 000"), "'1 000'");
        refused(() -> new Metric.Pods("rps", Target.utilization(70)), "pods metric rps", "Utilization");
        refused(() -> new Metric.Resource("cpu", Target.value("1")), "resource metric cpu", "Value");
        refused(() -> new Metric.External("queue", Target.utilization(7)), "external metric queue");
        refused(() -> ScalingRules.UP.window(Duration.ofSeconds(-1)), "stabilizationWindowSeconds is PT-1S");
        refused(() -> ScalingRules.UP.window(Duration.ofSeconds(3601)), "stabilizationWindowSeconds");
        refused(() -> new ScalingRules(Duration.ZERO, Select.MAX, List.of(), null), "policies are empty");
        refused(() -> ScalingRules.UP.tolerance(-0.1), "tolerance is -0.1");
        refused(() -> Rate.pods(0, Duration.ofSeconds(15)), "policy value is 0");
        refused(() -> Rate.pods(1, Duration.ofSeconds(1801)), "periodSeconds is PT30M1S");
    }

    @Test
    void aUtilizationOfNoRequestIsRefused() {
        Hpa cpu = Hpa.between(1, 10)
                .metric(new Metric.ContainerResource("cpu", "app", Target.utilization(70)))
                .build();
        cpu.check("Deployment shop/checkout", Requests.of("app", Map.of("cpu", 500L)));
        refused(
                () -> cpu.check("Deployment shop/checkout", Requests.of("app", Map.of("memory", 500L))),
                "resources.requests.cpu of container app of Deployment shop/checkout is not set",
                "utilization");
        refused(
                () -> cpu.check("Deployment shop/checkout", Requests.of("web", Map.of("cpu", 500L))),
                "container app",
                "no such container");
        refused(
                () -> Hpa.between(1, 10).build().check("Deployment shop/checkout", Requests.of("app", Map.of())),
                "resources.requests.cpu of a container");
    }

    private static Observation queue(long length) {
        return new Observation.OfValue(length * 1000);
    }

    private static HpaView look(HpaView before, HpaDecision decision, int seconds, Observation... observations) {
        return before.next(NOW.plusSeconds(seconds), decision, pods(decision.replicas()), List.of(observations));
    }

    private static List<Pod> pods(int count) {
        List<Pod> pods = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pods.add(Pod.running("pod-" + i, Instant.EPOCH, Instant.EPOCH, Requests.NONE));
        }
        return pods;
    }

    @Test
    void saysWhatEachMetricWantsAndWhatBoundIt() {
        Hpa two = Hpa.between(1, 6)
                .metric(QUEUE)
                .metric(new Metric.OfObject("rps", Target.value("100")))
                .behavior(Behavior.DEFAULT.up(ScalingRules.UP.rates(Rate.pods(2, Duration.ofSeconds(30)))))
                .build();
        HpaDecision decision = two.decide(HpaView.first(NOW, 3, pods(3), List.of(queue(8), queue(100))));
        assertThat(decision.replicas()).isEqualTo(5);
        assertThat(decision.wanted()).isEqualTo(8);
        assertThat(decision.proposals()).extracting(Proposal::replicas).containsExactly(8, 3);
        assertThat(decision.limit()).isEqualTo(ConditionReason.SCALE_UP_LIMIT);
        assertThat(decision.why()).isEqualTo("3 to 5: queue wants 8, rps wants 3, limited to 5 by 2 pods per 30 s");
        assertThat(decision.nextChange()).hasValue(NOW.plusSeconds(15));
        HpaView second = look(decision.view(), decision, 15, queue(8), queue(100));
        HpaDecision waiting = two.decide(second);
        assertThat(waiting.replicas()).isEqualTo(5);
        assertThat(waiting.nextChange()).hasValue(NOW.plusSeconds(30));
        assertThat(two.decide(look(second, waiting, 30, queue(8), queue(100))).why())
                .isEqualTo("5 to 6: queue wants 8, rps wants 5, limited to 6 by maxReplicas 6");
    }

    @Test
    void goesDownWhenTheLargerSizeLeavesTheWindow() {
        HpaView first = HpaView.first(NOW, 6, pods(6), List.of(queue(2)));
        HpaDecision held = hpa.decide(first);
        assertThat(held.replicas()).isEqualTo(6);
        assertThat(held.why()).isEqualTo("stays at 6: queue wants 2, held at 6 by the scale-down window of 300 s");
        assertThat(held.nextChange()).hasValue(NOW.plusSeconds(300));
        assertThat(hpa.decide(look(first, held, 299, queue(2))).replicas()).isEqualTo(6);
        assertThat(hpa.decide(look(first, held, 300, queue(2))).replicas()).isEqualTo(2);
    }

    @Test
    void whatCannotBeReadNeverScalesDown() {
        Hpa two = Hpa.between(1, 10)
                .metric(QUEUE)
                .metric(new Metric.Resource("cpu", Target.utilization(50)))
                .behavior(Behavior.DEFAULT.down(ScalingRules.DOWN.window(Duration.ZERO)))
                .build();
        HpaDecision decision = two.decide(
                HpaView.first(NOW, 6, pods(6), List.of(queue(2), new Observation.Failed("no answer for 10 s"))));
        assertThat(decision.path()).isEqualTo(Path.UNKNOWN_METRICS);
        assertThat(decision.replicas()).isEqualTo(6);
        assertThat(decision.why())
                .contains("queue wants 2", "cpu cannot be told", "no answer for 10 s", "never scales down");
        assertThat(decision.conditions().byType().get("ScalingActive")).hasToString("False FailedGetResourceMetric");
        assertThat(two.decide(HpaView.first(NOW, 6, pods(6), List.of(queue(9)))).replicas())
                .isEqualTo(9);
    }

    @Test
    void aWriteThatFailedIsNotRemembered() {
        HpaView first = HpaView.first(NOW, 2, pods(2), List.of(queue(5)));
        HpaDecision failed = hpa.decide(first).unwritten();
        assertThat(failed.replicas()).isEqualTo(2);
        assertThat(failed.memory().ups()).isEmpty();
        assertThat(failed.conditions().byType().get("AbleToScale")).hasToString("False FailedUpdateScale");
    }

    @Test
    void aTargetThatCannotBeToldStaysAsItIs() {
        HpaView view = new HpaView(
                NOW, 4, 4, pods(4), List.of(queue(9)), Conditions.NONE, Memory.NONE, HpaView.Lookup.AMBIGUOUS_SELECTOR);
        HpaDecision decision = hpa.decide(view);
        assertThat(decision.replicas()).isEqualTo(4);
        assertThat(decision.conditions().byType().get("ScalingActive")).hasToString("False AmbiguousSelector");
    }

    @Test
    void aDirectionThatIsOffDoesNotMove() {
        Hpa upOnly = Hpa.between(1, 10)
                .metric(QUEUE)
                .behavior(Behavior.DEFAULT.down(
                        ScalingRules.DOWN.window(Duration.ZERO).select(Select.DISABLED)))
                .build();
        HpaDecision decision = upOnly.decide(HpaView.first(NOW, 6, pods(6), List.of(queue(2))));
        assertThat(decision.replicas()).isEqualTo(6);
        assertThat(decision.why()).contains("a disabled scale-down");
    }

    @Test
    void asAScalingPolicyItRemembersByWhatItHandsBack() {
        Hpa cpu = Hpa.between(2, 20)
                .metric(new Metric.Resource("cpu", Target.utilization(50)))
                .behavior(Behavior.DEFAULT)
                .build();
        ScalingView busy = new ScalingView(NOW, 4, 4, Map.of("cpu", 100.0), List.of());
        Scale up = cpu.decide(busy);
        assertThat(up.replicas()).isEqualTo(8);
        List<Past> past = List.of(new Past(NOW, up));
        Scale held = cpu.decide(new ScalingView(NOW.plusSeconds(60), 8, 8, Map.of("cpu", 10.0), past));
        assertThat(held.replicas()).isEqualTo(8);
        assertThat(held.wanted()).isEqualTo(2);
        assertThat(held.validFor()).isEqualTo(Duration.ofMinutes(4));
        past = List.of(new Past(NOW, up), new Past(NOW.plusSeconds(60), held));
        assertThat(cpu.decide(new ScalingView(NOW.plusSeconds(300), 8, 8, Map.of("cpu", 10.0), past))
                        .replicas())
                .isEqualTo(2);
        assertThat(cpu.decide(new ScalingView(NOW.plusSeconds(300), 8, 8, Map.of(), past))
                        .replicas())
                .isEqualTo(8);
    }

    @Test
    void whatIsRememberedIsTheSameAfterItWasWritten() {
        HpaDecision decision = hpa.decide(HpaView.first(NOW, 2, pods(2), List.of(queue(5))));
        String text = MemoryForm.write(decision.memory(), decision.conditions());
        assertThat(MemoryForm.read(text)).isEqualTo(decision.memory());
        assertThat(decision.memory().ups()).hasSize(1);
        refused(() -> MemoryForm.read("nonsense"), "'nonsense'");
    }
}
