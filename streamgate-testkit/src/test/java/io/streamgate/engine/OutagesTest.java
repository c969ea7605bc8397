package io.streamgate.engine;

import static io.streamgate.engine.Plans.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.ClusterException;
import io.streamgate.Outcome;
import io.streamgate.RetryPolicy;
import io.streamgate.Rollout;
import io.streamgate.RolloutEvent;
import io.streamgate.RolloutHandle;
import io.streamgate.Steps;
import io.streamgate.Track;
import io.streamgate.Workload;
import io.streamgate.testkit.CoreHarness;
import io.streamgate.testkit.FakeCall;
import io.streamgate.testkit.FakePods;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ports do not answer, and what that does to deadlines. */
class OutagesTest {
    private final CoreHarness harness = new CoreHarness();
    private final Workload shop = harness.running("checkout", "v1", 3, Track.BLUE, Track.GREEN);

    private final Rollout waiting = release(shop, "v2", Plans.blueGreen(Steps.hold("wait", Duration.ofMinutes(2))));

    private void advance(int seconds) {
        harness.advance(Duration.ofSeconds(seconds));
    }

    private List<RolloutEvent.Delayed> delays() {
        return harness.events().stream()
                .filter(RolloutEvent.Delayed.class::isInstance)
                .map(RolloutEvent.Delayed.class::cast)
                .toList();
    }

    @Test
    void anOutageOnlyDelays() {
        RolloutHandle handle = harness.streamGate().start(waiting);
        advance(30);
        harness.calls().away();
        harness.cluster().resizeAs("kubectl", shop, Track.GREEN, 2);
        advance(60);
        harness.calls().back();
        assertThat(harness.end(handle)).isEqualTo(new Outcome.Promoted());
        assertThat(delays()).isNotEmpty();
    }

    @Test
    void triesAreFurtherAndFurtherApart() {
        RolloutHandle handle = harness.streamGate().start(waiting);
        advance(10);
        harness.calls().fail(FakeCall::isAction, ClusterException.Kind.UNREACHABLE, 8);
        harness.end(handle);
        assertThat(delays().stream().map(RolloutEvent.Delayed::retryIn).map(Duration::toMillis))
                .containsExactly(100L, 200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L);
    }

    @Test
    void theRetryPolicyDecides() {
        RetryPolicy seven = (failure, failures) -> Duration.ofSeconds(7);
        RolloutHandle handle =
                harness.start(builder -> builder.retry(seven)).streamGate().start(waiting);
        harness.calls().fail(FakeCall::isAction, ClusterException.Kind.UNREACHABLE, 2);
        harness.end(handle);
        assertThat(delays()).extracting(RolloutEvent.Delayed::retryIn).containsOnly(Duration.ofSeconds(7));
    }

    @Test
    void anOutageThatIsTooLongStrandsItAndItGoesOnLater() {
        RolloutHandle handle = harness.start(builder -> builder.unreachableFor(Duration.ofMinutes(1)))
                .streamGate()
                .start(waiting);
        advance(30);
        harness.calls().away();
        harness.cluster().resizeAs("kubectl", shop, Track.GREEN, 2);
        Instant since = harness.scheduler().now();
        Outcome outcome = harness.end(handle);
        assertThat(outcome).isInstanceOf(Outcome.Stranded.class);
        assertThat(outcome.toString())
                .contains("CLUSTER_UNREACHABLE", "no answer for 1 min", "start the same rollout again");
        assertThat(Duration.between(since, harness.scheduler().now()))
                .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(90));
        harness.calls().back();
        assertThat(harness.run(waiting)).isEqualTo(new Outcome.Promoted());
    }

    @Test
    void aClusterThatIsAwayFromTheStartStrandsWithoutHavingBegun() {
        harness.calls().away();
        Outcome outcome = harness.run(waiting);
        assertThat(outcome.toString()).contains("nothing was begun by this process");
    }

    @Test
    void aDeadlineCountsFromTheLastProgress() {
        harness.cluster().image("v2", FakePods.HEALTHY.readyIn(Duration.ofSeconds(100)));
        RolloutHandle handle = harness.streamGate().start(waiting);
        advance(90);
        harness.cluster().resizeAs("the autoscaler", shop, Track.BLUE, 4);
        assertThat(harness.end(handle))
                .as("pods came at 100 s and 190 s, never 120 s without any")
                .isEqualTo(new Outcome.Promoted());
    }

    @Test
    void aDeadlineIsExtendedByAnOutage() {
        harness.cluster().image("v2", FakePods.HEALTHY.readyIn(Duration.ofSeconds(170)));
        RolloutHandle handle = harness.streamGate().start(waiting);
        advance(20);
        harness.calls().away();
        advance(100);
        harness.calls().back();
        assertThat(harness.end(handle)).isEqualTo(new Outcome.Promoted());
    }

    @Test
    void aDeadlineIsExtendedByAPause() {
        harness.cluster().image("v2", FakePods.HEALTHY.readyIn(Duration.ofSeconds(170)));
        RolloutHandle handle = harness.streamGate().start(waiting);
        advance(20);
        handle.pause("ann");
        advance(100);
        handle.resume("ann");
        assertThat(harness.end(handle)).isEqualTo(new Outcome.Promoted());
    }

    @Test
    void aDeadlineIsExtendedByTheTimeWithoutADriver() {
        harness.cluster().image("v2", FakePods.HEALTHY.readyIn(Duration.ofSeconds(170)));
        harness.streamGate().start(waiting);
        advance(20);
        harness.program().process().kill();
        advance(100);
        harness.crash();
        assertThat(harness.run(waiting)).isEqualTo(new Outcome.Promoted());
    }

    @Test
    void aDeadlineThatHasPassedFails() {
        harness.cluster().image("v2", FakePods.HEALTHY.readyIn(Duration.ofSeconds(170)));
        assertThat(Plans.reason(harness.run(waiting)).message()).contains("no progress for 2 min");
    }
}
