package io.streamgate.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.streamgate.testkit.cluster.InMemoryCluster;
import io.streamgate.testkit.cluster.PodScript;
import io.streamgate.testkit.time.VirtualScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VirtualTimeOverHttpTest {
    private final VirtualScheduler time = new VirtualScheduler();
    private final InMemoryCluster cluster = InMemoryCluster.on(time);
    private final HttpCluster http = HttpCluster.serve(cluster);
    private final KubernetesClient client = http.client();

    @AfterEach
    void close() {
        client.close();
        http.close();
    }

    @Test
    void timeStandsStillUntilItIsMoved() {
        client.resource(Objects.deployment("demo:v1", 2)).create();
        assertThat(client.pods().list().getItems()).isEmpty();
        assertThat(time.now()).isEqualTo(VirtualScheduler.START);
        time.advance(Duration.ofMinutes(1));
        assertThat(client.pods().list().getItems()).hasSize(2);
        assertThat(time.now()).isEqualTo(VirtualScheduler.START.plusSeconds(60));
    }

    @Test
    void aClientThatReactsToAnEventDoesSoBeforeTimeMovesOn() {
        // Each pod is labelled by an informer's handler when it is first seen; a second later it is deleted.
        Queue<Instant> labelled = new ConcurrentLinkedQueue<>();
        client.pods().inform(new ResourceEventHandler<>() {
            @Override
            public void onAdd(Pod pod) {
                busy();
                client.resource(pod)
                        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"labels\":{\"seen\":\"yes\"}}}");
                labelled.add(cluster.now());
            }

            @Override
            public void onUpdate(Pod before, Pod after) {}

            @Override
            public void onDelete(Pod pod, boolean unknown) {}
        });
        client.resource(Objects.deployment("demo:v1", 3)).create();
        time.runUntil(() -> labelled.size() == 3, Duration.ofMinutes(1));
        assertThat(labelled).allMatch(at -> at.isBefore(VirtualScheduler.START.plusMillis(20)));
    }

    /** Longer than the server waits for those it does not see running. */
    private static void busy() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Test
    void halfAnHourWithAnInformerTakesMilliseconds() {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        client.configMaps().inform(added(seen));
        for (int minute = 1; minute <= 30; minute++) {
            String name = "minute-" + minute;
            time.after(
                    Duration.ofMinutes(minute),
                    () -> client.resource(Objects.configMap(name, "")).create());
        }
        long start = System.nanoTime();
        time.runUntil(() -> seen.size() == 30, Duration.ofMinutes(31));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(time.now()).isBetween(at(30), at(31));
    }

    @Test
    void aWaitThatCannotEndSaysSo() {
        cluster.image("never:v1", PodScript.HEALTHY.readyAfter(Duration.ofDays(365)));
        client.resource(Objects.deployment("never:v1", 1)).create();
        assertThatThrownBy(() -> http.await(
                        () -> client.apps()
                                .deployments()
                                .withName("web")
                                .waitUntilCondition(web -> Objects.isAvailable(web, 1), 1, TimeUnit.HOURS),
                        Duration.ofMinutes(30)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("has not come within PT30M of virtual time");
    }

    @Test
    void whatAnAwaitedCallThrowsIsThrown() {
        assertThatThrownBy(() -> http.await(
                        () -> {
                            throw new IllegalArgumentException("no");
                        },
                        Duration.ofMinutes(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no");
    }

    @Test
    void timeIsMovedByTheThreadThatMadeItOnly() throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread other = new Thread(() -> {
            cluster.now();
            try {
                time.advance(Duration.ofSeconds(1));
            } catch (IllegalStateException e) {
                thrown.set(e);
            }
        });
        other.start();
        other.join();
        assertThat(thrown.get()).hasMessageContaining("virtual time belongs to thread");
    }

    @Test
    void aWatchOfTenMinutesEndsAfterTenVirtualMinutes() {
        client.configMaps()
                .withName("one")
                .watch(new ListOptionsBuilder().withTimeoutSeconds(600L).build(), new Watcher<>() {
                    @Override
                    public void eventReceived(Action action, ConfigMap map) {}

                    @Override
                    public void onClose(WatcherException cause) {}
                });
        time.advance(Duration.ofMinutes(9));
        assertThat(cluster.openWatches()).isEqualTo(1);
        long watches = watchCalls();
        time.advance(Duration.ofMinutes(2));
        time.runUntil(() -> watchCalls() == watches + 1, Duration.ofMinutes(1));
    }

    private long watchCalls() {
        return cluster.calls().stream()
                .filter(call -> call.verb().equals("watch"))
                .count();
    }

    private static Instant at(int minute) {
        return VirtualScheduler.START.plus(Duration.ofMinutes(minute));
    }

    private static ResourceEventHandler<ConfigMap> added(Queue<String> seen) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(ConfigMap map) {
                seen.add(map.getMetadata().getName());
            }

            @Override
            public void onUpdate(ConfigMap before, ConfigMap after) {}

            @Override
            public void onDelete(ConfigMap map, boolean unknown) {}
        };
    }
}
