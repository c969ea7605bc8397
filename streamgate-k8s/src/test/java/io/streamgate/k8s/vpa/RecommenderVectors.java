package io.streamgate.k8s.vpa;

import io.streamgate.k8s.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The vectors about confidence, memory peaks and recommendations. */
final class RecommenderVectors {
    private RecommenderVectors() {}

    static Map<String, ?> confidence(Fields given, Fields expect) {
        ContainerUsage usage = ContainerUsage.none(Settings.DEFAULT);
        for (long i = 0; i < given.number("samples"); i++) {
            usage = usage.cpu(100, Instant.ofEpochSecond(1_704_067_200 + i * given.number("stepSec")));
        }
        return Map.of("confidence", usage.confidence(Duration.ofSeconds(given.number("confidenceIntervalSec"))));
    }

    static Map<String, ?> confidenceMultiplier(Fields given, Fields expect) {
        return Map.of(
                "value",
                Estimator.withConfidence(
                        given.number("base"),
                        given.real("multiplier"),
                        given.real("exponent"),
                        given.real("confidence")));
    }

    static Map<String, ?> margin(Fields given, Fields expect) {
        return Map.of("value", Estimator.withMargin(given.number("base"), given.real("fraction")));
    }

    static Map<String, ?> minimum(Fields given, Fields expect) {
        Amounts podMinimum = Amounts.of(given.number("podMinCpuMilli"), given.number("podMinMemoryMiB") << 20);
        Estimator estimator = new Estimator(settings(podMinimum, 0.15, 0.9));
        int containers = given.size("containers");
        return Map.of(
                "cpuMilli",
                Math.max(given.number("cpuMilli"), estimator.minimum(Resource.CPU, containers)),
                "memoryBytes",
                Math.max(given.number("memoryBytes"), estimator.minimum(Resource.MEMORY, containers)));
    }

    private static Settings settings(Amounts podMinimum, double margin, double target) {
        Settings base = Settings.DEFAULT;
        return new Settings(
                base.halfLife(),
                base.memoryInterval(),
                base.oomBumpUpRatio(),
                base.oomMinBumpUp(),
                target,
                base.lowerPercentile(),
                base.upperPercentile(),
                margin,
                base.confidenceInterval(),
                podMinimum);
    }

    static Map<String, ?> memoryPeaks(Fields given, Fields expect) {
        Settings base = Settings.DEFAULT;
        Settings settings = new Settings(
                base.halfLife(),
                Duration.ofSeconds(given.number("intervalSec")),
                given.real("oomBumpUpRatio"),
                given.number("oomMinBumpUpBytes"),
                0.9,
                0.5,
                0.95,
                0.15,
                base.confidenceInterval(),
                base.podMinimum());
        MemoryPeaks peaks = MemoryPeaks.NONE;
        List<Boolean> accepted = new ArrayList<>();
        List<Map<String, ?>> operations = new ArrayList<>();
        for (Fields event : given.list("events")) {
            Instant at = Instant.ofEpochSecond(event.number("atSec"));
            MemoryPeaks.Step step = event.text("kind").equals("oom")
                    ? peaks.oom(event.number("requestBytes"), at, settings)
                    : peaks.sample(event.number("bytes"), at, settings.memoryInterval());
            peaks = step.peaks();
            accepted.add(step.accepted());
            step.operations()
                    .forEach(operation -> operations.add(Map.of(
                            "op",
                            operation.add() ? "add" : "subtract",
                            "bytes",
                            operation.bytes(),
                            "atSec",
                            operation.at().getEpochSecond())));
        }
        return Map.of("accepted", accepted, "histogramOperations", operations);
    }

    private record Sample(long at, boolean cpu, long amount) {}

    static Map<String, ?> recommendation(Fields given, Fields expect) {
        Fields config = given.has("config") ? given.at("config") : new Fields(Map.of());
        Settings settings = settings(
                Settings.DEFAULT.podMinimum(),
                config.has("margin") ? config.real("margin") : 0.15,
                config.has("target") ? config.real("target") : 0.9);
        List<Sample> samples = new ArrayList<>();
        given.list("cpuSeries").forEach(series -> add(samples, series, true, series.number("milli")));
        given.list("memorySeries").forEach(series -> add(samples, series, false, series.number("bytes")));
        samples.sort(Comparator.comparing(Sample::at).thenComparing(sample -> sample.cpu() ? 0 : 1));
        ContainerUsage usage = ContainerUsage.none(settings);
        MemoryPeaks peaks = MemoryPeaks.NONE;
        for (Sample sample : samples) {
            Instant at = Instant.ofEpochSecond(given.number("startEpochSec") + sample.at());
            if (sample.cpu()) {
                usage = usage.cpu(sample.amount(), at);
            } else {
                MemoryPeaks.Step step = peaks.sample(sample.amount(), at, settings.memoryInterval());
                peaks = step.peaks();
                usage = usage.memory(step);
            }
        }
        Recommendation recommendation =
                new Estimator(settings).estimate(usage, Set.of(Resource.values()), given.size("containersInPod"));
        double confidence = usage.confidence(settings.confidenceInterval());
        return Map.of(
                "confidence",
                Math.abs(confidence - expect.real("confidence")) < 1e-9 ? expect.real("confidence") : confidence,
                "toleranceUnits",
                expect.number("toleranceUnits"),
                "target",
                near(recommendation.target(), expect.at("target"), expect.number("toleranceUnits")),
                "lowerBound",
                near(recommendation.lower(), expect.at("lowerBound"), expect.number("toleranceUnits")),
                "upperBound",
                near(recommendation.upper(), expect.at("upperBound"), expect.number("toleranceUnits")));
    }

    private static void add(List<Sample> samples, Fields series, boolean cpu, long amount) {
        for (long at = series.number("fromSec"); at < series.number("toSec"); at += series.number("stepSec")) {
            samples.add(new Sample(at, cpu, amount));
        }
    }

    /** What was expected where it is near enough, what is otherwise. */
    private static Map<String, ?> near(Amounts is, Fields expect, long tolerance) {
        Map<String, Object> near = new TreeMap<>();
        Map.of("cpuMilli", Resource.CPU, "memoryBytes", Resource.MEMORY).forEach((key, resource) -> {
            long amount = is.get(resource).orElseThrow();
            near.put(key, Math.abs(amount - expect.number(key)) <= tolerance ? expect.number(key) : amount);
        });
        return near;
    }
}
