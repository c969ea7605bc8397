package io.streamgate.engine;

import static io.streamgate.engine.Plans.reason;
import static io.streamgate.engine.Plans.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.DeploymentStrategy;
import io.streamgate.Outcome;
import io.streamgate.Reason;
import io.streamgate.RolloutHandle;
import io.streamgate.Route;
import io.streamgate.Size;
import io.streamgate.Steps;
import io.streamgate.Track;
import io.streamgate.Workload;
import io.streamgate.testkit.CoreHarness;
import io.streamgate.testkit.FakePods;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The first thing that a user can rely on: serving traffic never goes from a ready endpoint to none while any version has a
 * ready pod. The strategies here try to bring that about; the fakes throw if they succeed.
 */
class NoBlackoutTest {
    private final CoreHarness harness = new CoreHarness();
    private final Workload shop = harness.running("checkout", "v1", 3, Track.BLUE, Track.GREEN);

    private Reason goesBack(DeploymentStrategy hostile) {
        Reason why = reason(harness.run(release(shop, "v2", hostile)));
        assertThat(harness.scheduler().failures()).isEmpty();
        assertThat(harness.router().seen(shop).route()).isEqualTo(Route.all(Track.BLUE));
        assertThat(harness.cluster().state(shop, Track.BLUE).available()).isEqualTo(3);
        return why;
    }

    @Test
    void aTrackWithoutPodsIsNeverSentTraffic() {
        Reason why = goesBack(Plans.of(facts -> List.of(
                Steps.template(facts.target(), facts.digest()), Steps.shift("switch", Route.all(facts.target())))));
        assertThat(why.kind()).isEqualTo(Reason.Kind.NOT_AVAILABLE);
        assertThat(why.message()).contains("green has 0 of the 3 pods");
        assertThat(harness.router().shifts()).isEmpty();
    }

    @Test
    void notEvenAPartOfTheTrafficGoesToATrackWithoutPods() {
        goesBack(Plans.of(facts ->
                List.of(Steps.shift("split", Route.split(facts.target(), new io.streamgate.Weight(1), facts.live())))));
        assertThat(harness.router().shifts()).isEmpty();
    }

    @Test
    void aRouteThatLeadsNowhereIsNotTaken() {
        goesBack(Plans.of(facts -> List.of(Steps.shift("off", Route.NOWHERE))));
        assertThat(harness.router().shifts()).isEmpty();
    }

    @Test
    void theTrackThatCarriesTheTrafficIsNotScaledToNothing() {
        Reason why = goesBack(Plans.of(facts -> List.of(Steps.resize("down", facts.live(), Size.NONE))));
        assertThat(why.message()).contains("blue may be carrying 100 % of the traffic, which takes 3 pods");
        assertThat(harness.calls().actions()).isEmpty();
    }

    @Test
    void theTrackThatHasJustLostTheTrafficIsNotScaledDownUntilThatIsSeen() {
        harness.router().neverSettling();
        RolloutHandle handle = harness.streamGate()
                .start(release(
                        shop,
                        "v2",
                        Plans.of(facts -> List.of(
                                Steps.template(facts.target(), facts.digest()),
                                Steps.resize("up", facts.target(), Size.FULL),
                                Steps.available(facts.target(), Size.FULL, Plans.DEADLINE),
                                Steps.shift("switch", Route.all(facts.target())),
                                Steps.resize("down", facts.live(), Size.NONE)))));
        harness.advance(Duration.ofMinutes(3));
        assertThat(handle.status().orElseThrow().step()).isEqualTo("switch");
        assertThat(harness.cluster().state(shop, Track.BLUE).available()).isEqualTo(3);
    }

    @Test
    void theTemplateOfTheTrackThatCarriesTheTrafficStays() {
        Reason why = goesBack(Plans.of(facts -> List.of(Steps.template(facts.live(), facts.digest()))));
        assertThat(why.message()).contains("blue may be carrying traffic, its template stays as it is");
        assertThat(harness.calls().actions()).isEmpty();
    }

    @Test
    void theOldVersionIsNotTakenAwayFromUnderANewOneThatDies() {
        harness.cluster().image("v2", FakePods.HEALTHY.dyingIn(Duration.ofSeconds(20), "exit code 1"));
        Outcome outcome = harness.run(release(
                shop,
                "v2",
                Plans.of(facts -> List.of(
                        Steps.template(facts.target(), facts.digest()),
                        Steps.resize("up", facts.target(), Size.FULL),
                        Steps.available(facts.target(), Size.FULL, Plans.DEADLINE),
                        Steps.shift("switch", Route.all(facts.target())),
                        Steps.delay("warm", Duration.ofSeconds(30)),
                        Steps.confirmed(facts.target(), Plans.DEADLINE),
                        Steps.resize("down", facts.live(), Size.NONE)))));
        assertThat(reason(outcome).kind()).isEqualTo(Reason.Kind.NOT_AVAILABLE);
        assertThat(harness.router().shifts()).containsExactly(Route.all(Track.GREEN), Route.all(Track.BLUE));
        assertThat(harness.scheduler().failures()).isEmpty();
    }

    @Test
    void goingBackDoesNotLeadToATrackWithoutPodsEither() {
        RolloutHandle handle = harness.streamGate()
                .start(release(shop, "v2", Plans.blueGreenThen(Steps.hold("wait", Duration.ofHours(1)))));
        harness.advance(Duration.ofMinutes(1));
        harness.cluster().image("v1", FakePods.HEALTHY.readyIn(Duration.ofMinutes(1)));
        harness.cluster().lose(shop, Track.BLUE, 3);
        handle.abort("ann", "enough");
        harness.advance(Duration.ofSeconds(10));
        assertThat(harness.router().seen(shop).route()).isEqualTo(Route.all(Track.GREEN));
        assertThat(harness.scheduler().failures()).isEmpty();
    }
}
