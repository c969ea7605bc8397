package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplicaSetTest extends ClusterFixture {
    private final Ref set = new Ref(Kind.REPLICA_SET, "shop", "web");

    @Test
    void itAdoptsAPodThatItsSelectorMatches() {
        Resource pod = api.create(Kind.POD, pod("stray"));
        create(2);
        assertThat(pods()).hasSize(2);
        Resource adopted = api.get(new Ref(Kind.POD, "shop", "stray"));
        assertThat(adopted.uid()).isEqualTo(pod.uid());
        assertThat(Workloads.controllerUid(adopted)).isEqualTo(api.get(set).uid());
    }

    @Test
    void itLetsGoOfAPodThatItsSelectorNoLongerMatches() {
        create(2);
        String name = pods().get(0).name();
        api.patch(
                new Ref(Kind.POD, "shop", name),
                merge(Map.of("metadata", Map.of("labels", Map.of("app", "quarantine")))),
                false);
        time.advance(Duration.ofSeconds(5));
        assertThat(pods()).hasSize(3);
        assertThat(Workloads.controller(api.get(new Ref(Kind.POD, "shop", name))))
                .isNull();
        assertThat(api.get(set).number("status", "readyReplicas")).contains(2L);
    }

    @Test
    void aPodThatIsCheapToDeleteGoesFirst() {
        create(3);
        String cheap = pods().get(1).name();
        api.patch(
                new Ref(Kind.POD, "shop", cheap),
                merge(Map.of(
                        "metadata", Map.of("annotations", Map.of("controller.kubernetes.io/pod-deletion-cost", "-5")))),
                false);
        api.patch(set, scale(2), false);
        time.advance(Duration.ofSeconds(10));
        assertThat(pods()).hasSize(2).extracting(Resource::name).doesNotContain(cheap);
    }

    @Test
    void aPodOnTheFullerNodeGoesBeforeOneThatIsAlone() {
        create(3);
        api.patch(set, scale(2), false);
        time.advance(Duration.ofSeconds(10));
        assertThat(pods())
                .extracting(pod -> pod.text("spec", "nodeName").orElse(""))
                .containsExactlyInAnyOrder("node-a", "node-b");
    }

    @Test
    void aPodWithoutANodeGoesBeforeAllOthers() {
        for (String node : List.of("node-a", "node-b")) {
            api.patch(new Ref(Kinds.NODE, "", node), merge(Map.of("spec", Map.of("unschedulable", true))), false);
        }
        create(1);
        String waiting = pods().get(0).name();
        api.patch(new Ref(Kinds.NODE, "", "node-a"), merge(Map.of("spec", Map.of("unschedulable", false))), false);
        time.advance(Duration.ofSeconds(5));
        api.patch(new Ref(Kinds.NODE, "", "node-a"), merge(Map.of("spec", Map.of("unschedulable", true))), false);
        api.patch(set, scale(2), false);
        time.advance(Duration.ofSeconds(60));
        api.patch(set, scale(1), false);
        time.advance(Duration.ofSeconds(10));
        assertThat(pods()).extracting(Resource::name).containsExactly(waiting);
    }

    @Test
    void onceAQuotaIsRaisedItGoesOn() {
        Resource quota = new Resource(Tree.of(
                "metadata", Map.of("name", "few", "namespace", "shop"), "spec", Map.of("hard", Map.of("pods", "1"))));
        api.create(Kind.RESOURCE_QUOTA, quota);
        create(2);
        assertThat(Tree.text(condition(api.get(set), "ReplicaFailure"), "reason"))
                .isEqualTo("FailedCreate");
        api.patch(
                new Ref(Kind.RESOURCE_QUOTA, "shop", "few"),
                merge(Map.of("spec", Map.of("hard", Map.of("pods", "5")))),
                false);
        time.advance(Duration.ofSeconds(30));
        assertThat(api.get(set).number("status", "readyReplicas")).contains(2L);
        assertThat(condition(api.get(set), "ReplicaFailure")).isEmpty();
    }

    private void create(int replicas) {
        api.create(
                Kind.REPLICA_SET,
                new Resource(Tree.of(
                        "metadata",
                        Tree.of("name", "web", "namespace", "shop", "labels", Samples.labels("web")),
                        "spec",
                        Tree.of(
                                "replicas",
                                replicas,
                                "selector",
                                Map.of("matchLabels", Samples.labels("web")),
                                "template",
                                Samples.template("web", "demo:v1")))));
        time.advance(Duration.ofSeconds(5));
    }

    private static Resource pod(String name) {
        FrozenMap template = Samples.template("web", "demo:v1");
        return new Resource(Tree.of(
                "metadata",
                Tree.of("name", name, "namespace", "shop", "labels", Samples.labels("web")),
                "spec",
                template.get("spec")));
    }
}
