package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvictionTest extends ClusterFixture {
    private static final Ref BUDGET = new Ref(Kind.POD_DISRUPTION_BUDGET, "shop", "web");

    private final Verbs verbs = cluster.as("test");

    @Test
    void aPodWithoutABudgetIsEvicted() {
        deploy("demo:v1", 2);
        Resource answer = evict(pods().get(0));
        assertThat(answer.text("status")).contains("Success");
        assertThat(answer.number("code")).contains(201L);
        Resource evicted =
                pods().stream().filter(Resource::isDeleting).findFirst().orElseThrow();
        assertThat(condition(evicted, "DisruptionTarget"))
                .containsEntry("reason", "EvictionByEvictionAPI")
                .containsEntry("status", "True");
    }

    @Test
    void aBudgetTellsHowManyMayGo() {
        deploy("demo:v1", 3);
        budget("minAvailable", 2);
        FrozenMap status = Tree.map(api.get(BUDGET).json(), "status");
        assertThat(status)
                .containsEntry("expectedPods", 3)
                .containsEntry("currentHealthy", 3)
                .containsEntry("desiredHealthy", 2)
                .containsEntry("disruptionsAllowed", 1)
                .containsEntry("observedGeneration", 1);
        assertThat(condition(api.get(BUDGET), "DisruptionAllowed"))
                .containsEntry("status", "True")
                .containsEntry("reason", "SufficientPods");
    }

    @Test
    void sharesAreOfWhatTheDeploymentAsksFor() {
        deploy("demo:v1", 3);
        budget("maxUnavailable", "50%");
        assertThat(api.get(BUDGET).number("status", "desiredHealthy")).contains(1L);
        assertThat(api.get(BUDGET).number("status", "expectedPods")).contains(3L);
    }

    @Test
    void aPodThatTheBudgetKeepsIsNotEvicted() {
        deploy("demo:v1", 3);
        budget("minAvailable", 3);
        ApiException e = refused(() -> evict(pods().get(0)));
        assertThat(e.code()).isEqualTo(429);
        assertThat(e.reason()).isEqualTo("TooManyRequests");
        assertThat(e).hasMessageStartingWith("Cannot evict pod as it would violate the pod's disruption budget.");
        assertThat(pods()).noneMatch(Resource::isDeleting);
    }

    @Test
    void oneEvictionUsesUpTheBudgetAtOnceAndAReadyPodGivesItBack() {
        deploy("demo:v1", 3);
        budget("minAvailable", 2);
        Resource first = pods().get(0);
        Resource second = pods().get(1);
        evict(first);
        assertThat(refused(() -> evict(second)).code()).isEqualTo(429);
        time.advance(Duration.ofMinutes(1));
        evict(second);
    }

    @Test
    void aBudgetThatWasJustChangedIsNotTrusted() {
        deploy("demo:v1", 3);
        budget("minAvailable", 1);
        api.patch(BUDGET, merge(Map.of("spec", Map.of("minAvailable", 2))), false);
        assertThat(refused(() -> evict(pods().get(0))).code()).isEqualTo(429);
    }

    @Test
    void aPodThatIsNotReadyGoesWhileTheOthersSuffice() {
        deploy("demo:v1", 3);
        budget("minAvailable", 2);
        Resource ill = pods().get(0);
        cluster.ready("shop", ill.name(), false);
        time.advance(Duration.ofSeconds(1));
        assertThat(api.get(BUDGET).number("status", "disruptionsAllowed")).contains(0L);
        assertThat(refused(() -> evict(pods().get(1))).code()).isEqualTo(429);
        evict(ill);
    }

    @Test
    void aDryRunEvictsNobody() {
        deploy("demo:v1", 2);
        verbs.evict(ref(pods().get(0)), eviction(pods().get(0).name()), true);
        assertThat(pods()).noneMatch(Resource::isDeleting);
    }

    @Test
    void anEvictionNamesItsPod() {
        deploy("demo:v1", 1);
        assertThat(refused(() -> verbs.evict(ref(pods().get(0)), eviction("other"), false)))
                .hasMessage("name in URL does not match name in Eviction object");
        assertThat(refused(() -> verbs.evict(new Ref(Kind.POD, "shop", "none"), eviction("none"), false)))
                .hasMessage("pods \"none\" not found");
    }

    @Test
    void aPodIsBoundOnce() {
        deploy("demo:v1", 1);
        Resource pod = pods().get(0);
        Resource binding = new Resource(Tree.of("target", Tree.of("kind", "Node", "name", "node-b")));
        assertThat(refused(() -> verbs.bind(ref(pod), binding, false)))
                .hasMessage("Operation cannot be fulfilled on pods/binding \"" + pod.name() + "\": pod " + pod.name()
                        + " is already assigned to node \""
                        + pod.text("spec", "nodeName").orElseThrow() + "\"");
    }

    private Resource evict(Resource pod) {
        return verbs.evict(ref(pod), eviction(pod.name()), false);
    }

    private void budget(String field, Object value) {
        api.create(
                Kind.POD_DISRUPTION_BUDGET,
                new Resource(Tree.of(
                        "metadata",
                        Tree.of("name", "web", "namespace", "shop"),
                        "spec",
                        Tree.of(field, value, "selector", Tree.of("matchLabels", Samples.labels("web"))))));
        time.advance(Duration.ofSeconds(1));
    }

    private static Ref ref(Resource pod) {
        return new Ref(Kind.POD, "shop", pod.name());
    }

    private static Resource eviction(String name) {
        return new Resource(Tree.of("apiVersion", "policy/v1", "kind", "Eviction", "metadata", Tree.of("name", name)));
    }
}
