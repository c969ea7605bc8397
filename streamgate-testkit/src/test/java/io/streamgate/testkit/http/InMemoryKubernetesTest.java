package io.streamgate.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streamgate.Scheduler;
import io.streamgate.testkit.cluster.InMemoryCluster;
import io.streamgate.testkit.time.VirtualScheduler;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@InMemoryKubernetes(namespaces = {"shop", "till"})
class InMemoryKubernetesTest {
    private KubernetesClient client;
    private VirtualScheduler time;

    @BeforeEach
    void something(KubernetesClient given, InMemoryCluster cluster) {
        assertThat(given).isSameAs(client);
        assertThat(cluster.scheduler()).isSameAs(time);
    }

    @RepeatedTest(2)
    void eachTestHasAClusterOfItsOwn() {
        assertThat(client.configMaps().list().getItems()).isEmpty();
        client.resource(Objects.configMap("one", "1")).create();
        assertThat(client.configMaps().inNamespace("shop").withName("one").get())
                .isNotNull();
    }

    @Test
    void aDeploymentBecomesReadyInVirtualTime() {
        client.resource(Objects.deployment("demo:v1", 2)).create();
        time.advance(Duration.ofMinutes(1));
        assertThat(client.apps().deployments().withName("web").isReady()).isTrue();
    }

    @Nested
    class InANestedClass {
        private HttpCluster http;

        @Test
        void fieldsOfBothAreGiven() {
            assertThat(http.url()).isEqualTo(client.getMasterUrl().toString().replaceFirst("/$", ""));
        }
    }

    @Test
    void aClusterIsClosedOnce() {
        HttpCluster http = HttpCluster.serve(InMemoryCluster.on(Scheduler.system()));
        http.close();
        assertThatThrownBy(http::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this HttpCluster was closed and then closed again; close it once, after its last use, by"
                        + " try-with-resources or by leaving it to @InMemoryKubernetes");
        assertThatThrownBy(http::client)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed and then asked for its address");
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        try (HttpCluster http = HttpCluster.serve(InMemoryCluster.on(Scheduler.system()))) {
            int port = Integer.parseInt(http.url().replaceFirst(".*:", ""));
            assertThatThrownBy(() -> HttpCluster.serve(InMemoryCluster.on(Scheduler.system()), port))
                    .hasMessageContaining("port " + port + " of this machine can't be served on");
        }
    }
}
