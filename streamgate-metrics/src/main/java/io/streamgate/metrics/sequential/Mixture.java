package io.streamgate.metrics.sequential;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The evidence that the canary has more bad answers than its share of the requests explains. If its rate is r times the
 * control's, and a share ρ of a look's requests went to it, then each bad answer is its own with probability ρr / (1 − ρ +
 * ρr), so k bad ones of its own among n multiply the evidence by r^k / (1 + ρ(r − 1))^n. That is averaged over a grid of
 * ratios, so none has to be guessed. Each look counts with its own ρ, so a share that drifts is no evidence; given the
 * requests, that errs on the safe side (Hoeffding 1963, theorem 4: drawing without replacement varies less).
 */
final class Mixture {
    private static final double[] RATIO_LESS_ONE = {0.5, 1, 2, 4, 7, 12, 19, 34, 59, 99, 199, 499};
    private static final double[] LOG_RATIO =
            Arrays.stream(RATIO_LESS_ONE).map(Math::log1p).toArray();
    private static final double LOG_SIZE = Math.log(RATIO_LESS_ONE.length);

    static final Mixture EMPTY = new Mixture(0, new double[RATIO_LESS_ONE.length]);

    private final long own;
    private final double[] explained;
    private final double logE;

    private Mixture(long own, double[] explained) {
        this.own = own;
        this.explained = explained;
        this.logE = average(own, explained);
    }

    /** With a look at which {@code share} of the requests were the canary's. */
    Mixture with(long canaryBad, long allBad, double share) {
        if (allBad == 0) {
            return this;
        }
        double[] more = new double[explained.length];
        for (int i = 0; i < more.length; i++) {
            more[i] = explained[i] + allBad * Math.log1p(share * RATIO_LESS_ONE[i]);
        }
        return new Mixture(own + canaryBad, more);
    }

    /** The logarithm of the e-value. */
    double logE() {
        return logE;
    }

    private static double average(long own, double[] explained) {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < explained.length; i++) {
            most = Math.max(most, own * LOG_RATIO[i] - explained[i]);
        }
        double sum = 0;
        for (int i = 0; i < explained.length; i++) {
            sum += Math.exp(own * LOG_RATIO[i] - explained[i] - most);
        }
        return most + Math.log(sum) - LOG_SIZE;
    }

    void write(StringBuilder text) {
        text.append(own);
        for (double value : explained) {
            text.append(' ').append(value);
        }
    }

    static Mixture read(Words words) {
        long own = words.integer();
        double[] explained = new double[RATIO_LESS_ONE.length];
        for (int i = 0; i < explained.length; i++) {
            explained[i] = words.number();
        }
        return new Mixture(own, explained);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Mixture that && own == that.own && Arrays.equals(explained, that.explained);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(own) + Arrays.hashCode(explained);
    }

    @Override
    public String toString() {
        return "log e " + logE();
    }
}
