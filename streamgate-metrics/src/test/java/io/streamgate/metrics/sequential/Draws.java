package io.streamgate.metrics.sequential;

import java.util.SplittableRandom;

/** Draws of requests by the second. */
final class Draws {
    private Draws() {}

    /** How many of so many come out, by walking up the distribution; quick where that is few. */
    static int binomial(SplittableRandom random, int size, double chance) {
        if (size == 0 || chance <= 0) {
            return 0;
        }
        if (chance > 0.5) {
            return chance >= 1 ? size : size - binomial(random, size, 1 - chance);
        }
        double odds = chance / (1 - chance);
        double probability = Math.pow(1 - chance, size);
        double left = random.nextDouble() - probability;
        int drawn = 0;
        while (left > 0 && drawn < size) {
            drawn++;
            probability *= odds * (size - drawn + 1) / drawn;
            left -= probability;
        }
        return drawn;
    }
}
