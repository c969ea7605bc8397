package io.streamgate.metrics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BoundsTest {
    @Test
    void withoutABadOneTheBoundIsALittleAboveTheRuleOfThree() {
        Bounds bounds = Bounds.of(new Tally(300, 0), 0.9);
        assertThat(bounds.lower()).isZero();
        assertThat(bounds.upper()).isBetween(3.0 / 300, 3.8 / 300);
    }

    @Test
    void nothingSeenIsNothingKnown() {
        assertThat(Bounds.of(Tally.NONE, 0.95)).isEqualTo(new Bounds(0, 0, 1));
    }

    @Test
    void allBadIsBoundedToo() {
        Bounds bounds = Bounds.of(new Tally(50, 50), 0.95);
        assertThat(bounds.upper()).isEqualTo(1);
        assertThat(bounds.lower()).isBetween(0.5, 0.97);
    }

    @Test
    void theDifferenceLiesBetweenTheOutermostDifferences() {
        Bounds worse = Bounds.ofDifference(new Tally(240, 12), new Tally(4560, 23), 0.95);
        Bounds canary = Bounds.of(new Tally(240, 12), 0.95);
        Bounds control = Bounds.of(new Tally(4560, 23), 0.95);
        assertThat(worse.estimate()).isCloseTo(0.05 - 23 / 4560.0, within(1e-12));
        assertThat(worse.lower()).isEqualTo(canary.lower() - control.upper()).isPositive();
        assertThat(worse.upper()).isEqualTo(canary.upper() - control.lower());
    }

    @Test
    void theyHoldAtAllLooksTogetherAsOftenAsTheySay() {
        long seed = 31;
        SplittableRandom random = new SplittableRandom(seed);
        for (double share : new double[] {0.001, 0.02, 0.3}) {
            int above = 0;
            int below = 0;
            int runs = 300;
            for (int run = 0; run < runs; run++) {
                Tally tally = Tally.NONE;
                boolean wentAbove = false;
                boolean wentBelow = false;
                for (int look = 0; look < 60; look++) {
                    tally = tally.plus(new Tally(50, Draws.binomial(random, 50, share)));
                    Bounds bounds = Bounds.of(tally, 0.9);
                    wentAbove |= share > bounds.upper();
                    wentBelow |= share < bounds.lower();
                }
                above += wentAbove ? 1 : 0;
                below += wentBelow ? 1 : 0;
            }
            System.out.printf(
                    "bounds of 90 %% at each of 60 looks, share %s, seed %d: too low %d, too high %d of %d%n",
                    share, seed, above, below, runs);
            assertThat(above / (double) runs).as("seed %d", seed).isLessThanOrEqualTo(0.05);
            assertThat(below / (double) runs).as("seed %d", seed).isLessThanOrEqualTo(0.05);
        }
    }

    @Test
    void itIsKnownWhichMarginTrafficCanShow() {
        Margin clean = new Margin(0, 0.05, 0.95);
        assertThat(clean.shownBy(0)).isEqualTo(1);
        assertThat(clean.shownBy(6000)).isBetween(0.01, 0.02);
        long requests = clean.requestsFor(0.01);
        assertThat(clean.shownBy(requests)).isLessThanOrEqualTo(0.01);
        assertThat(clean.shownBy(requests * 95 / 100)).isGreaterThan(0.01);
        assertThat(new Margin(0.005, 0.05, 0.95).requestsFor(0.01)).isGreaterThan(requests);
        assertThat(new Margin(0.5, 0.05, 0.95).requestsFor(0)).isEqualTo(Long.MAX_VALUE);
    }
}
