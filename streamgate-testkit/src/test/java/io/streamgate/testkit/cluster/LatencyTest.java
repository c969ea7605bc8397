package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgate.k8s.api.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatencyTest extends ClusterFixture {
    @Test
    void answersTakeAsLongAsTheScriptSays() {
        cluster.image("demo:v1", PodScript.HEALTHY.answeringIn(Duration.ofMillis(40)));
        start("demo:v1");
        Load load = cluster.traffic(TrafficSource.to("shop", "web", 100).keeping(0));
        time.advance(Duration.ofSeconds(10));
        cluster.image("demo:v1", PodScript.HEALTHY.answeringIn(Duration.ofMillis(700)));
        time.advance(Duration.ofSeconds(1));
        load.stop();
        time.advance(Duration.ofSeconds(1));
        LoadReport report = load.report();
        assertThat(report).hasNoFailures();
        assertThat(report.latency(0.5)).isEqualTo(Duration.ofMillis(40));
        assertThat(report.latency(0.9)).isEqualTo(Duration.ofMillis(40));
        assertThat(report.latency(0.99)).isEqualTo(Duration.ofMillis(700));
        assertThat(report.latencies().values().stream()
                        .mapToLong(count -> count)
                        .sum())
                .isEqualTo(report.sent());
        assertThatThrownBy(() -> report.latency(99)).hasMessageContaining("from 0 to 1");
    }

    @Test
    void withoutAnAnswerThereIsNoLatency() {
        api.create(Kind.SERVICE, Samples.service("web", "web"));
        Load load = cluster.traffic("shop", "web", 10);
        time.advance(Duration.ofSeconds(1));
        assertThat(load.report().latency(0.99)).isZero();
    }

    @Test
    void whatIsUnderWayIsInNoCountYet() {
        cluster.image("demo:v1", PodScript.HEALTHY.answeringIn(Duration.ofSeconds(2)));
        start("demo:v1");
        Load load = cluster.traffic("shop", "web", 100);
        time.advance(Duration.ofSeconds(3));
        assertThat(load.report().sent()).isEqualTo(300);
        assertThat(load.report().servedBy("demo:v1")).isBetween(95L, 105L);
    }

    @Test
    void aPodThatCrashesFailsWhatItIsBusyWith() {
        cluster.image("demo:v1", PodScript.HEALTHY.answeringIn(Duration.ofSeconds(2)));
        start("demo:v1");
        Load load = cluster.traffic(TrafficSource.to("shop", "web", 300).keeping(0));
        time.advance(Duration.ofSeconds(10));
        cluster.crash("shop", pods().get(0).name());
        time.advance(Duration.ofSeconds(10));
        assertThat(load.report().failed().get("connection reset")).isBetween(190L, 210L);
    }

    @Test
    void aPodThatDrainsFinishesWhatItIsBusyWith() {
        cluster.image("demo:v1", PodScript.HEALTHY.answeringIn(Duration.ofSeconds(2)));
        start("demo:v1");
        Load load = cluster.traffic("shop", "web", 300);
        api.patch(web, image("demo:v2"), false);
        time.advance(Duration.ofMinutes(1));
        assertThat(load.report()).hasNoFailures();
    }

    private void start(String image) {
        api.create(Kind.SERVICE, Samples.service("web", "web"));
        deploy(image, 3);
        time.advance(Duration.ofSeconds(1));
    }
}
