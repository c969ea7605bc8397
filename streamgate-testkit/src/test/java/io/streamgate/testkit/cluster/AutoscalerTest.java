package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AutoscalerTest extends ClusterFixture {
    private final Ref autoscaler = new Ref(Kinds.AUTOSCALER, "shop", "web");

    @Test
    void moreLoadMakesMorePodsUntilEachIsAtItsTarget() {
        start(2, cpu(50), null);
        cluster.loads().demand("shop", "web", elapsed -> 290);
        time.advance(Duration.ofMinutes(5));
        assertThat(replicas()).isEqualTo(6);
        Resource status = api.get(autoscaler);
        assertThat(status.number("status", "currentReplicas")).contains(6L);
        assertThat(status.number("status", "desiredReplicas")).contains(6L);
        assertThat(Tree.text(condition(status, "ScalingActive"), "reason")).isEqualTo("ValidMetricFound");
        assertThat(Tree.text(condition(status, "ScalingLimited"), "reason")).isEqualTo("DesiredWithinRange");
        assertThat(status.list("status", "currentMetrics").get(0).number("resource", "current", "averageUtilization"))
                .contains(49L);
        assertThat(reasons()).contains("SuccessfulRescale");
    }

    @Test
    void fewerPodsAreLeftOnlyFiveMinutesAfterTheLoadHasGone() {
        start(2, cpu(50), null);
        cluster.loads().demand("shop", "web", elapsed -> elapsed.toMinutes() < 5 ? 290 : 60);
        time.advance(Duration.ofMinutes(9));
        assertThat(replicas()).isEqualTo(6);
        assertThat(Tree.text(condition(api.get(autoscaler), "AbleToScale"), "reason"))
                .isEqualTo("ScaleDownStabilized");
        time.advance(Duration.ofMinutes(3));
        assertThat(replicas()).isEqualTo(2);
    }

    @Test
    void itNeverLeavesItsBounds() {
        start(2, cpu(50), null);
        cluster.loads().demand("shop", "web", elapsed -> 5_000);
        time.advance(Duration.ofMinutes(10));
        assertThat(replicas()).isEqualTo(10);
        assertThat(Tree.text(condition(api.get(autoscaler), "ScalingLimited"), "reason"))
                .isEqualTo("TooManyReplicas");
    }

    @Test
    void oneThatIsToBeLargerThanItIsGrowsWithoutAnyMetric() {
        deploy("demo:v1", 1);
        api.create(Kinds.AUTOSCALER, autoscaler(cpu(50), null));
        time.advance(Duration.ofSeconds(5));
        assertThat(replicas()).isEqualTo(2);
    }

    @Test
    void withoutRequestsItSaysWhatIsMissing() {
        deploy("demo:v1", 2);
        api.create(Kinds.AUTOSCALER, autoscaler(cpu(50), null));
        time.advance(Duration.ofMinutes(2));
        FrozenMap active = condition(api.get(autoscaler), "ScalingActive");
        assertThat(Tree.text(active, "status")).isEqualTo("False");
        assertThat(Tree.text(active, "reason")).isEqualTo("FailedGetResourceMetric");
        assertThat(Tree.text(active, "message")).contains("missing request for cpu in container app of Pod web-");
        assertThat(replicas()).isEqualTo(2);
    }

    @Test
    void withoutItsTargetItCanNotScale() {
        api.create(Kinds.AUTOSCALER, autoscaler(cpu(50), null));
        time.advance(Duration.ofSeconds(5));
        FrozenMap able = condition(api.get(autoscaler), "AbleToScale");
        assertThat(Tree.text(able, "reason")).isEqualTo("FailedGetScale");
        assertThat(Tree.text(able, "message")).contains("deployments.apps \"web\" not found");
    }

    @Test
    void aTargetSetToNoneByHandStaysSo() {
        start(2, cpu(50), null);
        api.patch(web, scale(0), false);
        time.advance(Duration.ofMinutes(2));
        assertThat(replicas()).isZero();
        assertThat(Tree.text(condition(api.get(autoscaler), "ScalingActive"), "reason"))
                .isEqualTo("ScalingDisabled");
    }

    @Test
    void requestsPerSecondAreAMetricOfPods() {
        start(
                2,
                Map.of(
                        "type",
                        "Pods",
                        "pods",
                        Map.of(
                                "metric",
                                Map.of("name", "http_requests_per_second"),
                                "target",
                                Map.of("type", "AverageValue", "averageValue", "20"))),
                null);
        cluster.loads().demand("shop", "web", elapsed -> 100);
        time.advance(Duration.ofMinutes(3));
        assertThat(replicas()).isEqualTo(5);
    }

    @Test
    void aMetricOfAnotherObjectCountsForAll() {
        start(
                2,
                Map.of(
                        "type",
                        "Object",
                        "object",
                        Map.of(
                                "metric",
                                Map.of("name", "queue_length"),
                                "describedObject",
                                Map.of("apiVersion", "v1", "kind", "Service", "name", "queue"),
                                "target",
                                Map.of("type", "AverageValue", "averageValue", "10"))),
                null);
        cluster.loads().metric("shop", "queue", "queue_length", elapsed -> 35);
        time.advance(Duration.ofMinutes(2));
        assertThat(replicas()).isEqualTo(4);
    }

    @Test
    void itsPoliciesSayHowFastItMayGo() {
        start(
                2,
                cpu(50),
                Map.of(
                        "scaleUp",
                        Map.of("policies", List.of(Map.of("type", "Pods", "value", 1, "periodSeconds", 60)))));
        cluster.loads().demand("shop", "web", elapsed -> 1_000);
        time.advance(Duration.ofSeconds(30));
        List<Long> sizes = new ArrayList<>();
        for (int minute = 0; minute < 4; minute++) {
            time.advance(Duration.ofMinutes(1));
            sizes.add(replicas());
        }
        assertThat(sizes).containsExactly(4L, 5L, 6L, 7L);
        assertThat(Tree.text(condition(api.get(autoscaler), "ScalingLimited"), "reason"))
                .isEqualTo("ScaleUpLimit");
    }

    @Test
    void trafficThatIsReallySentCountsToo() {
        start(2, cpu(50), null);
        api.create(Kind.SERVICE, Samples.service("web", "web"));
        time.advance(Duration.ofSeconds(1));
        Load load = cluster.traffic("shop", "web", 280);
        time.advance(Duration.ofMinutes(4));
        assertThat(load.stop().failures()).isZero();
        assertThat(replicas()).isEqualTo(6);
    }

    private void start(int replicas, Map<String, ?> metric, @Nullable Map<String, ?> behavior) {
        Map<String, ?> container = Map.of(
                "name",
                "app",
                "image",
                "demo:v1",
                "ports",
                List.of(Map.of("name", "http", "containerPort", 8080)),
                "resources",
                Map.of("requests", Map.of("cpu", "100m", "memory", "64Mi")));
        api.create(
                Kind.DEPLOYMENT,
                Tree.with(
                        Samples.deployment("web", "demo:v1", replicas),
                        List.of(container),
                        "spec",
                        "template",
                        "spec",
                        "containers"));
        settle();
        time.advance(Duration.ofMinutes(1));
        api.create(Kinds.AUTOSCALER, autoscaler(metric, behavior));
    }

    private static Map<String, ?> cpu(int percent) {
        return Map.of(
                "type",
                "Resource",
                "resource",
                Map.of("name", "cpu", "target", Map.of("type", "Utilization", "averageUtilization", percent)));
    }

    private static Resource autoscaler(Map<String, ?> metric, @Nullable Map<String, ?> behavior) {
        return new Resource(Tree.of(
                "metadata",
                Tree.of("name", "web", "namespace", "shop"),
                "spec",
                Tree.of(
                        "scaleTargetRef",
                        Map.of("apiVersion", "apps/v1", "kind", "Deployment", "name", "web"),
                        "minReplicas",
                        2,
                        "maxReplicas",
                        10,
                        "metrics",
                        List.of(metric),
                        "behavior",
                        behavior)));
    }

    private long replicas() {
        return api.get(web).number("spec", "replicas").orElse(-1L);
    }

    private List<String> reasons() {
        return cluster.objects(Kinds.EVENT, "shop").stream()
                .map(event -> event.text("reason").orElse(""))
                .toList();
    }
}
