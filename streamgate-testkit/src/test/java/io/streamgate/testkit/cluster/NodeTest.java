package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.time.VirtualScheduler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeTest {
    private final VirtualScheduler time = new VirtualScheduler();
    private InMemoryCluster cluster = InMemoryCluster.on(time).namespace("shop");

    @AfterEach
    void noTaskFailed() {
        assertThat(time.failures()).isEmpty();
    }

    @Test
    void thereAreTwoReadyOnesWithRoom() {
        List<Resource> nodes = cluster.objects(Kinds.NODE, "");
        assertThat(nodes).extracting(Resource::name).containsExactly("node-a", "node-b");
        Resource node = nodes.get(0);
        assertThat(Conditions.isTrue(node.json().get("status"), "Ready")).isTrue();
        assertThat(node.text("status", "allocatable", "cpu")).contains("1000");
        assertThat(node.labels()).containsEntry("kubernetes.io/hostname", "node-a");
    }

    @Test
    void podsSpreadEvenly() {
        create(Samples.deployment("web", "demo:v1", 6));
        assertThat(perNode()).isEqualTo(Map.of("node-a", 3, "node-b", 3));
    }

    @Test
    void aPodThatFitsNowhereWaitsAndSaysWhy() {
        small("1", "1Gi", 10);
        create(asking("web", 3, "400m", "100Mi"));
        assertThat(perNode()).isEqualTo(Map.of("", 1, "one", 2));
        assertThat(refusal())
                .isEqualTo(
                        "0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: 0/1 nodes are available: "
                                + "1 No preemption victims found for incoming pod.");
    }

    @Test
    void oneThatAsksForMoreThanThereIsWillNotBeHelpedByOthersLeaving() {
        small("1", "1Gi", 10);
        create(asking("web", 1, "2", "2Gi"));
        assertThat(refusal())
                .isEqualTo(
                        "0/1 nodes are available: 1 Insufficient cpu, 1 Insufficient memory. no new claims to deallocate, preemption: 0/1 nodes "
                                + "are available: 1 Preemption is not helpful for scheduling.");
    }

    @Test
    void aWaitingPodGoesWhereRoomIsMade() {
        small("1", "1Gi", 10);
        create(asking("web", 1, "800m", "100Mi"));
        create(asking("late", 1, "800m", "100Mi"));
        assertThat(perNode()).isEqualTo(Map.of("", 1, "one", 1));
        cluster.api().patch(new Ref(Kind.DEPLOYMENT, "shop", "web"), ClusterFixture.scale(0), false);
        time.advance(Duration.ofSeconds(40));
        assertThat(perNode()).isEqualTo(Map.of("one", 1));
        assertThat(pods().get(0).name()).startsWith("late-");
    }

    @Test
    void aNodeTakesOnlySoManyPods() {
        small("100", "100Gi", 2);
        create(Samples.deployment("web", "demo:v1", 3));
        assertThat(refusal()).startsWith("0/1 nodes are available: 1 Too many pods. ");
    }

    @Test
    void aTaintedNodeTakesThoseThatTolerateIt() {
        cluster = InMemoryCluster.builder(time)
                .node(ClusterNode.named("one").taint("dedicated=db:NoSchedule"))
                .build()
                .namespace("shop");
        create(Samples.deployment("web", "demo:v1", 1));
        assertThat(refusal()).startsWith("0/1 nodes are available: 1 node(s) had untolerated taint(s). ");
        create(Tree.with(
                Samples.deployment("db", "demo:v1", 1),
                List.of(Map.of("key", "dedicated", "operator", "Equal", "value", "db", "effect", "NoSchedule")),
                "spec",
                "template",
                "spec",
                "tolerations"));
        assertThat(perNode()).isEqualTo(Map.of("", 1, "one", 1));
    }

    @Test
    void aPodGoesToTheNodeThatItSelects() {
        cluster = InMemoryCluster.builder(time)
                .node(ClusterNode.named("plain"))
                .node(ClusterNode.named("fast").label("disk", "ssd"))
                .build()
                .namespace("shop");
        create(Tree.with(
                Samples.deployment("web", "demo:v1", 3),
                Map.of("disk", "ssd"),
                "spec",
                "template",
                "spec",
                "nodeSelector"));
        assertThat(perNode()).isEqualTo(Map.of("fast", 3));
    }

    @Test
    void aCordonedNodeTakesNoMoreUntilItIsUncordoned() {
        cordon("node-a", true);
        cordon("node-b", true);
        create(Samples.deployment("web", "demo:v1", 1));
        assertThat(refusal()).startsWith("0/2 nodes are available: 2 node(s) were unschedulable. ");
        cordon("node-b", false);
        time.advance(Duration.ofSeconds(2));
        assertThat(perNode()).isEqualTo(Map.of("node-b", 1));
    }

    @Test
    void antiAffinityThatIsRequiredLeavesTheThirdPodWithoutANode() {
        Map<String, ?> term = Map.of(
                "labelSelector", Map.of("matchLabels", Map.of("app", "web")), "topologyKey", "kubernetes.io/hostname");
        create(Tree.with(
                Samples.deployment("web", "demo:v1", 3),
                List.of(term),
                "spec",
                "template",
                "spec",
                "affinity",
                "podAntiAffinity",
                "requiredDuringSchedulingIgnoredDuringExecution"));
        assertThat(perNode()).isEqualTo(Map.of("", 1, "node-a", 1, "node-b", 1));
        assertThat(refusal()).startsWith("0/2 nodes are available: 2 node(s) didn't match pod anti-affinity rules. ");
    }

    @Test
    void whatRanOnAFailedNodeIsNotReadyAfterAMinuteAndReplacedAfterSix() {
        create(Samples.deployment("web", "demo:v1", 2));
        time.advance(Duration.ofSeconds(5));
        cluster.failNode("node-a");
        time.advance(Duration.ofSeconds(45));
        assertThat(ready()).isEqualTo(2);
        time.advance(Duration.ofSeconds(10));
        assertThat(ready()).isEqualTo(1);
        Resource node = cluster.objects(Kinds.NODE, "").get(0);
        assertThat(Tree.text(ClusterFixture.condition(node, "Ready"), "status")).isEqualTo("Unknown");
        assertThat(Taints.has(node, Taints.UNREACHABLE)).isTrue();
        time.advance(Duration.ofMinutes(5));
        assertThat(perNode()).isEqualTo(Map.of("node-a", 1, "node-b", 2));
        assertThat(ready()).isEqualTo(2);
    }

    @Test
    void aPodSaysItselfHowLongItStaysOnALostNode() {
        create(Tree.with(
                Samples.deployment("web", "demo:v1", 2),
                List.of(Map.of(
                        "key",
                        Taints.UNREACHABLE,
                        "operator",
                        "Exists",
                        "effect",
                        "NoExecute",
                        "tolerationSeconds",
                        10)),
                "spec",
                "template",
                "spec",
                "tolerations"));
        time.advance(Duration.ofSeconds(5));
        cluster.failNode("node-a");
        time.advance(Duration.ofSeconds(75));
        assertThat(perNode()).isEqualTo(Map.of("node-a", 1, "node-b", 2));
        assertThat(pods().get(0).list("spec", "tolerations")).hasSize(2);
    }

    @Test
    void aNodeThatIsBackLetsGoOfWhatWasReplaced() {
        create(Samples.deployment("web", "demo:v1", 2));
        time.advance(Duration.ofSeconds(5));
        cluster.failNode("node-a");
        time.advance(Duration.ofMinutes(6));
        cluster.recoverNode("node-a");
        time.advance(Duration.ofSeconds(5));
        assertThat(perNode()).isEqualTo(Map.of("node-b", 2));
        Resource node = cluster.objects(Kinds.NODE, "").get(0);
        assertThat(Conditions.isTrue(node.json().get("status"), "Ready")).isTrue();
        assertThat(Taints.of(node)).isEmpty();
    }

    @Test
    void oneThatComesBackSoonStartsItsPodsAgain() {
        create(Samples.deployment("web", "demo:v1", 2));
        time.advance(Duration.ofSeconds(5));
        cluster.failNode("node-a");
        time.advance(Duration.ofSeconds(60));
        cluster.recoverNode("node-a");
        time.advance(Duration.ofSeconds(5));
        assertThat(ready()).isEqualTo(2);
        assertThat(pods().stream()
                        .map(pod -> Tree.number(
                                Tree.list(pod.json(), "status", "containerStatuses")
                                        .get(0),
                                0,
                                "restartCount")))
                .containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void aTaintThatForbidsStayingDrivesPodsAway() {
        create(Samples.deployment("web", "demo:v1", 2));
        time.advance(Duration.ofSeconds(5));
        cluster.api()
                .patch(
                        new Ref(Kinds.NODE, "", "node-a"),
                        ClusterFixture.merge(Map.of(
                                "spec", Map.of("taints", List.of(Map.of("key", "repair", "effect", "NoExecute"))))),
                        false);
        time.advance(Duration.ofSeconds(10));
        assertThat(perNode()).isEqualTo(Map.of("node-b", 2));
    }

    @Test
    void thePodsOfANodeThatIsTakenAwayGoAfterAWhile() {
        create(Samples.deployment("web", "demo:v1", 2));
        cluster.failNode("node-a");
        cluster.api().delete(new Ref(Kinds.NODE, "", "node-a"), "");
        time.advance(Duration.ofSeconds(50));
        assertThat(perNode()).isEqualTo(Map.of("node-b", 2));
    }

    @Test
    void aNodeThatIsNotThereCanNotFail() {
        assertThatThrownBy(() -> cluster.failNode("node-z"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no node node-z in this cluster; it has [node-a, node-b]");
    }

    private void small(String cpu, String memory, int pods) {
        cluster = InMemoryCluster.builder(time)
                .node(ClusterNode.named("one").cpu(cpu).memory(memory).pods(pods))
                .build()
                .namespace("shop");
    }

    private void create(Resource deployment) {
        cluster.api().create(Kind.DEPLOYMENT, deployment);
        time.advance(Duration.ofSeconds(2));
    }

    private static Resource asking(String name, int replicas, String cpu, String memory) {
        Map<String, ?> container = Map.of(
                "name",
                "app",
                "image",
                "demo:v1",
                "resources",
                Map.of("requests", Map.of("cpu", cpu, "memory", memory)));
        return Tree.with(
                Samples.deployment(name, "demo:v1", replicas),
                List.of(container),
                "spec",
                "template",
                "spec",
                "containers");
    }

    private void cordon(String node, boolean unschedulable) {
        cluster.api()
                .patch(
                        new Ref(Kinds.NODE, "", node),
                        new Patch(Patch.Type.MERGE, Map.of("spec", Map.of("unschedulable", unschedulable))),
                        false);
    }

    private List<Resource> pods() {
        return cluster.objects(Kind.POD, "shop");
    }

    private Map<String, Integer> perNode() {
        Map<String, Integer> counts = new TreeMap<>();
        pods().forEach(pod -> counts.merge(pod.text("spec", "nodeName").orElse(""), 1, Integer::sum));
        return counts;
    }

    private long ready() {
        return pods().stream().filter(Workloads::isPodReady).count();
    }

    private String refusal() {
        return pods().stream()
                .map(pod -> ClusterFixture.condition(pod, "PodScheduled"))
                .filter(condition -> Tree.text(condition, "reason").equals("Unschedulable"))
                .map(condition -> Tree.text(condition, "message"))
                .findFirst()
                .orElse("");
    }
}
