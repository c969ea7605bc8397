package io.streamgate.metrics.judge;

import static java.util.Objects.requireNonNull;

/**
 * How large a difference is, and from where on it counts. A measure that cannot be computed (NaN) counts as large enough.
 *
 * @param measure how it is measured
 * @param allowedDecrease Low needs an effect of at most this
 * @param allowedIncrease High needs an effect of at least this
 * @param criticalDecrease a critical metric that is Low is critical when its effect is at most this
 * @param criticalIncrease a critical metric that is High is critical when its effect is at least this
 */
public record EffectSize(
        Measure measure,
        double allowedDecrease,
        double allowedIncrease,
        double criticalDecrease,
        double criticalIncrease) {
    /** The ratio of the means, and any ratio counts. */
    public static final EffectSize MEAN_RATIO = new EffectSize(Measure.MEAN_RATIO, 1, 1, 1, 1);
    /** The common language effect size, and any size counts. */
    public static final EffectSize COMMON_LANGUAGE = new EffectSize(Measure.COMMON_LANGUAGE, 0.5, 0.5, 0.5, 0.5);

    /** Checks that nothing is missing. */
    public EffectSize {
        requireNonNull(measure, "measure");
    }

    /** The same measure with other bounds on what is allowed. */
    public EffectSize allowing(double decrease, double increase) {
        return new EffectSize(measure, decrease, increase, criticalDecrease, criticalIncrease);
    }

    /** The same measure with other bounds on what is critical. */
    public EffectSize criticalFrom(double decrease, double increase) {
        return new EffectSize(measure, allowedDecrease, allowedIncrease, decrease, increase);
    }

    /** Ways to measure. Pure; safe on any thread; neither array is changed. */
    public enum Measure {
        /** Mean of the canary over mean of the control; NaN when either is 0. */
        MEAN_RATIO {
            @Override
            public double of(double[] control, double[] canary) {
                double under = Summary.mean(control);
                double over = Summary.mean(canary);
                return under == 0 || over == 0 ? Double.NaN : over / under;
            }
        },
        /** How likely a point of the canary is above one of the control, ties counted half: from 0 to 1 (McGraw and Wong 1992). */
        COMMON_LANGUAGE {
            @Override
            public double of(double[] control, double[] canary) {
                Ranks ranks = Ranks.of(Summary.sorted(canary), Summary.sorted(control), 0);
                return 0.5 + ranks.excess() / ((double) canary.length * control.length);
            }
        },
        /** Difference of the means in pooled standard deviations (Cohen 1988). */
        COHENS_D {
            @Override
            public double of(double[] control, double[] canary) {
                Summary under = Summary.of(control);
                Summary over = Summary.of(canary);
                double freedom = (double) under.count() + over.count() - 2;
                double pooled = (under.squares() + over.squares()) / freedom;
                return (over.mean() - under.mean()) / Math.sqrt(pooled);
            }
        };

        /** The effect of being the canary. */
        public abstract double of(double[] control, double[] canary);
    }

    boolean allowsHigh(double effect) {
        return effect < allowedIncrease;
    }

    boolean allowsLow(double effect) {
        return effect > allowedDecrease;
    }

    boolean critical(Classification found, double effect) {
        boolean notCritical = found == Classification.HIGH ? effect < criticalIncrease : effect > criticalDecrease;
        return !notCritical;
    }
}
