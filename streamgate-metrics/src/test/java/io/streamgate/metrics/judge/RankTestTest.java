package io.streamgate.metrics.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RankTestTest {
    @Test
    void pIsTheShareOfAllOrdersThatAreAsFarOut() {
        long seed = 4711;
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < 50; run++) {
            double[] control =
                    random.doubles(2 + random.nextInt(5), 0, 6).map(Math::floor).toArray();
            double[] canary =
                    random.doubles(2 + random.nextInt(5), 0, 6).map(Math::floor).toArray();
            assertThat(new RankTest(control, canary).p())
                    .as("seed %d, run %d: %s, %s", seed, run, Arrays.toString(control), Arrays.toString(canary))
                    .isCloseTo(enumerated(control, canary), within(1e-12));
        }
    }

    /** Every way to say which of the points were the canary's. */
    private static double enumerated(double[] control, double[] canary) {
        double[] all = Arrays.copyOf(canary, canary.length + control.length);
        System.arraycopy(control, 0, all, canary.length, control.length);
        double seen =
                Ranks.of(Summary.sorted(canary), Summary.sorted(control), 0).sum();
        int ways = 0;
        int below = 0;
        int above = 0;
        for (int chosen = 0; chosen < 1 << all.length; chosen++) {
            if (Integer.bitCount(chosen) == canary.length) {
                int mask = chosen;
                double[] x = pick(all, mask);
                double[] y = pick(all, ~mask);
                double sum = Ranks.of(Summary.sorted(x), Summary.sorted(y), 0).sum();
                ways++;
                below += sum <= seen ? 1 : 0;
                above += sum >= seen ? 1 : 0;
            }
        }
        return Math.min(1, 2.0 * Math.min(below, above) / ways);
    }

    private static double[] pick(double[] all, int mask) {
        return java.util.stream.IntStream.range(0, all.length)
                .filter(i -> ((mask >> i) & 1) == 1)
                .mapToDouble(i -> all[i])
                .toArray();
    }

    @Test
    void theIntervalHoldsTheTrueShiftAsOftenAsItSays() {
        long seed = 99;
        SplittableRandom random = new SplittableRandom(seed);
        for (int size : new int[] {6, 12, 30}) {
            int held = 0;
            int runs = 2000;
            for (int run = 0; run < runs; run++) {
                double[] control = random.doubles(size).toArray();
                double[] canary = random.doubles(size).map(value -> value + 3).toArray();
                Shift shift = new RankTest(control, canary).shift(0.9);
                held += shift.lower() <= 3 && 3 <= shift.upper() ? 1 : 0;
            }
            System.out.printf("interval of 90 %%, %d points, seed %d: held %d of %d%n", size, seed, held, runs);
            assertThat(held / (double) runs)
                    .as("seed %d, %d points", seed, size)
                    .isBetween(0.88, 0.95);
        }
    }

    @Test
    void tooFewPointsGiveNoInterval() {
        Shift shift = new RankTest(new double[] {1, 2}, new double[] {11, 12}).shift(0.98);
        assertThat(shift).isEqualTo(new Shift(Double.NEGATIVE_INFINITY, 10, Double.POSITIVE_INFINITY));
    }
}
