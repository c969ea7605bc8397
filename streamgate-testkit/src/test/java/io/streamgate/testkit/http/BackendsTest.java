package io.streamgate.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElector;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.streamgate.testkit.cluster.InMemoryCluster;
import io.streamgate.testkit.cluster.PodScript;
import io.streamgate.testkit.time.VirtualScheduler;
import java.time.Duration;
import java.util.Queue;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** fabric8's waiting, watching and electing, on each HTTP client that it comes with, in virtual time. */
@ParameterizedClass(name = "{0}")
@MethodSource("backends")
class BackendsTest {
    private static final Duration SOON = Duration.ofMinutes(1);

    private final VirtualScheduler time = new VirtualScheduler();
    private final InMemoryCluster cluster = InMemoryCluster.on(time);
    private final HttpCluster http = HttpCluster.serve(cluster);
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();
    private final KubernetesClient client;

    BackendsTest(Backend backend) {
        client = client(backend.factory(), http.config());
    }

    /** An HTTP client of fabric8. */
    record Backend(HttpClient.Factory factory) {
        @Override
        public String toString() {
            return factory.getClass().getSimpleName().replace("HttpClientFactory", "");
        }
    }

    static Stream<Backend> backends() {
        return ServiceLoader.load(HttpClient.Factory.class).stream().map(factory -> new Backend(factory.get()));
    }

    private static KubernetesClient client(HttpClient.Factory factory, Config config) {
        return new KubernetesClientBuilder()
                .withHttpClientFactory(factory)
                .withConfig(config)
                .build();
    }

    @AfterEach
    void close() {
        client.close();
        http.close();
    }

    @Test
    void aWaitOfHalfAnHourEndsWhenItsConditionHolds() throws Exception {
        cluster.image("slow:v1", PodScript.HEALTHY.readyAfter(Duration.ofMinutes(30)));
        client.resource(Objects.deployment("slow:v1", 3)).create();
        Deployment ready = http.await(
                () -> client.apps()
                        .deployments()
                        .withName("web")
                        .waitUntilCondition(web -> Objects.isAvailable(web, 3), 1, TimeUnit.HOURS),
                Duration.ofMinutes(31));
        assertThat(ready.getStatus().getReadyReplicas()).isEqualTo(3);
        assertThat(Duration.between(VirtualScheduler.START, time.now()))
                .isBetween(Duration.ofMinutes(30), Duration.ofMinutes(30).plusSeconds(2));
    }

    @Test
    void anInformerHearsOfEveryChangeAndGoesOnAfterACut() {
        try (SharedIndexInformer<ConfigMap> informer = client.configMaps().inform(handler())) {
            assertThat(informer.isRunning()).isTrue();
            client.resource(Objects.configMap("one", "1")).create();
            time.runUntil(() -> seen.contains("added one 1"), SOON);
            cluster.faults().cutWatches();
            client.resource(Objects.configMap("one", "2")).update();
            client.resource(Objects.configMap("two", "1")).create();
            time.runUntil(() -> seen.contains("added two 1"), SOON);
            cluster.faults().cutWatches();
            client.configMaps().withName("one").delete();
            cluster.compact();
            time.runUntil(() -> seen.contains("deleted one"), SOON);
            assertThat(seen).containsExactly("added one 1", "changed one 2", "added two 1", "deleted one");
            assertThat(informer.getStore().listKeys()).containsExactly("default/two");
        }
    }

    @Test
    void aWatchIsToldWhatHappensInOrder() {
        try (var watch = client.configMaps().watch(watcher())) {
            assertThat(watch).isNotNull();
            for (int i = 0; i < 20; i++) {
                client.resource(Objects.configMap("map-" + i, "1")).create();
            }
            client.configMaps().withName("map-0").delete();
            time.runUntil(() -> seen.contains("DELETED map-0"), SOON);
            assertThat(seen)
                    .hasSize(21)
                    .startsWith("ADDED map-0", "ADDED map-1")
                    .endsWith("DELETED map-0");
        }
    }

    @Test
    void oneOfTwoIsElectedAndTheOtherFollows() {
        CompletableFuture<?> first = elector("a").start();
        time.runUntil(() -> seen.contains("a leads"), SOON);
        CompletableFuture<?> second = elector("b").start();
        first.cancel(true);
        time.runUntil(() -> seen.contains("b leads"), SOON);
        assertThat(seen).containsSubsequence("a leads", "a stops", "b leads");
        second.cancel(true);
    }

    private LeaderElector elector(String name) {
        return client.leaderElector()
                .withConfig(new LeaderElectionConfigBuilder()
                        .withName("election")
                        .withLock(new LeaseLock("default", "election", name))
                        .withLeaseDuration(Duration.ofSeconds(3))
                        .withRenewDeadline(Duration.ofSeconds(2))
                        .withRetryPeriod(Duration.ofMillis(100))
                        .withReleaseOnCancel(true)
                        .withLeaderCallbacks(new LeaderCallbacks(
                                () -> seen.add(name + " leads"), () -> seen.add(name + " stops"), leader -> {}))
                        .build())
                .build();
    }

    private ResourceEventHandler<ConfigMap> handler() {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(ConfigMap map) {
                seen.add("added " + map.getMetadata().getName() + " "
                        + map.getData().get("key"));
            }

            @Override
            public void onUpdate(ConfigMap before, ConfigMap after) {
                seen.add("changed " + after.getMetadata().getName() + " "
                        + after.getData().get("key"));
            }

            @Override
            public void onDelete(ConfigMap map, boolean unknown) {
                seen.add("deleted " + map.getMetadata().getName());
            }
        };
    }

    private Watcher<ConfigMap> watcher() {
        return new Watcher<>() {
            @Override
            public void eventReceived(Action action, ConfigMap map) {
                seen.add(action + " " + map.getMetadata().getName());
            }

            @Override
            public void onClose(WatcherException cause) {
                seen.add("closed");
            }
        };
    }
}
