package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrafficTest extends ClusterFixture {
    private final Ref service = new Ref(Kind.SERVICE, "shop", "web");

    @Test
    void aRollingUpdateOfPodsThatDrainFailsNobody() {
        start("demo:v1");
        Load load = cluster.traffic("shop", "web", 200);
        api.patch(web, image("demo:v2"), false);
        time.advance(Duration.ofMinutes(1));
        LoadReport report = load.stop();
        assertThat(report.failed()).isEmpty();
        assertThat(report.servedBy("demo:v1")).isPositive();
        assertThat(report.servedBy("demo:v2")).isPositive();
        assertThat(report.sent()).isEqualTo(12_000);
        assertThat(cluster.blackouts("shop", "web")).isEmpty();
    }

    @Test
    void podsThatStopAtOnceFailRequests() {
        cluster.image("demo:v1", PodScript.HEALTHY.draining(Duration.ZERO));
        start("demo:v1");
        Load load = cluster.traffic("shop", "web", 1000);
        api.patch(web, image("demo:v2"), false);
        time.advance(Duration.ofMinutes(1));
        assertThat(load.stop().failed()).containsOnlyKeys("connection refused", "connection reset");
    }

    @Test
    void withoutAnyEndpointEveryRequestFails() {
        api.create(Kind.SERVICE, Samples.service("web", "web"));
        Load load = cluster.traffic("shop", "web", 10);
        time.advance(Duration.ofSeconds(10));
        assertThat(load.report().failed()).isEqualTo(Map.of("no ready endpoint", 100L));
    }

    @Test
    void anImageThatFailsAShareOfRequestsIsNamed() {
        start("demo:v1");
        Load load = cluster.traffic("shop", "web", 1000);
        cluster.image("demo:v1", PodScript.HEALTHY.failing(0.05));
        time.advance(Duration.ofSeconds(100));
        assertThat(load.stop().failed().get("500 from demo:v1")).isBetween(4_000L, 6_000L);
    }

    @Test
    void aReportSaysWhatFailed() {
        api.create(Kind.SERVICE, Samples.service("web", "web"));
        Load load = cluster.traffic("shop", "web", 10);
        assertThatThrownBy(() -> assertThat(load.report()).hasNoFailures())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no request was sent");
        time.advance(Duration.ofSeconds(10));
        assertThatThrownBy(() -> assertThat(load.report()).hasNoFailures())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("100 of 100 requests failed: {no ready endpoint=100}");
    }

    @Test
    void theRateMayFollowAScript() {
        start("demo:v1");
        Load load = cluster.traffic(TrafficSource.to("shop", "web", 1).at(Rate.minutes(10, 0, 200)));
        time.advance(Duration.ofSeconds(65));
        assertThat(load.report().sent()).isBetween(590L, 610L);
        time.advance(Duration.ofSeconds(50));
        assertThat(load.report().sent()).isBetween(590L, 610L);
        time.advance(Duration.ofSeconds(65));
        assertThat(load.report().sent()).isBetween(12_300L, 12_700L);
        assertThat(load.stop()).hasNoFailures();
    }

    @Test
    void theRateMayGrowEvenly() {
        start("demo:v1");
        Load load = cluster.traffic(TrafficSource.to("shop", "web", 1).at(Rate.ramp(0, 100, Duration.ofMinutes(1))));
        time.advance(Duration.ofMinutes(2));
        assertThat(load.stop().sent()).isBetween(8_900L, 9_100L);
    }

    @Test
    void aRateOutOfRangeIsRefused() {
        assertThatThrownBy(() -> TrafficSource.to("shop", "web", 0)).hasMessageContaining("above 0");
        TrafficSource tooMuch = TrafficSource.to("shop", "web", 1_000_000);
        assertThatThrownBy(() -> cluster.traffic(tooMuch)).hasMessageContaining("from 0 to 100000");
    }

    @Test
    void aLoadGoesToWhatCanTakeOne() {
        TrafficSource pods = TrafficSource.to(new Ref(Kind.POD, "shop", "web"), 1);
        assertThatThrownBy(() -> cluster.traffic(pods)).hasMessageContaining("send them to a Service");
        TrafficSource route = TrafficSource.to(new Ref(RouteKinds.HTTP_ROUTE, "shop", "web"), 1);
        assertThatThrownBy(() -> cluster.traffic(route)).hasMessageContaining("call routes()");
    }

    @Test
    void partsOfTheMixAddUpToOneAtMost() {
        TrafficSource most = TrafficSource.to("shop", "web", 1).with("most", 0.9, Request.get("/a"));
        assertThatThrownBy(() -> most.with("more", 0.2, Request.get("/b")))
                .hasMessageContaining("[most, more] add up to 1.1");
    }

    @Test
    void everyReadyPodGetsItsShare() {
        start("demo:v1");
        Load load = cluster.traffic(TrafficSource.to("shop", "web", 300).keeping(0));
        time.advance(Duration.ofSeconds(10));
        load.stop();
        time.advance(Duration.ofSeconds(1));
        assertThat(load.report().pods().values()).containsExactly(1_000L, 1_000L, 1_000L);
    }

    @Test
    void aServiceWhosePodsAreAllOnTheirWayOutIsServedByThem() {
        start("demo:v1");
        Load load = cluster.traffic(TrafficSource.to("shop", "web", 100).keeping(0));
        api.patch(web, scale(0), false);
        time.advance(Duration.ofSeconds(3));
        assertThat(load.report()).hasNoFailures();
        time.advance(Duration.ofSeconds(10));
        assertThat(load.report()).failedOnlyBy("no ready endpoint", "connection refused");
    }

    @Test
    void aSelectorThatMatchesNothingIsABlackout() {
        start("demo:v1");
        assertThat(cluster.blackouts("shop", "web")).isEmpty();
        api.patch(service, merge(Map.of("spec", Map.of("selector", Map.of("version", "none")))), false);
        time.advance(Duration.ofSeconds(1));
        List<java.time.Instant> seen = cluster.blackouts("shop", "web");
        assertThat(seen).hasSize(1);
    }

    @Test
    void aSwitchOfTheSelectorToReadyPodsIsNone() {
        for (String color : List.of("blue", "green")) {
            Resource one = Samples.deployment("web-" + color, "demo:" + color, 2);
            Map<String, String> labels = Map.of("app", "web", "version", color);
            one = Tree.with(one, labels, "spec", "selector", "matchLabels");
            api.create(Kind.DEPLOYMENT, Tree.with(one, labels, "spec", "template", "metadata", "labels"));
        }
        Resource active = Samples.service("web", "web");
        api.create(Kind.SERVICE, Tree.with(active, "blue", "spec", "selector", "version"));
        time.advance(Duration.ofSeconds(5));
        Load load = cluster.traffic("shop", "web", 100);
        time.advance(Duration.ofSeconds(5));
        api.patch(service, merge(Map.of("spec", Map.of("selector", Map.of("version", "green")))), false);
        time.advance(Duration.ofMinutes(1));
        LoadReport report = load.stop();
        assertThat(report.failures()).isZero();
        assertThat(report.served()).containsOnlyKeys("demo:blue", "demo:green");
        assertThat(cluster.blackouts("shop", "web")).isEmpty();
    }

    private void start(String image) {
        api.create(Kind.SERVICE, Samples.service("web", "web"));
        deploy(image, 3);
        time.advance(Duration.ofSeconds(1));
    }
}
