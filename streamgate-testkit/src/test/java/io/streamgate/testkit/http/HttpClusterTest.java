package io.streamgate.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpClusterTest {
    private final InMemoryCluster cluster = InMemoryCluster.on(Scheduler.system())
            .namespace("shop")
            .image("demo:v1", PodScript.HEALTHY.readyAfter(Duration.ofMillis(20)));
    private final HttpCluster http = HttpCluster.serve(cluster);
    private final KubernetesClient client = client();

    private KubernetesClient client() {
        Config config = Config.empty();
        config.setMasterUrl(http.url());
        config.setNamespace("shop");
        config.setRequestRetryBackoffLimit(0);
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    @AfterEach
    void close() {
        client.close();
        http.close();
    }

    @Test
    void aDeploymentBecomesReadyBeforeFabric8() {
        client.resource(deployment()).create();
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
        client.resource(deployment()).create();
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
            client.resource(configMap("one", "1")).create();
            assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("ADDED one");
            client.configMaps().withName("one").delete();
            assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("DELETED one");
            assertThat(watch).isNotNull();
        }
    }

    @Test
    void applyFromTwoManagersIsAConflictUnlessForced() {
        client.resource(configMap("one", "1")).fieldManager("a").serverSideApply();
        assertThatThrownBy(() ->
                        client.resource(configMap("one", "2")).fieldManager("b").serverSideApply())
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        e -> assertThat(e.getCode()).isEqualTo(409));
        ConfigMap forced = client.resource(configMap("one", "2"))
                .fieldManager("b")
                .forceConflicts()
                .serverSideApply();
        assertThat(forced.getData()).containsEntry("key", "2");
    }

    @Test
    void jsonAndMergePatchesArrive() {
        client.resource(configMap("one", "1")).create();
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
        ConfigMap first = client.resource(configMap("one", "1")).create();
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
    void theServerTellsItsVersionAndKinds() {
        assertThat(client.getKubernetesVersion().getMinor()).isEqualTo("34");
        assertThat(client.supports("apps/v1", "Deployment")).isTrue();
    }

    private static ConfigMap configMap(String name, String value) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .addToData("key", value)
                .build();
    }

    private static Deployment deployment() {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName("web")
                .endMetadata()
                .withNewSpec()
                .withReplicas(2)
                .withNewSelector()
                .addToMatchLabels("app", "web")
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .addToLabels("app", "web")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("app")
                .withImage("demo:v1")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }
}
