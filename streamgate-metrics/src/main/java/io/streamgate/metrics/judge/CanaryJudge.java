package io.streamgate.metrics.judge;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * Judges a canary by several metrics, once, over a whole window: Mann-Whitney with an effect size for each metric, the
 * share of good metrics for each group, the weighted sum of the groups for the canary. Not made to be asked again and
 * again over the same data: for looks each second there are the sequential tests. A value; safe on any thread.
 *
 * @param weights the weight of a group in per cent; groups without one share equally what is left of 100
 * @param pass the score from which on a canary passes, from 0 to 100
 * @param marginal the score from which on it is at least marginal, from 0 to {@code pass}
 * @param behaviour ours, or Kayenta's with its defects
 */
public record CanaryJudge(Map<String, Double> weights, double pass, double marginal, Behaviour behaviour) {
    /** Passes from 95 on, marginal from 75 on, all groups equal. */
    public static final CanaryJudge DEFAULT = new CanaryJudge(Map.of(), 95, 75, Behaviour.REPAIRED);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when weights are negative or add up to more than 100, unless the behaviour is the
     *     original one
     */
    public CanaryJudge {
        weights = Map.copyOf(weights);
        requireNonNull(behaviour, "behaviour");
        Checks.range("pass threshold", pass, 0, 100);
        Checks.range("marginal threshold", marginal, 0, pass);
        if (behaviour == Behaviour.REPAIRED) {
            weights.forEach((group, weight) -> Checks.range("weight of group " + group, weight, 0, 100));
            double sum =
                    weights.values().stream().mapToDouble(Double::doubleValue).sum();
            Checks.range("sum of the weights of the groups " + weights.keySet(), sum, 0, 100.000001);
        }
    }

    /** The same with other weights. */
    public CanaryJudge weighing(Map<String, Double> newWeights) {
        return new CanaryJudge(newWeights, pass, marginal, behaviour);
    }

    /** The same with other thresholds. */
    public CanaryJudge passingFrom(double newPass, double newMarginal) {
        return new CanaryJudge(weights, newPass, newMarginal, behaviour);
    }

    /** The same with Kayenta's behaviour, defects and all. */
    public CanaryJudge original() {
        return new CanaryJudge(weights, pass, marginal, Behaviour.ORIGINAL);
    }

    /**
     * Compares one metric. Neither array is changed.
     *
     * @param control the points of the control, in any order; NaN where one is missing
     * @param canary the points of the canary, likewise
     */
    public MetricVerdict compare(Metric metric, double[] control, double[] canary) {
        return Comparison.of(metric, control, canary).judge(behaviour);
    }

    /** Makes a score of what was said of each metric. */
    public Score score(List<MetricVerdict> metrics) {
        return new Scorer(this).score(metrics);
    }
}
