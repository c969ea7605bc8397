package io.streamgate.testkit.checks;

import static io.streamgate.testkit.checks.Check.HP_01;
import static io.streamgate.testkit.checks.Check.HP_04;
import static io.streamgate.testkit.checks.Check.HP_05;
import static io.streamgate.testkit.checks.Check.HP_06;
import static io.streamgate.testkit.checks.Check.HP_07;
import static io.streamgate.testkit.checks.Check.HP_08;
import static io.streamgate.testkit.checks.Check.HP_09;
import static io.streamgate.testkit.checks.Check.HP_10;
import static io.streamgate.testkit.checks.Check.HP_11;
import static io.streamgate.testkit.checks.ReferenceCluster.autoscaler;
import static io.streamgate.testkit.checks.ReferenceCluster.deployment;
import static io.streamgate.testkit.checks.ReferenceCluster.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.Track;
import io.streamgate.k8s.api.Ref;
import io.streamgate.testkit.checks.Autoscaling.Bounds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HpaChecksTest {
    private static final Ref HPA = autoscaler("streamgate-hpa");
    private static final Ref CANARY = autoscaler("streamgate-canary-hpa");
    private static final String UP = "spec/behavior/scaleUp/";

    private final ReferenceCluster reference = new ReferenceCluster();

    private static Expectations with(Autoscaling autoscaling) {
        return Expectations.DEFAULT.autoscaling(autoscaling);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "HP_(0.|10)")
    void aMissingAutoscalerFailsEveryCheckOfIt(Check check) {
        reference.delete(HPA);
        assertThat(reference.flaws(check)).containsExactly(HPA + " is not there");
    }

    @Test
    void anAutoscalerOnItsWayOutIsNotThere() {
        reference.change(HPA, "metadata/finalizers", List.of("test/holds"));
        reference.delete(HPA);
        assertThat(reference.flaws(HP_01)).containsExactly(HPA + " is being deleted");
    }

    @ParameterizedTest
    @CsvSource({"HP_02, 0, cpu", "HP_03, 1, memory"})
    void aMetricThatIsNotThereIsNamed(Check check, int index, String resource) {
        reference.change(HPA, "spec/metrics/" + index, null);
        assertThat(reference.flaws(check))
                .containsExactly(HPA + " spec.metrics have none of type Resource for " + resource);
    }

    @ParameterizedTest
    @CsvSource({"HP_02, 0, cpu, 400m", "HP_03, 1, memory, 300Mi"})
    void aTargetThatIsNoUtilizationFails(Check check, int index, String resource, String value) {
        reference.change(
                HPA,
                "spec/metrics/" + index + "/resource/target",
                Map.of("type", "AverageValue", "averageValue", value));
        assertThat(reference.flaws(check))
                .containsExactly(
                        HPA + " spec.metrics " + resource + " target is of type AverageValue, but must be Utilization");
    }

    @ParameterizedTest
    @CsvSource({"HP_02, 0, cpu, 70", "HP_03, 1, memory, 75"})
    void anotherTargetFailsUnlessItIsExpected(Check check, int index, String resource, int wanted) {
        reference.change(HPA, "spec/metrics/" + index + "/resource/target/averageUtilization", 80);
        assertThat(reference.flaws(check))
                .containsExactly(HPA + " spec.metrics " + resource + " target is 80 %, but must be " + wanted + " %");
        assertThat(reference.flaws(check, with(Autoscaling.DEFAULT.utilization(80, 80))))
                .isEmpty();
    }

    @Test
    void anAutoscalerThatMayGoToTwoPodsFailsUnlessThatIsExpected() {
        reference.change(HPA, "spec/minReplicas", 2);
        assertThat(reference.flaws(HP_04)).containsExactly(HPA + " spec.minReplicas is 2, but must be at least 3");
        assertThat(reference.flaws(HP_04, with(Autoscaling.DEFAULT.bounds(new Bounds(2, 10)))))
                .isEmpty();
    }

    @Test
    void anAutoscalerWithoutMinReplicasMayGoToOnePod() {
        reference.seen().with(HPA, "spec/minReplicas", null);
        assertThat(reference.flaws(HP_04)).containsExactly(HPA + " spec.minReplicas is 1, but must be at least 3");
    }

    @Test
    void anAutoscalerThatMayNotGoToTenPodsFails() {
        reference.change(HPA, "spec/maxReplicas", 9);
        assertThat(reference.flaws(HP_05)).containsExactly(HPA + " spec.maxReplicas is 9, but must be at least 10");
    }

    @Test
    void anAutoscalerThatHasNoChoiceFails() {
        reference.change(HPA, "spec/maxReplicas", 12);
        reference.change(HPA, "spec/minReplicas", 12);
        assertThat(reference.flaws(HP_05))
                .containsExactly(HPA + " spec.maxReplicas is 12, but must be above minReplicas, which is 12");
    }

    @Test
    void anAutoscalerThatWaitsBeforeItAddsPodsFails() {
        reference.change(HPA, UP + "stabilizationWindowSeconds", 15);
        assertThat(reference.flaws(HP_06))
                .containsExactly(HPA + " spec.behavior.scaleUp.stabilizationWindowSeconds is 15, but must be 0");
    }

    @Test
    void anAutoscalerThatMayNotAddPodsFails() {
        reference.change(HPA, UP + "selectPolicy", "Disabled");
        assertThat(reference.flaws(HP_06))
                .containsExactly(
                        HPA + " spec.behavior.scaleUp.selectPolicy allow 5 pods to become 5 within 30 s, not 10");
    }

    @ParameterizedTest
    @CsvSource({
        "Max, Percent, 100, 30",
        "Max, Percent, 50, 15",
        "Max, Pods, 5, 30",
        "Max, Pods, 2, 10",
        "Min, Percent, 100, 30"
    })
    void policiesThatAllowDoublingInThirtySecondsPass(String select, String type, int value, int period) {
        reference.change(HPA, UP + "selectPolicy", select);
        reference.change(HPA, UP + "policies", List.of(policy(type, value, period)));
        assertThat(reference.flaws(HP_06)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Max, Percent, 50, 30, 8",
        "Max, Percent, 100, 60, 5",
        "Max, Pods, 2, 30, 7",
        "Max, Pods, 4, 30, 9",
        "Max, Pods, 10, 31, 5",
        "Min, Percent, 20, 15, 8"
    })
    void policiesThatAreTooSlowFail(String select, String type, int value, int period, int reached) {
        reference.change(HPA, UP + "selectPolicy", select);
        reference.change(HPA, UP + "policies", List.of(policy(type, value, period)));
        assertThat(reference.flaws(HP_06))
                .containsExactly(HPA + " spec.behavior.scaleUp.policies allow 5 pods to become " + reached
                        + " within 30 s, not 10");
    }

    @Test
    void ofSeveralPoliciesTheChosenOneCounts() {
        reference.change(HPA, UP + "selectPolicy", "Min");
        assertThat(reference.flaws(HP_06))
                .containsExactly(HPA + " spec.behavior.scaleUp.policies allow 5 pods to become 7 within 30 s, not 10");
    }

    @Test
    void withoutRulesTheServersOwnAllowDoubling() {
        reference.seen().with(HPA, "spec/behavior", null);
        assertThat(reference.flaws(HP_06)).isEmpty();
    }

    @Test
    void anotherTimeToDoubleCanBeExpected() {
        assertThat(reference.flaws(
                        HP_06, with(Autoscaling.DEFAULT.times(Duration.ofSeconds(15), Duration.ofSeconds(300)))))
                .containsExactly(HPA + " spec.behavior.scaleUp.policies allow 5 pods to become 5 within 15 s, not 10");
    }

    @Test
    void anAutoscalerThatTakesPodsAwayTooSoonFails() {
        reference.change(HPA, "spec/behavior/scaleDown/stabilizationWindowSeconds", 299);
        assertThat(reference.flaws(HP_07))
                .containsExactly(HPA + " spec.behavior.scaleDown.stabilizationWindowSeconds is 299, but must be at"
                        + " least 300");
        assertThat(reference.flaws(
                        HP_07, with(Autoscaling.DEFAULT.times(Duration.ofSeconds(30), Duration.ofSeconds(299)))))
                .isEmpty();
    }

    @Test
    void aWindowThatOnlyTheControllersFlagsTellIsNoEvidence() {
        reference.seen().with(HPA, "spec/behavior/scaleDown/stabilizationWindowSeconds", null);
        assertThat(reference.flaws(HP_07))
                .containsExactly(HPA + " spec.behavior.scaleDown.stabilizationWindowSeconds is not set, so that a flag"
                        + " of the controller decides, which the API does not show, but must be at least 300");
    }

    @ParameterizedTest
    @CsvSource({
        "name, streamgate-green, apps/v1 Deployment streamgate-green",
        "kind, StatefulSet, apps/v1 StatefulSet streamgate-blue",
        "apiVersion, example.com/v1, example.com/v1 Deployment streamgate-blue"
    })
    void anAutoscalerOfSomethingElseFails(String field, String value, String found) {
        reference.change(HPA, "spec/scaleTargetRef/" + field, value);
        assertThat(reference.flaws(HP_08))
                .containsExactly(
                        HPA + " spec.scaleTargetRef is " + found + ", but must be apps/v1 Deployment streamgate-blue");
    }

    @Test
    void anAutoscalerThatStayedWithTheFormerColourFails() {
        reference.change(service("streamgate-active"), "spec/selector/version", "green");
        assertThat(reference.flaws(HP_08))
                .containsExactly(HPA + " spec.scaleTargetRef is apps/v1 Deployment streamgate-blue, but must be"
                        + " apps/v1 Deployment streamgate-green");
    }

    @Test
    void anAutoscalerWhoseTargetIsGoneFails() {
        reference.delete(deployment("blue"));
        assertThat(reference.flaws(HP_08)).containsExactly(deployment("blue") + " is not there");
    }

    @Test
    void twoAutoscalersOfOneDeploymentFail() {
        reference.change(CANARY, "spec/scaleTargetRef/name", "streamgate-blue");
        assertThat(reference.flaws(HP_08))
                .containsExactly(
                        CANARY + " spec.scaleTargetRef is Deployment streamgate-blue, which " + HPA + " scales too");
    }

    @Test
    void theTargetCannotBeJudgedIfTheLiveTrackCannotBeTold() {
        reference.delete(service("streamgate-active"));
        assertThat(reference.flaws(HP_08)).containsExactly(service("streamgate-active") + " is not there");
    }

    @Test
    void withoutBlueGreenTheTargetCanBeStable() {
        Expectations stable = with(Autoscaling.DEFAULT.target(Track.STABLE));
        reference.delete(service("streamgate-active"));
        assertThat(reference.flaws(HP_08, stable))
                .containsExactly(HPA + " spec.scaleTargetRef is apps/v1 Deployment streamgate-blue, but must be"
                        + " apps/v1 Deployment streamgate-stable");
        reference.change(HPA, "spec/scaleTargetRef/name", "streamgate-stable");
        assertThat(reference.flaws(HP_08, stable)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, AbleToScale, False",
        "1, ScalingActive, False",
        "0, AbleToScale, Unknown",
        "1, ScalingActive, Unknown"
    })
    void aConditionThatIsNotTrueIsGivenWithItsReason(int index, String type, String status) {
        reference
                .seen()
                .with(HPA, "status/conditions/" + index + "/type", type)
                .with(HPA, "status/conditions/" + index + "/status", status)
                .with(HPA, "status/conditions/" + index + "/reason", "FailedGetResourceMetric")
                .with(HPA, "status/conditions/" + index + "/message", "no metrics");
        assertThat(reference.flaws(HP_09))
                .containsExactly(HPA + " status.conditions " + type + " is " + status
                        + " (FailedGetResourceMetric: no metrics), but must be True");
    }

    @Test
    void anAutoscalerThatNobodyHasLookedAtFails() {
        reference.seen().with(HPA, "status", null);
        assertThat(reference.flaws(HP_09))
                .containsExactly(
                        HPA + " status.conditions AbleToScale is not there, but must be True",
                        HPA + " status.conditions ScalingActive is not there, but must be True",
                        HPA + " status.currentReplicas is not set, but must be within 3..10",
                        HPA + " status.desiredReplicas is not set, but must be within 3..10");
    }

    @ParameterizedTest
    @CsvSource({"currentReplicas, 2", "currentReplicas, 11", "desiredReplicas, 0", "desiredReplicas, 11"})
    void replicasOutsideTheBoundsFail(String count, int replicas) {
        reference.seen().with(HPA, "status/" + count, replicas);
        assertThat(reference.flaws(HP_09))
                .containsExactly(HPA + " status." + count + " is " + replicas + ", but must be within 3..10");
    }

    @Test
    void anAutoscalerThatDoesNotLookAtRequestsFails() {
        reference.change(HPA, "spec/metrics/2", null);
        assertThat(reference.flaws(HP_10))
                .containsExactly(HPA + " spec.metrics have none named http_requests_per_second");
    }

    @Test
    void aRequestRateThatIsNotMeasuredFails() {
        reference.seen().with(HPA, "status/currentMetrics", null);
        assertThat(reference.flaws(HP_10))
                .containsExactly(HPA + " status.currentMetrics http_requests_per_second is not there");
    }

    @Test
    void aRequestRateWithoutAValueFails() {
        Map<String, Object> unknown = Map.of("metric", Map.of("name", "http_requests_per_second"), "current", Map.of());
        reference.seen().with(HPA, "status/currentMetrics", List.of(Map.of("type", "Pods", "pods", unknown)));
        assertThat(reference.flaws(HP_10))
                .containsExactly(HPA + " status.currentMetrics http_requests_per_second has no current value");
    }

    @Test
    void anotherRequestRateCanBeExpected() {
        assertThat(reference.flaws(HP_10, with(Autoscaling.DEFAULT.requestRate("rps"))))
                .containsExactly(HPA + " spec.metrics have none named rps");
        Map<String, Object> metric = Map.of("metric", Map.of("name", "rps"), "current", Map.of("value", "7"));
        reference
                .seen()
                .with(HPA, "spec/metrics/2", Map.of("type", "Object", "object", metric))
                .with(HPA, "status/currentMetrics/2", Map.of("type", "Object", "object", metric));
        assertThat(reference.flaws(HP_10, with(Autoscaling.DEFAULT.requestRate("rps"))))
                .isEmpty();
    }

    @Test
    void aMissingAutoscalerOfTheCanaryIsNamed() {
        reference.delete(CANARY);
        assertThat(reference.flaws(HP_11)).containsExactly(CANARY + " is not there");
    }

    @Test
    void anAutoscalerOfTheCanaryOnItsWayOutIsNotThere() {
        reference.change(CANARY, "metadata/finalizers", List.of("test/holds"));
        reference.delete(CANARY);
        assertThat(reference.flaws(HP_11)).containsExactly(CANARY + " is being deleted");
    }

    @Test
    void anAutoscalerOfTheCanaryMayNotGoToZero() {
        reference.seen().with(CANARY, "spec/minReplicas", 0);
        assertThat(reference.flaws(HP_11)).containsExactly(CANARY + " spec.minReplicas is 0, but must be at least 1");
    }

    @Test
    void anAutoscalerOfTheCanaryMustReachFivePods() {
        reference.change(CANARY, "spec/maxReplicas", 4);
        assertThat(reference.flaws(HP_11)).containsExactly(CANARY + " spec.maxReplicas is 4, but must be at least 5");
        assertThat(reference.flaws(HP_11, with(Autoscaling.DEFAULT.canaryBounds(new Bounds(1, 4)))))
                .isEmpty();
    }

    @Test
    void anAutoscalerOfTheCanaryMustScaleTheCanary() {
        reference.change(CANARY, "spec/scaleTargetRef/name", "streamgate-green");
        assertThat(reference.flaws(HP_11))
                .containsExactly(CANARY + " spec.scaleTargetRef is apps/v1 Deployment streamgate-green, but must be"
                        + " apps/v1 Deployment streamgate-canary");
    }

    private static Map<String, Object> policy(String type, int value, int period) {
        return Map.of("type", type, "value", value, "periodSeconds", period);
    }
}
