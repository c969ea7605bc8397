package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTest extends ClusterFixture {
    @Test
    void aPodsProcessorAndMemoryAreReadOnceItHasRunForAWhile() {
        cluster.image(
                "demo:v1",
                PodScript.HEALTHY.using(PodUse.SMALL.cpu(0.25, Duration.ZERO).memory(64L << 20, 0)));
        deploy("demo:v1", 1);
        assertThat(podMetrics()).isEmpty();
        time.advance(Duration.ofSeconds(30));
        Resource metrics = podMetrics().get(0);
        assertThat(metrics.name()).isEqualTo(pods().get(0).name());
        assertThat(metrics.text("window")).contains("15s");
        assertThat(metrics.list("containers").get(0).strings("usage"))
                .containsEntry("cpu", "250000000n")
                .containsEntry("memory", "65536Ki");
        assertThat(api.get(new Ref(MetricsServer.POD_METRICS, "shop", metrics.name())))
                .isEqualTo(metrics);
    }

    @Test
    void aNodesAreThoseOfItsPodsAndALittle() {
        cluster.image("demo:v1", PodScript.HEALTHY.using(PodUse.SMALL.cpu(0.5, Duration.ZERO)));
        deploy("demo:v1", 2);
        time.advance(Duration.ofSeconds(30));
        List<Resource> nodes = api.list(MetricsServer.NODE_METRICS, "", "").items();
        assertThat(nodes).extracting(Resource::name).containsExactly("node-a", "node-b");
        assertThat(nodes).allSatisfy(node -> assertThat(node.strings("usage")).containsEntry("cpu", "550000000n"));
    }

    @Test
    void whatATestSaysOfADeploymentGoesForEachOfItsPods() {
        deploy("demo:v1", 2);
        cluster.loads()
                .use("shop", "web", elapsed -> PodUse.SMALL.cpu(elapsed.toMinutes() < 2 ? 0.1 : 0.9, Duration.ZERO));
        time.advance(Duration.ofMinutes(1));
        assertThat(cpu()).containsExactly("100000000n", "100000000n");
        time.advance(Duration.ofMinutes(2));
        assertThat(cpu()).containsExactly("900000000n", "900000000n");
    }

    @Test
    void aPodTakesNoMoreProcessorThanItsLimit() {
        cluster.image("demo:v1", PodScript.HEALTHY.using(PodUse.SMALL.cpu(3, Duration.ZERO)));
        create(Map.of("limits", Map.of("cpu", "500m")));
        time.advance(Duration.ofSeconds(40));
        assertThat(cpu()).containsExactly("500000000n");
    }

    @Test
    void onePastItsMemoryLimitIsKilled() {
        cluster.image("demo:v1", PodScript.HEALTHY.using(PodUse.SMALL.memory(100L << 20, 0)));
        create(Map.of("limits", Map.of("memory", "64Mi")));
        time.advance(Duration.ofSeconds(3));
        Resource container = pods().get(0).list("status", "containerStatuses").get(0);
        assertThat(container.text("lastState", "terminated", "reason")).contains("OOMKilled");
        assertThat(container.number("lastState", "terminated", "exitCode")).contains(137L);
        assertThat(container.text("state", "waiting", "reason")).contains("CrashLoopBackOff");
    }

    @Test
    void tooManyRequestsInFlightTakeTooMuchMemory() {
        cluster.image(
                "demo:v1",
                PodScript.HEALTHY.answeringIn(Duration.ofSeconds(1)).using(PodUse.SMALL.memory(10L << 20, 1L << 20)));
        api.create(Kind.SERVICE, Samples.service("web", "web"));
        create(Map.of("limits", Map.of("memory", "64Mi")));
        time.advance(Duration.ofSeconds(5));
        Load load = cluster.traffic("shop", "web", 40);
        time.advance(Duration.ofSeconds(10));
        assertThat(load.stop().failures()).isZero();
        Load more = cluster.traffic("shop", "web", 100);
        time.advance(Duration.ofSeconds(10));
        assertThat(more.stop().failures()).isPositive();
        assertThat(pods().get(0).list("status", "containerStatuses").get(0).text("lastState", "terminated", "reason"))
                .contains("OOMKilled");
    }

    @Test
    void requestsPerSecondAreReadAsACustomMetric() {
        api.create(Kind.SERVICE, Samples.service("web", "web"));
        deploy("demo:v1", 2);
        time.advance(Duration.ofSeconds(1));
        cluster.traffic("shop", "web", 50);
        time.advance(Duration.ofMinutes(1));
        String path = "/apis/custom.metrics.k8s.io/v1beta2/namespaces/shop/pods/*/http_requests_per_second";
        assertThat(api.raw(path + "?labelSelector=app%3Dweb"))
                .contains(
                        "\"MetricValueList\"",
                        pods().get(0).name(),
                        pods().get(1).name());
        assertThat(refused(() -> api.raw(path + "?labelSelector=app%3Dother")).code())
                .isEqualTo(404);
        assertThat(refused(() -> api.raw(path.replace("http_requests", "sighs")))
                        .code())
                .isEqualTo(404);
    }

    private void create(Map<String, ?> resources) {
        Map<String, ?> container = Map.of(
                "name",
                "app",
                "image",
                "demo:v1",
                "ports",
                List.of(Map.of("name", "http", "containerPort", 8080)),
                "resources",
                resources);
        api.create(
                Kind.DEPLOYMENT,
                Tree.with(
                        Samples.deployment("web", "demo:v1", 1),
                        List.of(container),
                        "spec",
                        "template",
                        "spec",
                        "containers"));
    }

    private List<Resource> podMetrics() {
        return api.list(MetricsServer.POD_METRICS, "shop", "app=web").items();
    }

    private List<String> cpu() {
        return podMetrics().stream()
                .map(metrics ->
                        metrics.list("containers").get(0).text("usage", "cpu").orElse(""))
                .toList();
    }
}
