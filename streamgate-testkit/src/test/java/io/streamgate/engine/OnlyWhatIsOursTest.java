package io.streamgate.engine;

import static io.streamgate.engine.Plans.reason;
import static io.streamgate.engine.Plans.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.Outcome;
import io.streamgate.Reason;
import io.streamgate.Rollout;
import io.streamgate.RolloutHandle;
import io.streamgate.Route;
import io.streamgate.Steps;
import io.streamgate.Track;
import io.streamgate.Workload;
import io.streamgate.testkit.CoreHarness;
import io.streamgate.testkit.FakeCall;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The eighth thing that a user can rely on: only what is ours, and never a write war. */
class OnlyWhatIsOursTest {
    private final CoreHarness harness = new CoreHarness();
    private final Workload shop = harness.running("checkout", "v1", 3, Track.BLUE, Track.GREEN);
    private final Rollout waiting = release(shop, "v2", Plans.blueGreen(Steps.hold("wait", Duration.ofMinutes(5))));

    private void advance(int seconds) {
        harness.advance(Duration.ofSeconds(seconds));
    }

    private long writes() {
        return harness.calls().all().stream().filter(FakeCall::isWrite).count();
    }

    @Test
    void inAnEndStateAnUnchangedWorldCausesNoWrites() {
        harness.run(waiting);
        long before = writes();
        advance(3600);
        assertThat(writes()).isEqualTo(before);
    }

    @Test
    void startingWhatIsLiveAlreadyWritesNothing() {
        harness.run(waiting);
        long before = writes();
        assertThat(harness.run(waiting)).isEqualTo(new Outcome.Unchanged());
        assertThat(writes()).isEqualTo(before);
    }

    @Test
    void aLongWaitWritesNothingButTheLease() {
        RolloutHandle handle = harness.streamGate().start(waiting);
        advance(60);
        long before = harness.calls().all().stream()
                .filter(call -> call.isWrite() && !call.verb().equals("acquire"))
                .count();
        advance(200);
        assertThat(harness.calls().all().stream()
                        .filter(call -> call.isWrite() && !call.verb().equals("acquire")))
                .hasSize((int) before);
        harness.end(handle);
    }

    @Test
    void whatSomeoneChangesWhileTheLeaseIsTakenIsThereAgainAfterAnAbort() {
        harness.calls()
                .after(
                        call -> call.verb().equals("acquire"),
                        1,
                        () -> harness.cluster().retemplateAs("someone", shop, Track.GREEN, "v7"));
        RolloutHandle handle = harness.streamGate().start(waiting);
        advance(60);
        handle.abort("ann", "enough");
        assertThat(harness.end(handle)).isInstanceOf(Outcome.RolledBack.class);
        assertThat(harness.cluster().state(shop, Track.GREEN).template()).contains("v7");
    }

    @Test
    void explainingWritesNothing() {
        assertThat(harness.streamGate().explain(waiting).writes()).hasSize(4);
        assertThat(writes()).isZero();
    }

    @Test
    void aSizeThatIsChangedBackAgainAndAgainIsReportedByName() {
        RolloutHandle handle = harness.streamGate().start(waiting);
        advance(60);
        for (int i = 0; i < 10 && !handle.completion().toCompletableFuture().isDone(); i++) {
            harness.cluster().resizeAs("the autoscaler", shop, Track.GREEN, 1);
            advance(5);
        }
        Reason why = reason(harness.end(handle));
        assertThat(why.kind()).isEqualTo(Reason.Kind.INTERFERENCE);
        assertThat(why.message()).contains("size of green", "changed back 3 times", "the autoscaler");
        assertThat(harness.calls().actions())
                .filteredOn("resize shop/checkout green to 3"::equals)
                .as("the first one and three more")
                .hasSize(4);
    }

    @Test
    void aSizeThatIsChangedBackOnceIsPutRight() {
        RolloutHandle handle = harness.streamGate().start(waiting);
        advance(60);
        harness.cluster().resizeAs("kubectl", shop, Track.GREEN, 1);
        advance(1);
        assertThat(harness.cluster().state(shop, Track.GREEN).size()).isEqualTo(3);
        assertThat(harness.end(handle)).isEqualTo(new Outcome.Promoted());
    }

    @Test
    void aRouteThatSomeoneElseSetsIsReportedByName() {
        RolloutHandle handle = harness.streamGate().start(waiting);
        advance(60);
        harness.router().routeAs("kubectl", shop, Route.all(Track.GREEN));
        Reason why = reason(harness.end(handle));
        assertThat(why.kind()).isEqualTo(Reason.Kind.INTERFERENCE);
        assertThat(why.message()).contains("kubectl");
        assertThat(harness.router().seen(shop).route()).isEqualTo(Route.all(Track.BLUE));
    }

    @Test
    void goingBackTouchesOnlyWhatTheRolloutTouched() {
        RolloutHandle handle = harness.streamGate().start(waiting);
        advance(60);
        harness.cluster().resizeAs("the autoscaler", shop, Track.BLUE, 5);
        advance(10);
        handle.abort("ann", "no");
        harness.end(handle);
        assertThat(harness.cluster().state(shop, Track.BLUE).size()).isEqualTo(5);
        assertThat(harness.calls().actions()).noneMatch(action -> action.contains(" blue "));
    }
}
