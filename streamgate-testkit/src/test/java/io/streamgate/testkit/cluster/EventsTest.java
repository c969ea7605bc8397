package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventsTest extends ClusterFixture {
    @Test
    void aDeploymentsWayToItsPodsIsTold() {
        deploy("demo:v1", 2);
        String set = sets().get(0).name();
        List<String> names = pods().stream().map(Resource::name).toList();
        assertThat(messages("Deployment")).containsExactly("Scaled up replica set " + set + " from 0 to 2");
        assertThat(messages("ReplicaSet"))
                .containsExactlyInAnyOrder("Created pod: " + names.get(0), "Created pod: " + names.get(1));
        assertThat(reasons(names.get(0))).containsExactly("Scheduled", "Pulled", "Created", "Started");
        Resource scheduled = events().stream()
                .filter(event -> reason(event).equals("Scheduled"))
                .findFirst()
                .orElseThrow();
        assertThat(scheduled.text("reportingComponent")).contains("default-scheduler");
        assertThat(scheduled.text("eventTime").orElse("")).startsWith("2026-01-01T00:00:00.0");
        assertThat(scheduled.text("message").orElse("")).matches("Successfully assigned shop/web-\\S+ to node-[ab]");
        assertThat(scheduled.text("involvedObject", "uid")).isPresent();
    }

    @Test
    void whatHappensAgainIsCounted() {
        deploy("demo:v1", 1);
        String pod = pods().get(0).name();
        for (int i = 0; i < 3; i++) {
            cluster.ready("shop", pod, false);
            time.advance(Duration.ofSeconds(10));
        }
        List<Resource> unhealthy = events().stream()
                .filter(event -> reason(event).equals("Unhealthy"))
                .toList();
        assertThat(unhealthy).hasSize(1);
        Resource event = unhealthy.get(0);
        assertThat(event.number("count")).contains(3L);
        assertThat(event.text("type")).contains("Warning");
        assertThat(event.text("lastTimestamp").orElse(""))
                .isGreaterThan(event.text("firstTimestamp").orElse(""));
        assertThat(event.text("involvedObject", "fieldPath")).contains("spec.containers{app}");
    }

    @Test
    void anOldOneIsTakenAway() {
        deploy("demo:v1", 1);
        assertThat(events()).isNotEmpty();
        time.advance(Duration.ofHours(2));
        api.patch(web, scale(2), false);
        settle();
        assertThat(messages("Deployment")).hasSize(1);
    }

    @Test
    void aPodThatFitsNowhereAndOneThatKeepsCrashingWarn() {
        cluster.image("demo:crash", PodScript.HEALTHY.crashingAfter(Duration.ofSeconds(1)));
        api.create(Kind.DEPLOYMENT, Samples.deployment("web", "demo:crash", 1));
        time.advance(Duration.ofMinutes(2));
        assertThat(reasons(pods().get(0).name())).contains("BackOff");
    }

    @Test
    void theyCanBeLeftOut() {
        InMemoryCluster silent =
                InMemoryCluster.builder(time).events(false).build().namespace("shop");
        silent.api().create(Kind.DEPLOYMENT, Samples.deployment("web", "demo:v1", 1));
        time.advance(Duration.ofSeconds(5));
        assertThat(silent.objects(Kind.POD, "shop")).hasSize(1);
        assertThat(silent.objects(Kinds.EVENT, "")).isEmpty();
    }

    private List<Resource> events() {
        return cluster.objects(Kinds.EVENT, "shop");
    }

    private static String reason(Resource event) {
        return event.text("reason").orElse("");
    }

    private List<String> messages(String kind) {
        return events().stream()
                .filter(event -> event.text("involvedObject", "kind").orElse("").equals(kind))
                .map(event -> event.text("message").orElse(""))
                .toList();
    }

    private List<String> reasons(String pod) {
        return events().stream()
                .filter(event -> event.text("involvedObject", "name").orElse("").equals(pod))
                .map(EventsTest::reason)
                .toList();
    }
}
