package io.streamgate.engine;

import static io.streamgate.engine.Plans.reason;
import static io.streamgate.engine.Plans.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.ClusterException;
import io.streamgate.DeploymentStrategy;
import io.streamgate.Outcome;
import io.streamgate.Reason;
import io.streamgate.Rollout;
import io.streamgate.RolloutEvent;
import io.streamgate.RolloutHandle;
import io.streamgate.Size;
import io.streamgate.Steps;
import io.streamgate.StreamGate;
import io.streamgate.Term;
import io.streamgate.Track;
import io.streamgate.Workload;
import io.streamgate.testkit.CoreHarness;
import io.streamgate.testkit.FakeCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The seventh thing that a user can rely on: one driver. */
class OneDriverTest {
    private static final DeploymentStrategy WAITING = Plans.blueGreen(Steps.hold("wait", Duration.ofMinutes(2)));

    private final CoreHarness harness = new CoreHarness();
    private final Workload shop = harness.running("checkout", "v1", 3, Track.BLUE, Track.GREEN);
    private final Rollout rollout = release(shop, "v2", WAITING);

    private StreamGate another(String name) {
        return harness.start(builder -> builder.driver(name)).streamGate();
    }

    private void advance(int seconds) {
        harness.advance(Duration.ofSeconds(seconds));
    }

    private List<RolloutEvent> standingBy() {
        return harness.events().stream()
                .filter(RolloutEvent.StandingBy.class::isInstance)
                .toList();
    }

    @Test
    void theSecondIsToldWhoDrives() {
        another("first").start(rollout);
        advance(10);
        RolloutHandle second = another("second").start(rollout);
        advance(10);
        assertThat(standingBy()).singleElement().asString().contains("first-");
        assertThat(harness.end(second)).isEqualTo(new Outcome.Promoted());
        assertThat(harness.calls().actions()).hasSize(4);
    }

    @Test
    void whatIsAskedOfTheOneStandingByReachesTheDriver() {
        RolloutHandle first = harness.streamGate().start(rollout);
        advance(10);
        RolloutHandle second = another("second").start(rollout);
        second.abort("bob", "before it knows who drives");
        assertThat(reason(harness.end(first)).message()).isEqualTo("before it knows who drives");
        assertThat(reason(harness.end(second)).kind()).isEqualTo(Reason.Kind.ABORTED);
    }

    @Test
    void whatWasAskedOfADriverThatIsOvertakenReachesTheNextOne() {
        RolloutHandle first = harness.streamGate().start(rollout);
        RolloutHandle second = another("second").start(rollout);
        advance(20);
        Instant back = harness.scheduler().now().plusSeconds(45);
        harness.calls()
                .fail(
                        call -> call.at().isBefore(back)
                                && (call.verb().equals("store")
                                        || (call.verb().equals("acquire")
                                                && !call.detail().contains("second"))),
                        ClusterException.Kind.UNREACHABLE,
                        1_000);
        first.abort("ann", "while it reaches nobody");
        assertThat(reason(harness.end(second)).message()).isEqualTo("while it reaches nobody");
        assertThat(reason(harness.end(first)).kind()).isEqualTo(Reason.Kind.ABORTED);
    }

    @Test
    void twoInOneProcessExcludeEachOtherToo() {
        RolloutHandle first = harness.streamGate().start(rollout);
        RolloutHandle second = harness.streamGate().start(rollout);
        assertThat(harness.end(first)).isEqualTo(new Outcome.Promoted());
        assertThat(harness.end(second)).isEqualTo(new Outcome.Promoted());
        assertThat(standingBy()).isNotEmpty();
        assertThat(harness.calls().actions()).hasSize(4);
    }

    @Test
    void theOneStandingByTakesOverWhenTheDriverDies() {
        harness.streamGate().start(rollout);
        advance(30);
        RolloutHandle second = another("second").start(rollout);
        advance(10);
        harness.program().process().kill();
        advance(40);
        assertThat(harness.lease().holder(shop).orElseThrow().driver()).startsWith("second-");
        assertThat(harness.end(second)).isEqualTo(new Outcome.Promoted());
    }

    @Test
    void aLaterTermIsHigher() {
        harness.streamGate().start(rollout);
        advance(30);
        Term first = harness.lease().holder(shop).orElseThrow();
        harness.crash();
        RolloutHandle second = harness.streamGate().start(rollout);
        advance(60);
        assertThat(harness.lease().holder(shop).orElseThrow().number()).isGreaterThan(first.number());
        assertThat(harness.cluster().term(shop)).isGreaterThan(first.number());
        harness.end(second);
    }

    @Test
    void aTermIsStampedBeforeAnythingIsWrittenUnderIt() {
        harness.run(rollout);
        List<String> verbs = harness.calls().all().stream()
                .filter(call -> call.isAction() || call.verb().equals("claim"))
                .map(FakeCall::verb)
                .toList();
        assertThat(verbs).first().isEqualTo("claim");
    }

    @Test
    void aDriverThatFindsALaterStampStandsBy() {
        RolloutHandle first = harness.streamGate().start(rollout);
        advance(30);
        Term later = harness.lease()
                .seize(
                        shop,
                        "usurper",
                        Duration.ofMinutes(1),
                        harness.scheduler().now());
        harness.cluster().claim(shop, Track.COLOURS, later);
        int before = harness.calls().actions().size();
        harness.cluster().resizeAs("kubectl", shop, Track.GREEN, 1);
        advance(10);
        assertThat(harness.calls().actions()).as("one that was refused").hasSize(before + 1);
        assertThat(standingBy()).last().asString().contains("usurper");
        assertThat(harness.cluster().state(shop, Track.GREEN).size()).isEqualTo(1);
        assertThat(harness.end(first)).isEqualTo(new Outcome.Promoted());
    }

    @Test
    void aWriteThatWasUnderWayWhenTheLeaseWasLostDoesNotLand() {
        RolloutHandle first = harness.streamGate().start(rollout);
        harness.calls().before(call -> call.verb().equals("route"), 1, () -> {
            Term later = harness.lease()
                    .seize(
                            shop,
                            "usurper",
                            Duration.ofMinutes(1),
                            harness.scheduler().now());
            harness.cluster().claim(shop, Track.COLOURS, later);
        });
        harness.scheduler().runUntil(() -> !standingBy().isEmpty(), Duration.ofMinutes(5));
        assertThat(harness.router().shifts()).isEmpty();
        assertThat(standingBy()).last().asString().contains("usurper");
        assertThat(harness.end(first)).isEqualTo(new Outcome.Promoted());
    }

    @Test
    void aJournalWrittenByALaterTermIsNotWrittenOver() {
        RolloutHandle first = harness.streamGate().start(rollout);
        advance(30);
        harness.lease()
                .seize(
                        shop,
                        "usurper",
                        Duration.ofMinutes(1),
                        harness.scheduler().now());
        RolloutHandle second = another("second").start(rollout);
        advance(150);
        assertThat(harness.end(second)).isEqualTo(new Outcome.Promoted());
        assertThat(harness.end(first)).isEqualTo(new Outcome.Promoted());
        assertThat(harness.scheduler().failures()).isEmpty();
    }

    @Test
    void aDriverThatCannotKeepItsLeaseStopsBeforeItRunsOut() {
        RolloutHandle first = harness.streamGate().start(rollout);
        advance(30);
        harness.calls().fail(call -> call.verb().equals("acquire"), ClusterException.Kind.UNREACHABLE, 1_000);
        advance(11);
        int before = harness.calls().actions().size();
        harness.cluster().resizeAs("kubectl", shop, Track.GREEN, 1);
        advance(60);
        assertThat(harness.calls().actions()).hasSize(before);
        first.abort("ann", "never mind");
        assertThat(harness.end(first)).isInstanceOf(Outcome.Stranded.class);
    }

    @Test
    void aConflictMeansReadAndCheckAgain() {
        harness.calls().fail(FakeCall::isAction, ClusterException.Kind.CONFLICT, 3);
        assertThat(harness.run(rollout)).isEqualTo(new Outcome.Promoted());
        assertThat(harness.events()).noneMatch(RolloutEvent.Delayed.class::isInstance);
    }

    @Test
    void aConflictOnTheJournalKeepsWhatWasRequestedMeanwhile() {
        RolloutHandle first = harness.streamGate().start(rollout);
        harness.journal().silent(true);
        advance(30);
        another("second").find(shop).orElseThrow().abort("bob", "from afar");
        advance(1);
        assertThat(first.status().orElseThrow().place().toString()).contains("Forward");
        harness.journal().silent(false);
        Reason why = reason(harness.end(first));
        assertThat(why.message()).isEqualTo("from afar");
    }

    @Test
    void differentWorkloadsDoNotWaitForEachOther() {
        Workload cart = harness.running("cart", "v1", 2, Track.BLUE, Track.GREEN);
        RolloutHandle first = harness.streamGate().start(rollout);
        RolloutHandle second = harness.streamGate().start(release(cart, "v2", WAITING));
        advance(180);
        assertThat(harness.end(first)).isEqualTo(new Outcome.Promoted());
        assertThat(harness.end(second)).isEqualTo(new Outcome.Promoted());
        assertThat(standingBy()).isEmpty();
    }

    @Test
    void theLeaseIsGivenBackAtTheEnd() {
        harness.run(rollout);
        assertThat(harness.lease().holder(shop)).isEmpty();
    }

    @Test
    void anAnswerThatIsLostIsFoundOutByLooking() {
        harness.calls().loseAnswer(FakeCall::isWrite, 4);
        assertThat(harness.run(release(
                        shop,
                        "v2",
                        Plans.of(facts -> List.of(
                                Steps.template(facts.target(), facts.digest()),
                                Steps.resize("up", facts.target(), Size.FULL),
                                Steps.available(facts.target(), Size.FULL, Plans.DEADLINE))))))
                .isEqualTo(new Outcome.Promoted());
        assertThat(harness.calls().actions()).doesNotHaveDuplicates();
    }
}
