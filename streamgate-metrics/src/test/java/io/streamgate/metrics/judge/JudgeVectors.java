package io.streamgate.metrics.judge;

import io.streamgate.metrics.Vectors.Vector;
import java.util.List;
import java.util.Map;

/** From the words of the vectors to ours. */
final class JudgeVectors {
    private static final Map<String, Classification> CLASSIFICATIONS = Map.of(
            "Pass", Classification.PASS,
            "High", Classification.HIGH,
            "Low", Classification.LOW,
            "Nodata", Classification.NO_DATA,
            "NodataFailMetric", Classification.NO_DATA_FAILS,
            "Error", Classification.ERROR);

    private JudgeVectors() {}

    static Classification classification(Vector vector) {
        Classification found = CLASSIFICATIONS.get(vector.text("classification"));
        if (found == null) {
            throw new IllegalArgumentException(vector.text("classification"));
        }
        return found;
    }

    static Metric metric(Vector config) {
        return Metric.of("m")
                .harmIs(direction(config.text("direction")))
                .cleaned(missing(config.text("nanStrategy")), outliers(config.get("outliers")))
                .tested(config.number("confLevel"), config.number("tolerance"))
                .counting(effect(config.get("effectSize")), 0.05)
                .weighing(config.flag("critical"), config.flag("mustHaveData"), false);
    }

    static Metric.Missing missing(String strategy) {
        return strategy.equals("replace") ? Metric.Missing.ZERO : Metric.Missing.REMOVE;
    }

    private static Metric.Direction direction(String direction) {
        return Metric.Direction.valueOf(direction.toUpperCase(java.util.Locale.ROOT));
    }

    private static OutlierRule outliers(Vector rule) {
        return rule.text("strategy").equals("keep")
                ? OutlierRule.KEEP
                : new OutlierRule(OutlierRule.Kind.IQR_OR_PERCENTILE, rule.number("factor"));
    }

    private static EffectSize effect(Vector size) {
        return new EffectSize(
                measure(size.text("measure")),
                size.number("allowedDecrease"),
                size.number("allowedIncrease"),
                size.number("criticalDecrease"),
                size.number("criticalIncrease"));
    }

    static EffectSize.Measure measure(String name) {
        return switch (name) {
            case "meanRatio" -> EffectSize.Measure.MEAN_RATIO;
            case "cles" -> EffectSize.Measure.COMMON_LANGUAGE;
            case "cohenD" -> EffectSize.Measure.COHENS_D;
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** A verdict of which only what counts in a score is known. */
    static MetricVerdict verdict(Vector metric) {
        String[] groups = metric.vectors("groups").stream()
                .map(group -> (String) group.value())
                .toArray(String[]::new);
        boolean critical = metric.flag("critical");
        Summary none = Summary.of(new double[0]);
        return new MetricVerdict(
                Metric.of("m", groups).weighing(critical, false, metric.flag("muted")),
                classification(metric),
                critical,
                1,
                "",
                java.util.Optional.empty(),
                none,
                none);
    }

    static List<MetricVerdict> verdicts(Vector vector) {
        return vector.vectors("metrics").stream().map(JudgeVectors::verdict).toList();
    }

    static CanaryJudge judge(Vector vector) {
        Map<String, Double> weights = new java.util.HashMap<>();
        vector.get("groupWeights").map().forEach((group, weight) -> weights.put((String) group, Vector.number(weight)));
        return CanaryJudge.DEFAULT
                .original()
                .weighing(weights)
                .passingFrom(vector.number("passThreshold"), vector.number("marginalThreshold"));
    }
}
