package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PodTest extends ClusterFixture {
    @Test
    void itIsPendingThenRunningThenReady() {
        cluster.image("demo:v1", PodScript.HEALTHY.readyAfter(Duration.ofSeconds(3)));
        api.create(Kind.DEPLOYMENT, Samples.deployment("web", "demo:v1", 2));
        time.advance(Duration.ofMillis(100));
        assertThat(phase()).isEqualTo("Pending");
        assertThat(waiting()).isEqualTo("ContainerCreating");
        assertThat(pods())
                .extracting(pod -> pod.text("spec", "nodeName").orElse(""))
                .containsExactlyInAnyOrder("node-a", "node-b");
        time.advance(Duration.ofSeconds(1));
        assertThat(phase()).isEqualTo("Running");
        assertThat(Workloads.isPodReady(pod())).isFalse();
        assertThat(pod().text("status", "podIP").orElse("")).startsWith("10.244.");
        time.advance(Duration.ofSeconds(2));
        assertThat(Workloads.isPodReady(pod())).isTrue();
        assertThat(pod().list("status", "conditions"))
                .extracting(one -> one.text("type").orElse(""))
                .contains("Ready", "ContainersReady", "PodScheduled", "Initialized");
        assertThat(Tree.text(condition(pod(), "Ready"), "lastTransitionTime")).isEqualTo("2026-01-01T00:00:03Z");
    }

    @Test
    void oneThatCrashesIsRestartedAfterGrowingBackOffs() {
        cluster.image("demo:crash", PodScript.HEALTHY.neverReady().crashingAfter(Duration.ofSeconds(2)));
        api.create(Kind.DEPLOYMENT, Samples.deployment("web", "demo:crash", 1));
        time.advance(Duration.ofSeconds(5));
        assertThat(waiting()).isEqualTo("CrashLoopBackOff");
        Resource status = pod().list("status", "containerStatuses").get(0);
        assertThat(status.number("restartCount")).contains(1L);
        assertThat(status.number("lastState", "terminated", "exitCode")).contains(1L);
        time.advance(Duration.ofMinutes(2));
        assertThat(pod().list("status", "containerStatuses").get(0).number("restartCount"))
                .hasValueSatisfying(count -> assertThat(count).isBetween(3L, 5L));
    }

    @Test
    void aLongGoodRunForgivesFormerCrashes() {
        deploy("demo:v1", 1);
        String name = pod().name();
        for (int crash = 0; crash < 3; crash++) {
            cluster.crash("shop", name);
            time.advance(Duration.ofMinutes(1));
        }
        time.advance(Duration.ofMinutes(15));
        cluster.crash("shop", name);
        time.advance(Duration.ofSeconds(2));
        assertThat(Workloads.isPodReady(pod())).isTrue();
    }

    @Test
    void theWaitAfterACrashIsTold() {
        deploy("demo:v1", 1);
        cluster.crash("shop", pod().name());
        time.advance(Duration.ofSeconds(2));
        cluster.crash("shop", pod().name());
        String message = pod().list("status", "containerStatuses")
                .get(0)
                .text("state", "waiting", "message")
                .orElse("");
        assertThat(message)
                .isEqualTo("back-off 10s restarting failed container=app pod=" + pod().name() + "_shop(" + pod().uid()
                        + ")");
    }

    @Test
    void anImageThatAppearsIsPulledInTheEnd() {
        cluster.image("demo:late", PodScript.HEALTHY.unpullable("not found"));
        api.create(Kind.DEPLOYMENT, Samples.deployment("web", "demo:late", 1));
        time.advance(Duration.ofSeconds(5));
        cluster.image("demo:late", PodScript.HEALTHY);
        time.advance(Duration.ofSeconds(10));
        assertThat(Workloads.isPodReady(pod())).isTrue();
    }

    @Test
    void whatItAsksForSaysHowItIsClassed() {
        assertThat(Qos.of(asking(Map.of()))).isEqualTo("BestEffort");
        assertThat(Qos.of(asking(Map.of("requests", Map.of("cpu", "1"))))).isEqualTo("Burstable");
        Map<String, String> both = Map.of("cpu", "1", "memory", "1Gi");
        assertThat(Qos.of(asking(Map.of("limits", both)))).isEqualTo("Guaranteed");
        assertThat(Qos.of(asking(Map.of("limits", both, "requests", Map.of("cpu", "500m")))))
                .isEqualTo("Burstable");
    }

    private static FrozenMap asking(Map<String, ?> resources) {
        return Tree.of("spec", Map.of("containers", List.of(Map.of("resources", resources))));
    }

    @Test
    void oneThatIsNotToBeRestartedStaysAsItEnded() {
        cluster.image("demo:task", PodScript.HEALTHY.completingAfter(Duration.ofSeconds(1)));
        FrozenMap container = Tree.of("name", "task", "image", "demo:task");
        api.create(
                Kind.POD,
                new Resource(Tree.of(
                        "metadata",
                        Tree.of("name", "task", "namespace", "shop"),
                        "spec",
                        Tree.of("restartPolicy", "Never", "containers", List.of(container)))));
        time.advance(Duration.ofMinutes(1));
        assertThat(phase()).isEqualTo("Succeeded");
        assertThat(Tree.text(condition(pod(), "Ready"), "reason")).isEqualTo("PodCompleted");
    }

    @Test
    void oneWhoseImageCanNotBePulledSaysSo() {
        cluster.image("demo:none", PodScript.HEALTHY.unpullable("manifest unknown"));
        api.create(Kind.DEPLOYMENT, Samples.deployment("web", "demo:none", 1));
        time.advance(Duration.ofSeconds(1));
        assertThat(waiting()).isEqualTo("ErrImagePull");
        time.advance(Duration.ofSeconds(5));
        assertThat(waiting()).isEqualTo("ImagePullBackOff");
        assertThat(phase()).isEqualTo("Pending");
    }

    @Test
    void oneThatIsDeletedDrainsWithinItsGrace() {
        cluster.image("demo:v1", PodScript.HEALTHY.draining(Duration.ofMinutes(5)));
        deploy("demo:v1", 1);
        String name = pod().name();
        api.patch(web, scale(0), false);
        time.advance(Duration.ofSeconds(29));
        Resource leaving = api.get(new Ref(Kind.POD, "shop", name));
        assertThat(leaving.isDeleting()).isTrue();
        assertThat(leaving.number("metadata", "deletionGracePeriodSeconds")).contains(30L);
        assertThat(Workloads.isPodReady(leaving)).isTrue();
        time.advance(Duration.ofSeconds(2));
        assertThat(pods()).isEmpty();
    }

    @Test
    void aRequestThroughTheServerIsAnsweredByItsScript() {
        cluster.image(
                "demo:v1",
                PodScript.HEALTHY.answering(path -> path.equals("/health")
                        ? new PodScript.Answer(200, "fine")
                        : new PodScript.Answer(500, "broken")));
        deploy("demo:v1", 1);
        String at = "/api/v1/namespaces/shop/pods/" + pod().name() + ":8080/proxy";
        assertThat(api.raw(at + "/health")).isEqualTo("fine");
        assertThat(refused(() -> api.raw(at + "/")).code()).isEqualTo(500);
        assertThat(refused(() -> api.raw("/api/v1/namespaces/shop/pods/none/proxy/"))
                        .code())
                .isEqualTo(404);
    }

    @Test
    void aServiceListsItsReadyPodsAndThoseThatLeave() {
        cluster.image("demo:v1", PodScript.HEALTHY.draining(Duration.ofSeconds(10)));
        api.create(Kind.SERVICE, Samples.service("web", "web"));
        deploy("demo:v1", 2);
        Resource slice = slice();
        assertThat(slice.labels()).containsEntry("kubernetes.io/service-name", "web");
        assertThat(slice.list("ports").get(0).json())
                .containsEntry("port", 8080)
                .containsEntry("name", "http");
        assertThat(states(slice)).containsExactly("ready serving", "ready serving");
        assertThat(slice.list("endpoints").get(0).text("targetRef", "kind")).contains("Pod");
        api.patch(web, scale(1), false);
        time.advance(Duration.ofSeconds(2));
        assertThat(states(slice())).containsExactlyInAnyOrder("ready serving", "serving terminating");
        time.advance(Duration.ofSeconds(20));
        assertThat(states(slice())).containsExactly("ready serving");
    }

    private Resource slice() {
        return api.list(Kind.ENDPOINT_SLICE, "shop", "").items().get(0);
    }

    private static List<String> states(Resource slice) {
        return slice.list("endpoints").stream()
                .map(endpoint -> ((endpoint.isTrue("conditions", "ready") ? "ready " : "")
                                + (endpoint.isTrue("conditions", "serving") ? "serving " : "")
                                + (endpoint.isTrue("conditions", "terminating") ? "terminating" : ""))
                        .strip())
                .toList();
    }

    private Resource pod() {
        return pods().get(0);
    }

    private String phase() {
        return pod().text("status", "phase").orElse("");
    }

    private String waiting() {
        return pod().list("status", "containerStatuses")
                .get(0)
                .text("state", "waiting", "reason")
                .orElse("");
    }
}
