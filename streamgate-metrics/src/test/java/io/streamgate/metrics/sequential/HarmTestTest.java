package io.streamgate.metrics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarmTestTest {
    /** A look at which k of n bad answers were the canary's, which had a share ρ of the requests. */
    private static HarmTest seen(HarmTest test, int percent, long k, long n, double share) {
        long requests = 100_000;
        long canary = Math.round(requests * share);
        return test.look(percent, new Tally(canary, k), new Tally(requests - canary, n - k));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 0.05, 2.27779428",
        "2, 2, 0.05, 4.90711566",
        "3, 3, 0.05, 7.66555200",
        "3, 10, 0.05, 2.07933059",
        "10, 40, 0.05, 7.17361374",
        "5, 100, 0.05, -2.58604737",
        "8, 8, 0.5, 4.93984143",
        "30, 100, 0.1, 12.90917478"
    })
    void theEvidenceIsThatOfTheReferenceValues(long k, long n, double share, double log) {
        assertThat(seen(HarmTest.START, 5, k, n, share).logE()).isCloseTo(log, within(1e-8));
    }

    @Test
    void manyLooksAreWorthAsMuchAsOne() {
        HarmTest once = seen(HarmTest.START, 5, 3, 10, 0.05);
        HarmTest often = seen(HarmTest.START, 5, 1, 4, 0.05);
        often = seen(often, 5, 0, 0, 0.05);
        often = seen(seen(often, 5, 2, 5, 0.05), 5, 0, 1, 0.05);
        assertThat(often.logE()).isCloseTo(once.logE(), within(1e-12));
    }

    @Test
    void aNewWeightKeepsTheEvidenceAsAFactorAndBeginsANewAverage() {
        HarmTest five = seen(HarmTest.START, 5, 3, 10, 0.05);
        HarmTest ten = seen(five, 10, 30, 100, 0.1);
        assertThat(ten.logE()).isCloseTo(2.07933059 + 12.90917478, within(1e-8));
        assertThat(ten.canary()).isEqualTo(new Tally(10_000, 30));
    }

    @Test
    void bothArmsGettingWorseWithTheShareIsNoEvidence() {
        HarmTest test = HarmTest.START;
        for (int i = 0; i < 50; i++) {
            test = test.look(50, new Tally(500, 1), new Tally(9500, 19));
            test = test.look(50, new Tally(5000, 100), new Tally(5000, 100));
        }
        assertThat(test.logE()).isNegative();
    }

    @Test
    void anArmWithoutTrafficIsNoEvidence() {
        assertThat(HarmTest.START.look(5, Tally.NONE, new Tally(100, 50)).logE())
                .isZero();
        assertThat(HarmTest.START.look(100, new Tally(100, 50), Tally.NONE).logE())
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void theMemoryHoldsAllOfIt() {
        HarmTest test = seen(seen(HarmTest.START, 5, 3, 10, 0.05), 10, 7, 100, 0.1);
        assertThat(test.memory()).hasSizeLessThanOrEqualTo(450);
        assertThat(HarmTest.of(test.memory())).isEqualTo(test).hasSameHashCodeAs(test);
        assertThat(HarmTest.of(test.memory()).logE()).isEqualTo(test.logE());
        assertThatThrownBy(() -> HarmTest.of("counters 1 2")).hasMessageContaining("no memory of a test for harm");
    }

    @Test
    void itIsKnownHowManyMoreBadAnswersItTakes() {
        HarmTest test = HarmTest.START.look(5, new Tally(50, 0), new Tally(950, 5));
        long more = test.badToFail(0.01);
        assertThat(test.look(5, new Tally(0, 0), Tally.NONE).badToFail(0.01)).isEqualTo(more);
        assertThat(seen(test, 5, more, more, 0.05).logE()).isGreaterThanOrEqualTo(Math.log(100));
        assertThat(seen(test, 5, more - 1, more - 1, 0.05).logE()).isLessThan(Math.log(100));
    }
}
