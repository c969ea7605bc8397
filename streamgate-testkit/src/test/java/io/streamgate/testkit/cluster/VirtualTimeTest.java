package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgate.testkit.time.VirtualProcess;
import io.streamgate.testkit.time.VirtualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
    private final VirtualScheduler time = new VirtualScheduler();
    private final List<String> done = new ArrayList<>();

    @Test
    void tasksRunInTheOrderOfTheirTimesAndThenOfTheirScheduling() {
        time.after(Duration.ofSeconds(2), () -> done.add("late"));
        time.after(Duration.ofSeconds(1), () -> done.add("first"));
        time.after(Duration.ofSeconds(1), () -> done.add("second"));
        time.offload(() -> done.add("now"));
        time.advance(Duration.ofSeconds(1));
        assertThat(done).containsExactly("now", "first", "second");
        assertThat(time.now()).isEqualTo(VirtualScheduler.START.plusSeconds(1));
        assertThat(time.pending()).isOne();
    }

    @Test
    void aKilledProcessDoesNothingAnyMoreWhileOthersGoOn() {
        VirtualProcess process = time.process();
        process.after(Duration.ofSeconds(1), () -> done.add("dead"));
        time.after(Duration.ofSeconds(1), () -> done.add("alive"));
        process.kill();
        process.offload(() -> done.add("dead too"));
        time.advance(Duration.ofSeconds(2));
        assertThat(done).containsExactly("alive");
    }

    @Test
    void aProcessKilledWhileItRunsStopsWhereTheWorldIsTouched() {
        VirtualProcess process = time.process();
        InMemoryCluster cluster = InMemoryCluster.on(time).namespace("shop");
        var api = cluster.api(process);
        process.offload(() -> {
            process.kill();
            api.create(io.streamgate.k8s.api.Kind.CONFIG_MAP, Samples.configMap("a", java.util.Map.of()));
            done.add("went on");
        });
        time.advance(Duration.ofSeconds(1));
        assertThat(done).isEmpty();
        assertThat(time.failures()).isEmpty();
        assertThat(cluster.objects(io.streamgate.k8s.api.Kind.CONFIG_MAP, "shop"))
                .isEmpty();
    }

    @Test
    void anotherThreadIsToldWhoseTimeItIs() {
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> time.offload(() -> {}));
        assertThatThrownBy(other::join).hasMessageContaining("virtual time belongs to thread");
    }

    @Test
    void awaitingWhatNothingBringsAboutFailsAtOnce() {
        assertThatThrownBy(() -> time.await(new CompletableFuture<>(), Duration.ofDays(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("nothing is left to run");
    }

    @Test
    void awaitingLongerThanTheLimitFails() {
        time.after(Duration.ofHours(2), () -> {});
        assertThatThrownBy(() -> time.runUntil(() -> false, Duration.ofHours(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("PT1H");
    }

    @Test
    void aTaskThatThrowsIsKeptAndHarmsNoOther() {
        time.offload(() -> {
            throw new IllegalStateException("on purpose");
        });
        time.offload(() -> done.add("next"));
        time.advance(Duration.ZERO);
        assertThat(done).containsExactly("next");
        assertThat(time.failures()).hasSize(1);
    }
}
