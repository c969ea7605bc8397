package io.streamgate.metrics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgate.GateView;
import io.streamgate.Judgement;
import io.streamgate.Judgement.Verdict;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.Route;
import io.streamgate.Track;
import io.streamgate.Traffic;
import io.streamgate.Weight;
import io.streamgate.Workload;
import io.streamgate.WorkloadState;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SequentialGateTest {
    private static final Workload SHOP = new Workload("shop", "checkout");
    private static final Rollout ROLLOUT = Rollout.of(SHOP, Release.image("app", "checkout:v2"), view -> {
        throw new IllegalStateException("nobody plans here");
    });
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = START;
    private int percent = 5;
    private boolean settled = true;
    private Arm canary = new Arm(1000, 7);
    private Arm stable = new Arm(90_000, 450);
    private String memory = "";

    private final ArmCounts source = view -> new Reading.Counted(canary, stable, now);
    private final SequentialGate errors = SequentialGate.of(Harm.errors(source));

    private Judgement look(SequentialGate gate) throws Exception {
        return look(gate, now);
    }

    private Judgement look(SequentialGate gate, Instant at) throws Exception {
        Route route = Route.split(Track.CANARY, new Weight(percent), Track.STABLE);
        WorkloadState state = new WorkloadState(SHOP, List.of(), new Traffic(route, settled, ""));
        Judgement found = gate.judge(new GateView(ROLLOUT, Track.CANARY, state, START, at, memory));
        memory = found.memory();
        return found;
    }

    /** A second later, with so much more on the counters. */
    private void served(long canaryRequests, long canaryBad, long stableRequests, long stableBad) {
        now = now.plusSeconds(1);
        canary = new Arm(canary.requests() + canaryRequests, canary.bad() + canaryBad);
        stable = new Arm(stable.requests() + stableRequests, stable.bad() + stableBad);
    }

    @Test
    void theFirstLookOnlyReadsTheCounters() throws Exception {
        assertThat(look(errors)).hasToString("unknown: errors: counts from now on");
    }

    @Test
    void aBadCanaryFailsWithItsNumbers() throws Exception {
        look(errors);
        served(5, 0, 95, 1);
        assertThat(look(errors).verdict()).isEqualTo(Verdict.UNKNOWN);
        served(6, 4, 94, 0);
        Judgement found = look(errors);
        assertThat(found.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(found.reason())
                .startsWith("errors: canary 4 of 11 = 36.4 % (")
                .contains(", stable 1 of 189 = 0.529 % (")
                .contains(", worse by 35.8 points (")
                .contains("; e-value ")
                .endsWith(", 100 fails");
    }

    @Test
    void anUndecidedVerdictSaysWhatItWouldTake() throws Exception {
        look(errors);
        served(50, 0, 950, 5);
        Judgement found = look(errors);
        assertThat(found.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(found.reason())
                .containsPattern(
                        "fails with \\d+ more bad ones from the canary alone, passes the margin of 1 point with"
                                + " about \\d+ more canary requests like these");
    }

    @Test
    void whatItSaysItTakesToPassIsAboutWhatItTakes() throws Exception {
        look(errors);
        served(50, 0, 950, 5);
        String reason = look(errors).reason();
        String more = reason.replaceAll(".*with about (\\d+) more canary requests.*", "$1");
        long blocks = Long.parseLong(more) / 50;
        Verdict verdict = Verdict.UNKNOWN;
        long taken = 0;
        while (verdict == Verdict.UNKNOWN && taken < 10_000) {
            served(50, 0, 950, 5);
            verdict = look(errors).verdict();
            taken++;
        }
        assertThat(verdict).isEqualTo(Verdict.PASS);
        assertThat(taken).isBetween(blocks * 2 / 3, blocks + 2);
    }

    @Test
    void aHealthyCanaryPassesOnceTheBoundIsWithinTheMarginAndEnoughWasSeen() throws Exception {
        SequentialGate gate = SequentialGate.of(Harm.errors(source).margin(0.05).enough(400));
        look(gate);
        served(300, 1, 5700, 29);
        assertThat(look(gate).verdict()).isEqualTo(Verdict.UNKNOWN);
        served(100, 1, 1900, 10);
        Judgement found = look(gate);
        assertThat(found.verdict()).isEqualTo(Verdict.PASS);
        assertThat(found.reason()).endsWith("; within the margin of 5 points");
        served(0, 0, 10, 0);
        assertThat(look(gate).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aCanaryWithoutTrafficNeverPasses() throws Exception {
        SequentialGate gate = SequentialGate.of(Harm.errors(source).margin(1).enough(1));
        look(gate);
        served(0, 0, 9500, 50);
        assertThat(look(gate).verdict()).isEqualTo(Verdict.UNKNOWN);
        served(10, 0, 90, 0);
        assertThat(look(gate).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aControlWithoutTrafficLeavesItOpen() throws Exception {
        look(errors);
        served(5000, 0, 0, 0);
        assertThat(look(errors).reason())
                .contains("cannot fail while stable has no traffic, cannot pass while stable has no traffic");
    }

    @Test
    void noDataNaNStaleAndContradictoryCountsAreUnknownEachWithItsReason() throws Exception {
        look(errors);
        String kept = memory;
        SequentialGate none =
                SequentialGate.of(Harm.errors(view -> new Reading.Missing("no series of http_requests_total")));
        assertThat(look(none)).hasToString("unknown: errors: no data: no series of http_requests_total");
        stable = new Arm(Double.NaN, 0);
        assertThat(look(errors).reason())
                .startsWith("errors: not a number: the canary's counters are at 7.0 of 1000.0");
        stable = new Arm(90_000, 450);
        assertThat(look(errors, now.plusSeconds(45)).reason())
                .isEqualTo("errors: stale: the newest counts are 45 s old, at most 30 s are allowed");
        canary = new Arm(10, 11);
        assertThat(look(errors).reason()).startsWith("errors: more bad answers than answers");
        canary = new Arm(1001, 10);
        assertThat(look(errors).reason()).contains("waits for the counters to agree");
        assertThat(memory).isEqualTo(kept);
    }

    @Test
    void aCounterThatBeganAnewIsNoEvidence() throws Exception {
        look(errors);
        served(50, 0, 950, 5);
        look(errors);
        canary = new Arm(40, 39);
        Judgement found = look(errors);
        assertThat(found.reason()).contains("canary 0 of 50").endsWith("; a counter began anew");
        served(50, 0, 950, 5);
        assertThat(look(errors).reason()).contains("canary 0 of 100");
    }

    @Test
    void whatWasCountedWhileTheWeightMovedDoesNotCount() throws Exception {
        look(errors);
        served(50, 0, 950, 5);
        look(errors);
        percent = 50;
        served(60, 30, 940, 5);
        assertThat(look(errors).reason()).contains("canary 0 of 0");
        served(50, 0, 50, 0);
        assertThat(look(errors).reason()).contains("canary 0 of 50");
    }

    @Test
    void anOlderMemoryCountsNothingTwice() throws Exception {
        look(errors);
        served(50, 1, 950, 5);
        look(errors);
        String older = memory;
        served(50, 1, 950, 5);
        look(errors);
        memory = older;
        served(50, 1, 950, 5);
        assertThat(look(errors).reason()).contains("canary 3 of 150");
    }

    @Test
    void whatIsWatchedTogetherSharesTheFalseAlarms() throws Exception {
        SequentialGate both = SequentialGate.of(Harm.errors(source), Harm.slowerThan("500 ms", source));
        look(both);
        served(6, 3, 94, 0);
        Judgement found = look(both);
        assertThat(found.reason()).contains(", 200 fails").contains("; answers above 500 ms: canary 3 of 6");
        assertThat(SequentialGate.of(Harm.errors(source)).alpha()).isEqualTo(0.01);
        assertThat(both.alpha()).isEqualTo(0.005);
    }

    @Test
    void aRouterThatDoesNotHonourTheWeightFails() throws Exception {
        SequentialGate gate = SequentialGate.of(Share.ofWeight(source));
        look(gate);
        served(5, 0, 95, 0);
        assertThat(look(gate).verdict()).isEqualTo(Verdict.PASS);
        settled = false;
        served(500, 0, 0, 0);
        assertThat(look(gate).verdict()).isEqualTo(Verdict.PASS);
        settled = true;
        served(200, 0, 800, 0);
        Judgement found = look(gate);
        assertThat(found.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(found.reason()).startsWith("share of the traffic: canary 205 of 1100 requests = 18.6 % (");
    }

    @Test
    void aBaselineGetsAsMuchAsTheCanary() throws Exception {
        SequentialGate gate =
                SequentialGate.of(Share.even(source), Harm.errors(source)).againstBaseline();
        look(gate);
        served(100, 0, 100, 0);
        assertThat(look(gate).reason()).contains("50 % asked for").contains("baseline 0 of 100");
    }

    @Test
    void theMemoryOfAFullGateFitsAfterMillionsOfLooksToo() throws Exception {
        Watched[] all = new Watched[SequentialGate.MOST];
        for (int i = 0; i < all.length; i++) {
            all[i] = Harm.slowerThan("an edge with a long name number " + i, source);
        }
        SequentialGate gate = SequentialGate.of(all);
        SplittableRandom random = new SplittableRandom(5);
        look(gate);
        for (int i = 0; i < 50; i++) {
            served(random.nextLong(1_000_000_000_000L), random.nextInt(1000), random.nextLong(1_000_000_000_000L), 77);
            look(gate);
        }
        assertThat(memory.length()).isBetween(1000, Judgement.LARGEST_MEMORY);
    }

    @Test
    void anotherGatesMemoryIsNotTakenForItsOwn() throws Exception {
        memory = "unreadable";
        assertThat(look(errors).reason()).isEqualTo("errors: counts from now on");
        assertThat(look(SequentialGate.of(Share.ofWeight(source))).reason()).contains("counts from now on");
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> SequentialGate.of(Harm.errors(source), Harm.errors(source)))
                .hasMessage("a sequential gate watches two things named 'errors'; give each its own name");
        assertThatThrownBy(SequentialGate::of).hasMessageContaining("watches 0 things, but must watch from 1 to 6");
        assertThatThrownBy(() -> Harm.errors(source).margin(2)).hasMessageContaining("margin of errors is 2.0");
        assertThatThrownBy(() -> Harm.slowerThan("1\t2 ms", source)).hasMessageContaining("without tabs");
        assertThatThrownBy(() -> Harm.errors(source).enough(0)).hasMessageContaining("is 0, but must be 1 or more");
        assertThatThrownBy(() -> new Tally(1, 2)).hasMessageContaining("2 bad ones of 1 requests");
        assertThatThrownBy(() -> errors.erring(0, 0.95)).hasMessageContaining("rate of false alarms is 0.0");
    }
}
