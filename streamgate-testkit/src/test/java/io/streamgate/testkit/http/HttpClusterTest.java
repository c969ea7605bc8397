package io.streamgate.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.streamgate.Scheduler;
import io.streamgate.testkit.cluster.Fault;
import io.streamgate.testkit.cluster.InMemoryCluster;
import io.streamgate.testkit.cluster.PodScript;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@InMemoryKubernetes(realTime = true, namespaces = "shop")
class HttpClusterTest {
    private InMemoryCluster cluster;
    private KubernetesClient client;

    @Test
    void aDeploymentBecomesReadyBeforeFabric8() {
        cluster.image("demo:v1", PodScript.HEALTHY.readyAfter(Duration.ofMillis(20)));
        client.resource(Objects.deployment("demo:v1", 2)).create();
        Deployment ready = client.apps()
                .deployments()
                .withName("web")
                .waitUntilCondition(
                        web -> web != null
                                && web.getStatus() != null
                                && Integer.valueOf(2).equals(web.getStatus().getAvailableReplicas()),
                        10,
                        TimeUnit.SECONDS);
        assertThat(ready.getSpec().getStrategy().getType()).isEqualTo("RollingUpdate");
        assertThat(client.pods().withLabel("app", "web").list().getItems()).hasSize(2);
    }

    @Test
    void itsSizeIsReadAndSetThroughScale() {
        client.resource(Objects.deployment("demo:v1", 2)).create();
        client.apps().deployments().withName("web").scale(5);
        assertThat(client.apps().deployments().withName("web").scale().getSpec().getReplicas())
                .isEqualTo(5);
    }

    @Test
    void fabric8WatchesByHttpWhereWebSocketsAreRefused() throws InterruptedException {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        try (var watch = client.configMaps().watch(new Watcher<ConfigMap>() {
            @Override
            public void eventReceived(Action action, ConfigMap map) {
                seen.add(action + " " + map.getMetadata().getName());
            }

            @Override
            public void onClose(WatcherException cause) {
                seen.add("closed");
            }
        })) {
            client.resource(Objects.configMap("one", "1")).create();
            assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("ADDED one");
            client.configMaps().withName("one").delete();
            assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("DELETED one");
            assertThat(watch).isNotNull();
        }
    }

    @Test
    void applyFromTwoManagersIsAConflictUnlessForced() {
        client.resource(Objects.configMap("one", "1")).fieldManager("a").serverSideApply();
        assertThatThrownBy(() -> client.resource(Objects.configMap("one", "2"))
                        .fieldManager("b")
                        .serverSideApply())
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        e -> assertThat(e.getCode()).isEqualTo(409));
        ConfigMap forced = client.resource(Objects.configMap("one", "2"))
                .fieldManager("b")
                .forceConflicts()
                .serverSideApply();
        assertThat(forced.getData()).containsEntry("key", "2");
    }

    @Test
    void jsonAndMergePatchesArrive() {
        client.resource(Objects.configMap("one", "1")).create();
        client.configMaps()
                .withName("one")
                .patch(PatchContext.of(PatchType.JSON), "[{\"op\":\"add\",\"path\":\"/data/b\",\"value\":\"2\"}]");
        ConfigMap patched = client.configMaps()
                .withName("one")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"data\":{\"key\":null}}");
        assertThat(patched.getData()).isEqualTo(Map.of("b", "2"));
    }

    @Test
    void aStaleUpdateIsAConflict() {
        ConfigMap first = client.resource(Objects.configMap("one", "1")).create();
        client.configMaps().withName("one").patch(PatchContext.of(PatchType.JSON_MERGE), "{\"data\":{\"a\":\"b\"}}");
        first.getData().put("c", "d");
        assertThatThrownBy(() -> client.resource(first).update())
                .isInstanceOfSatisfying(KubernetesClientException.class, e -> {
                    assertThat(e.getCode()).isEqualTo(409);
                    assertThat(e.getStatus().getReason()).isEqualTo("Conflict");
                });
    }

    @Test
    void aRequestThatGetsNoAnswerHasNoCode() {
        cluster.faults().away();
        assertThatThrownBy(() -> client.configMaps().list())
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        e -> assertThat(e.getCode()).isLessThanOrEqualTo(0));
        cluster.faults().back();
        cluster.faults().on(call -> call.verb().equals("list"), Fault.refused(503), 1);
        assertThatThrownBy(() -> client.configMaps().list())
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        e -> assertThat(e.getCode()).isEqualTo(503));
        assertThat(client.configMaps().list().getItems()).isEmpty();
    }

    @Test
    void awaitingACallIsMakingItWhereTimeIsReal(HttpCluster http) {
        assertThat(cluster.scheduler()).isSameAs(Scheduler.system());
        client.resource(Objects.deployment("demo:v1", 1)).create();
        assertThat(http.await(
                        () -> client.apps().deployments().withName("web").waitUntilReady(10, TimeUnit.SECONDS),
                        Duration.ofSeconds(10)))
                .isNotNull();
    }

    @Test
    void theServerTellsItsVersionAndKinds() {
        assertThat(client.getKubernetesVersion().getMinor()).isEqualTo("34");
        assertThat(client.supports("apps/v1", "Deployment")).isTrue();
    }
}
