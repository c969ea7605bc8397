package io.streamgate.engine;

import static io.streamgate.engine.Plans.reason;
import static io.streamgate.engine.Plans.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.Facts;
import io.streamgate.Outcome;
import io.streamgate.Reason;
import io.streamgate.RolloutEvent;
import io.streamgate.RolloutHandle;
import io.streamgate.Route;
import io.streamgate.Size;
import io.streamgate.Step;
import io.streamgate.Steps;
import io.streamgate.Track;
import io.streamgate.Weight;
import io.streamgate.Workload;
import io.streamgate.testkit.CoreHarness;
import io.streamgate.testkit.FakePods;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The second thing that a user can rely on: a version's share is raised only when its available pods can carry it. */
class CapacityFirstTest {
    private final CoreHarness harness = new CoreHarness();
    private final Workload shop = harness.running("checkout", "v1", 10, Track.BLUE, Track.GREEN);

    private List<Step> with(Facts facts, int pods, Step... then) {
        List<Step> steps = new java.util.ArrayList<>(List.of(
                Steps.template(facts.target(), facts.digest()),
                Steps.resize("up", facts.target(), new Size(pods)),
                Steps.available(facts.target(), new Size(pods), Plans.DEADLINE)));
        steps.addAll(List.of(then));
        return steps;
    }

    private static Step to(Facts facts, int percent) {
        return Steps.shift("to-" + percent, Route.split(facts.target(), new Weight(percent), facts.live()));
    }

    @Test
    void aShareWaitsForThePodsThatItTakes() {
        Reason why = reason(harness.run(release(
                shop, "v2", Plans.of(facts -> with(facts, 2, to(facts, 20), to(facts, 21))))));
        assertThat(why.message()).contains("green has 2 of the 3 pods that 21 % of the traffic takes");
        assertThat(harness.router().shifts())
                .containsExactly(Route.split(Track.GREEN, new Weight(20), Track.BLUE), Route.all(Track.BLUE));
    }

    @Test
    void podsOfAnotherTemplateDoNotCount() {
        harness.cluster().run(shop, Track.GREEN, "v1", 10);
        harness.cluster().image("v2", FakePods.HEALTHY.neverReady("readiness probe failed"));
        Reason why = reason(harness.run(release(
                shop,
                "v2",
                Plans.of(facts -> List.of(
                        Steps.template(facts.target(), facts.digest()),
                        Steps.shift("switch", Route.all(facts.target())))))));
        assertThat(why.message()).contains("green has 0 of the 10 pods", "readiness probe failed");
        assertThat(harness.router().shifts()).isEmpty();
    }

    @Test
    void whatTheWorkloadNeedsIsCountedWhenTheShiftIsDue() {
        RolloutHandle handle = harness.streamGate()
                .start(release(
                        shop,
                        "v2",
                        Plans.of(facts -> with(
                                facts,
                                10,
                                Steps.hold("wait", Duration.ofMinutes(1)),
                                Steps.shift("switch", Route.all(facts.target()))))));
        harness.advance(Duration.ofSeconds(30));
        harness.cluster().resizeAs("the autoscaler", shop, Track.BLUE, 12);
        harness.advance(Duration.ofMinutes(2));
        assertThat(harness.events())
                .filteredOn(RolloutEvent.StepWaiting.class::isInstance)
                .last()
                .asString()
                .contains("green has 10 of the 12 pods");
        harness.cluster().resizeAs("the autoscaler", shop, Track.BLUE, 10);
        assertThat(harness.end(handle)).isEqualTo(new Outcome.Promoted());
    }

    @Test
    void aTrackAtFullSizeFollowsWhatTheWorkloadNeeds() {
        RolloutHandle handle = harness.streamGate()
                .start(release(shop, "v2", Plans.blueGreen(Steps.hold("wait", Duration.ofMinutes(2)))));
        harness.advance(Duration.ofSeconds(30));
        harness.cluster().resizeAs("the autoscaler", shop, Track.BLUE, 14);
        harness.advance(Duration.ofSeconds(5));
        assertThat(harness.cluster().state(shop, Track.GREEN).available()).isEqualTo(14);
        assertThat(harness.end(handle)).isEqualTo(new Outcome.Promoted());
        assertThat(harness.cluster().state(shop, Track.GREEN).size()).isEqualTo(14);
    }

    @Test
    void aVersionIsNotScaledBelowTheShareThatItCarries() {
        Reason why = reason(harness.run(release(
                shop,
                "v2",
                Plans.of(
                        facts -> with(facts, 5, to(facts, 40), Steps.resize("shrink", facts.target(), new Size(3)))))));
        assertThat(why.message()).contains("green may be carrying 40 % of the traffic, which takes 4 pods");
    }

    @Test
    void aVersionMayShrinkToWhatItsShareTakes() {
        Outcome outcome = harness.run(release(
                shop,
                "v2",
                Plans.of(facts -> with(
                        facts,
                        5,
                        to(facts, 40),
                        Steps.resize("shrink", facts.target(), new Size(4)),
                        Steps.resize("grow", facts.target(), Size.FULL),
                        Steps.shift("switch", Route.all(facts.target())),
                        Steps.resize("down", facts.live(), Size.NONE)))));
        assertThat(outcome).isEqualTo(new Outcome.Promoted());
    }
}
