package io.streamgate.engine;

import static io.streamgate.engine.Plans.reason;
import static io.streamgate.engine.Plans.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.Gate;
import io.streamgate.HealthGate;
import io.streamgate.Judgement;
import io.streamgate.Outcome;
import io.streamgate.Reason;
import io.streamgate.RolloutEvent;
import io.streamgate.RolloutHandle;
import io.streamgate.Sampling;
import io.streamgate.Steps;
import io.streamgate.Track;
import io.streamgate.Workload;
import io.streamgate.testkit.CoreHarness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fifth thing that a user can rely on: no evidence is not a pass. And what else a gate in a rollout does. */
class NoEvidenceIsNotAPassTest {
    private final CoreHarness harness = new CoreHarness();
    private final Workload shop = harness.running("checkout", "v1", 3, Track.BLUE, Track.GREEN);

    private Outcome run(Gate gate) {
        return harness.run(release(shop, "v2", Plans.blueGreen(Steps.gate(gate))));
    }

    private Reason fails(Gate gate) {
        Reason why = reason(run(gate));
        assertThat(why.kind()).isEqualTo(Reason.Kind.GATE_FAILED);
        assertThat(harness.router().shifts()).isEmpty();
        return why;
    }

    private static Sampling sampling(int seconds) {
        return Sampling.DEFAULT.every(Duration.ofSeconds(seconds));
    }

    private long looks() {
        return harness.events().stream()
                .filter(RolloutEvent.Judged.class::isInstance)
                .count();
    }

    @Test
    void aGateThatNeverKnowsFailsWithItsOwnReason() {
        HealthGate gate = view -> Judgement.unknown("no requests yet");
        assertThat(fails(gate.named("errors")).message())
                .contains("gate errors could not tell for 1 min", "no requests yet");
    }

    @Test
    void aGateThatThrowsDoesNotPass() {
        HealthGate gate = view -> {
            throw new java.io.IOException("connection refused");
        };
        assertThat(fails(gate.named("errors")).message()).contains("could not tell", "connection refused");
    }

    @Test
    void aPassBeforeTheUnknownIsNotEnough() {
        int[] looks = {0};
        HealthGate gate = view -> ++looks[0] == 1 ? Judgement.pass() : Judgement.unknown("the metrics are stale");
        fails(gate.named("errors").sampled(sampling(5).passes(2)));
    }

    @Test
    void aGateThatIsUnknownAtTheEndOfASoakDoesNotPass() {
        HealthGate gate = view -> view.now().isBefore(view.since().plusSeconds(50))
                ? Judgement.pass()
                : Judgement.unknown("the metrics are stale");
        Outcome outcome = harness.run(release(
                shop, "v2", Plans.blueGreen(Steps.soak("soak", Duration.ofMinutes(1), List.of(gate.named("errors"))))));
        assertThat(reason(outcome).message()).contains("could not tell");
    }

    @Test
    void aGateCanBeToldToPassWhenItCannotTell() {
        HealthGate gate = view -> Judgement.unknown("no requests at night");
        Sampling waved = sampling(5).unknown(Duration.ofSeconds(20), Sampling.OnUnknown.PASS);
        assertThat(run(gate.named("errors").sampled(waved))).isEqualTo(new Outcome.Promoted());
    }

    @Test
    void aGateCanPauseTheRolloutWhenItCannotTell() {
        boolean[] known = {false};
        HealthGate gate = view -> known[0] ? Judgement.pass() : Judgement.unknown("no data");
        Sampling pausing = sampling(5).unknown(Duration.ofSeconds(20), Sampling.OnUnknown.PAUSE);
        RolloutHandle handle = harness.streamGate()
                .start(release(
                        shop,
                        "v2",
                        Plans.blueGreen(Steps.gate(gate.named("errors").sampled(pausing)))));
        harness.advance(Duration.ofHours(1));
        assertThat(handle.status().orElseThrow().pause().orElseThrow().toString())
                .contains("gate errors", "no data");
        known[0] = true;
        handle.resume("ann");
        assertThat(harness.end(handle)).isEqualTo(new Outcome.Promoted());
    }

    @Test
    void aGateThatDoesNotAnswerInTimeIsUnknown() {
        HealthGate gate = view -> {
            harness.advance(Duration.ofSeconds(20));
            return Judgement.pass("too late");
        };
        Gate impatient = gate.named("slow").sampled(sampling(5).within(Duration.ofSeconds(2)));
        assertThat(run(impatient)).isNotNull();
        assertThat(harness.events())
                .filteredOn(RolloutEvent.Judged.class::isInstance)
                .first()
                .asString()
                .contains("no answer within 2 s");
    }

    @Test
    void asManyFailuresAsAreToleratedDoNotFail() {
        int[] looks = {0};
        HealthGate gate = view -> ++looks[0] <= 2 ? Judgement.fail("not warm") : Judgement.pass();
        assertThat(run(gate.named("errors").sampled(sampling(5).tolerating(2)))).isEqualTo(new Outcome.Promoted());
        assertThat(looks()).isEqualTo(3);
    }

    @Test
    void oneFailureMoreThanToleratedFailsAtOnce() {
        HealthGate gate = view -> Judgement.fail("ill");
        fails(gate.named("errors").sampled(sampling(5).tolerating(2)));
        assertThat(looks()).isEqualTo(3);
    }

    @Test
    void looksAreAsFarApartAsWasSaid() {
        List<Instant> looked = new ArrayList<>();
        HealthGate gate = view -> {
            looked.add(view.now());
            return Judgement.pass();
        };
        run(gate.named("errors")
                .sampled(sampling(7).after(Duration.ofSeconds(3)).passes(3)));
        assertThat(looked).hasSize(3);
        assertThat(Duration.between(looked.get(0), looked.get(1))).isEqualTo(Duration.ofSeconds(7));
        assertThat(Duration.between(looked.get(1), looked.get(2))).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aGateIsHandedWhatItHandedBack() {
        List<String> memories = new ArrayList<>();
        HealthGate counting = view -> {
            memories.add(view.memory());
            return Judgement.pass().remember(view.memory() + "x");
        };
        run(counting.named("errors").sampled(sampling(5).passes(3)));
        assertThat(memories).containsExactly("", "x", "xx");
    }

    @Test
    void aGateKeepsItsMemoryThroughACrashButNeedsAFreshPass() {
        List<String> memories = new ArrayList<>();
        HealthGate counting = view -> {
            memories.add(view.memory());
            return Judgement.pass().remember("seen " + memories.size());
        };
        var rollout = release(
                shop,
                "v2",
                Plans.blueGreen(Steps.soak("soak", Duration.ofMinutes(1), List.of(counting.named("errors")))));
        RolloutHandle handle = harness.streamGate().start(rollout);
        harness.advance(Duration.ofSeconds(30));
        handle.pause("ann");
        harness.advance(Duration.ofSeconds(1));
        int before = memories.size();
        harness.crash();
        harness.streamGate().find(shop).orElseThrow().resume("ann");
        harness.advance(Duration.ofMinutes(5));
        assertThat(harness.run(rollout)).isEqualTo(new Outcome.Promoted());
        assertThat(memories).hasSizeGreaterThan(before);
        assertThat(memories.get(before)).startsWith("seen ");
    }

    @Test
    void aFailureThatWasToleratedStillCountsAfterACrash() {
        int[] looks = {0};
        HealthGate gate = view -> ++looks[0] % 2 == 1 ? Judgement.fail("look " + looks[0]) : Judgement.pass();
        var rollout = release(
                shop,
                "v2",
                Plans.blueGreen(Steps.gate(
                        gate.named("errors").sampled(sampling(20).tolerating(1).passes(5)))));
        harness.streamGate().start(rollout);
        harness.advance(Duration.ofSeconds(10));
        assertThat(looks[0]).isEqualTo(1);
        harness.crash();
        looks[0] = 2;
        assertThat(reason(harness.run(rollout)).message()).contains("look 3");
    }

    @Test
    void aGateSeesTheShareOfTheNewVersionAndWhenItsStepBegan() {
        HealthGate gate = view -> {
            assertThat(view.share().percent()).isEqualTo(10);
            assertThat(view.since()).isBeforeOrEqualTo(view.now());
            assertThat(view.workload()).isEqualTo(shop);
            return Judgement.pass();
        };
        assertThat(harness.run(release(shop, "v2", Plans.tenthFirst(Steps.gate(gate.named("at-a-tenth"))))))
                .isEqualTo(new Outcome.Promoted());
    }
}
