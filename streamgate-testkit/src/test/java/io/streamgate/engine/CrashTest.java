package io.streamgate.engine;

import static io.streamgate.engine.Plans.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.DeploymentStrategy;
import io.streamgate.HealthGate;
import io.streamgate.Judgement;
import io.streamgate.Outcome;
import io.streamgate.Rollout;
import io.streamgate.RolloutEvent;
import io.streamgate.Route;
import io.streamgate.Steps;
import io.streamgate.Track;
import io.streamgate.Workload;
import io.streamgate.testkit.CoreHarness;
import io.streamgate.testkit.FakeCall;
import io.streamgate.testkit.time.VirtualScheduler;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sixth thing that a user can rely on: a crash changes nothing but time. */
class CrashTest {
    private static final DeploymentStrategy GOOD =
            Plans.tenthFirst(Steps.hold("wait", Duration.ofMinutes(1)), gate(Judgement.pass("all well")));
    private static final DeploymentStrategy BAD =
            Plans.tenthFirst(Steps.hold("wait", Duration.ofMinutes(1)), gate(Judgement.fail("ill")));

    private final CoreHarness harness = new CoreHarness();
    private final Workload shop = harness.running("checkout", "v1", 3, Track.BLUE, Track.GREEN);

    private static io.streamgate.Step gate(Judgement judgement) {
        HealthGate gate = view -> judgement;
        return Steps.gate(gate.named("gate"));
    }

    /** What is left at the end of it all. */
    private record End(Outcome outcome, String blue, String green, Route route, List<Route> shifts, int history) {}

    private End end(Outcome outcome) {
        assertThat(harness.scheduler().failures()).isEmpty();
        return new End(
                outcome,
                harness.cluster().state(shop, Track.BLUE) + " "
                        + harness.cluster().state(shop, Track.BLUE).template(),
                harness.cluster().state(shop, Track.GREEN) + " "
                        + harness.cluster().state(shop, Track.GREEN).template(),
                harness.router().seen(shop).route(),
                harness.router().shifts(),
                harness.streamGate().history(shop).size());
    }

    private static End uninterrupted(DeploymentStrategy strategy) {
        CrashTest test = new CrashTest();
        return test.end(test.harness.run(release(test.shop, "v2", strategy)));
    }

    private static Predicate<FakeCall> number(int number) {
        int[] seen = {0};
        return call -> call.isWrite() && ++seen[0] == number;
    }

    static Stream<Integer> everyWrite() {
        CrashTest test = new CrashTest();
        test.harness.run(release(test.shop, "v2", GOOD));
        long writes =
                test.harness.calls().all().stream().filter(FakeCall::isWrite).count();
        return IntStream.rangeClosed(1, (int) writes).boxed();
    }

    private void startAgainAndCompare(DeploymentStrategy strategy) {
        Rollout rollout = release(shop, "v2", strategy);
        harness.streamGate().start(rollout);
        harness.advance(Duration.ofMinutes(3));
        harness.crash();
        Outcome outcome = harness.run(rollout);
        if (outcome.equals(new Outcome.Unchanged())) {
            outcome = new Outcome.Promoted();
        }
        assertThat(end(outcome)).isEqualTo(uninterrupted(strategy));
    }

    @ParameterizedTest
    @MethodSource("everyWrite")
    void endsTheSameWhenItDiesBeforeAnyWrite(int write) {
        harness.dieBefore(number(write));
        startAgainAndCompare(GOOD);
    }

    @ParameterizedTest
    @MethodSource("everyWrite")
    void endsTheSameWhenItDiesAfterAnyWrite(int write) {
        harness.dieAfter(number(write));
        startAgainAndCompare(GOOD);
    }

    @ParameterizedTest
    @MethodSource("everyWrite")
    void goesBackTheSameWhenItDiesBeforeAnyWrite(int write) {
        harness.dieBefore(number(write));
        goBackAndCompare();
    }

    @ParameterizedTest
    @MethodSource("everyWrite")
    void goesBackTheSameWhenItDiesAfterAnyWrite(int write) {
        harness.dieAfter(number(write));
        goBackAndCompare();
    }

    /** A rollout that has ended by going back is a new attempt when started again, so it is not started again then. */
    private void goBackAndCompare() {
        Rollout rollout = release(shop, "v2", BAD);
        harness.streamGate().start(rollout);
        harness.advance(Duration.ofMinutes(3));
        harness.crash();
        Outcome outcome = harness.journal()
                .entry(shop)
                .map(entry -> entry.attempt().place())
                .filter(io.streamgate.Place.Ended.class::isInstance)
                .map(place -> ((io.streamgate.Place.Ended) place).outcome())
                .orElseGet(() -> harness.run(rollout));
        assertThat(end(outcome)).isEqualTo(uninterrupted(BAD));
    }

    @Test
    void holdsAreAbsoluteInstants() {
        Rollout rollout = release(shop, "v2", Plans.blueGreen(Steps.hold("wait", Duration.ofHours(1))));
        harness.streamGate().start(rollout);
        harness.advance(Duration.ofMinutes(20));
        harness.crash();
        harness.advance(Duration.ofMinutes(20));
        harness.run(rollout);
        assertThat(Duration.between(VirtualScheduler.START, harness.scheduler().now()))
                .isBetween(Duration.ofMinutes(60), Duration.ofMinutes(62));
    }

    @Test
    void aHoldThatHasPassedMeanwhileIsOverAtOnce() {
        Rollout rollout = release(shop, "v2", Plans.blueGreen(Steps.hold("wait", Duration.ofHours(1))));
        harness.streamGate().start(rollout);
        harness.advance(Duration.ofMinutes(20));
        harness.crash();
        harness.advance(Duration.ofHours(5));
        var before = harness.scheduler().now();
        harness.run(rollout);
        assertThat(Duration.between(before, harness.scheduler().now())).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void theNextLifeSaysThatItGoesOn() {
        Rollout rollout = release(shop, "v2", Plans.blueGreen(Steps.hold("wait", Duration.ofMinutes(5))));
        harness.streamGate().start(rollout);
        harness.advance(Duration.ofMinutes(1));
        harness.crash();
        harness.run(rollout);
        assertThat(harness.events())
                .filteredOn(RolloutEvent.Resumed.class::isInstance)
                .singleElement()
                .asString()
                .contains("at step wait");
    }
}
