package io.streamgate.metrics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.streamgate.metrics.Vectors;
import io.streamgate.metrics.Vectors.Vector;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ShareTestTest {
    @TestFactory
    Stream<DynamicTest> theEvidenceIsThatOfTheReferenceValues() {
        return Vectors.sequential("dirichletMultinomialSrm")
                .map(row -> DynamicTest.dynamicTest(
                        row.toString(), () -> check(row, counts(row), row.numbers("theta"), row.numbers("prior"))));
    }

    @TestFactory
    Stream<DynamicTest> twoArmsWithABetaPriorAreTheSameTest() {
        return Vectors.sequential("betaBinomialCountE")
                .map(row -> DynamicTest.dynamicTest(row.toString(), () -> {
                    double share = row.number("rho");
                    long own = (long) row.number("k");
                    long others = (long) row.number("n") - own;
                    check(row, new long[] {own, others}, new double[] {share, 1 - share}, new double[] {
                        row.number("a"), row.number("b")
                    });
                }));
    }

    private static void check(Vector row, long[] counts, double[] shares, double[] prior) {
        assertThat(ShareTest.logE(counts, shares, prior)).isCloseTo(row.number("logE"), within(1e-7));
    }

    private static long[] counts(Vector row) {
        return Arrays.stream(row.numbers("counts")).mapToLong(Math::round).toArray();
    }

    @Test
    void withoutToleranceItIsTheMixtureAgainstTheShareAskedFor() {
        ShareTest test = ShareTest.expecting(0.1, 0).look(0.1, 120, 880);
        assertThat(test.logE())
                .isCloseTo(
                        ShareTest.logE(new long[] {120, 880}, new double[] {0.1, 0.9}, new double[] {1, 9}),
                        within(1e-9));
    }

    @Test
    void aShareWithinTheToleranceIsNoEvidence() {
        assertThat(ShareTest.expecting(0.1, 0.03).look(0.1, 12_000, 88_000).logE())
                .isNegative();
        assertThat(ShareTest.expecting(0.1, 0.03).look(0.1, 20_000, 80_000).logE())
                .isGreaterThan(100);
    }

    @Test
    void aNewWeightKeepsTheEvidence() {
        ShareTest five = ShareTest.expecting(0.05, 0).look(0.05, 10, 90);
        ShareTest ten = five.look(0.1, 10, 90);
        assertThat(ten.kept()).isEqualTo(five.logE());
        assertThat(ten.logE())
                .isCloseTo(
                        five.logE()
                                + ShareTest.expecting(0.1, 0).look(0.1, 10, 90).logE(),
                        within(1e-9));
    }

    @Test
    void theMemoryHoldsAllOfIt() {
        ShareTest test = ShareTest.expecting(0.05, 0.03).look(0.05, 10, 90).look(0.1, 3, 4);
        assertThat(ShareTest.of(test.memory())).isEqualTo(test);
    }
}
