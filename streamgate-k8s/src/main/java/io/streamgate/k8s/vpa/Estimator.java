package io.streamgate.k8s.vpa;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * From use to a recommendation (upstream's recommender/logic/estimator.go): a percentile, a margin, bounds that are the wider the
 * less is known, and a minimum. Amounts are cut to whole units at every step.
 */
final class Estimator {
    private final Settings settings;

    Estimator(Settings settings) {
        this.settings = settings;
    }

    /**
     * @param containers how many containers share the pod's minimum
     */
    Recommendation estimate(ContainerUsage usage, Set<Resource> controlled, int containers) {
        double confidence = usage.confidence(settings.confidenceInterval());
        Amounts target = amounts(usage, controlled, settings.targetPercentile(), containers, 0, 0, confidence);
        Amounts lower = amounts(usage, controlled, settings.lowerPercentile(), containers, 0.001, -2, confidence);
        Amounts upper = amounts(usage, controlled, settings.upperPercentile(), containers, 1, 1, confidence);
        return new Recommendation(target, lower, upper, target);
    }

    private Amounts amounts(
            ContainerUsage usage,
            Set<Resource> controlled,
            double percentile,
            int containers,
            double multiplier,
            double exponent,
            double confidence) {
        Map<Resource, Long> amounts = new EnumMap<>(Resource.class);
        for (Resource resource : controlled) {
            long base = resource == Resource.CPU
                    ? Amounts.scale(1, usage.cpu().percentile(percentile) * 1000)
                    : Amounts.scale(1, usage.memory().percentile(percentile));
            long amount = withMargin(base, settings.margin());
            if (exponent != 0) {
                amount = withConfidence(amount, multiplier, exponent, confidence);
            }
            amounts.put(resource, Math.max(amount, minimum(resource, containers)));
        }
        return new Amounts(amounts);
    }

    static long withMargin(long base, double margin) {
        return Amounts.sum(base, Amounts.scale(base, margin));
    }

    static long withConfidence(long base, double multiplier, double exponent, double confidence) {
        return Amounts.scale(base, Math.pow(1 + multiplier / confidence, exponent));
    }

    long minimum(Resource resource, int containers) {
        return Amounts.scale(settings.podMinimum().get(resource).orElse(0), 1.0 / containers);
    }
}
