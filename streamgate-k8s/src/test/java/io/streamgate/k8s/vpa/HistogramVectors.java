package io.streamgate.k8s.vpa;

import io.streamgate.k8s.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The vectors about buckets, histograms and checkpoints. */
final class HistogramVectors {
    private HistogramVectors() {}

    private static Buckets buckets(Fields given) {
        Fields options = given.at("options");
        return options.text("type").equals("linear")
                ? new Buckets.Linear(options.real("max"), options.real("bucketSize"), options.real("epsilon"))
                : new Buckets.Exponential(
                        options.real("max"),
                        options.real("firstBucketSize"),
                        options.real("ratio"),
                        options.real("epsilon"));
    }

    private static Histogram empty(Fields given) {
        return given.has("halfLifeSec")
                ? Histogram.decaying(buckets(given), Duration.ofSeconds(given.number("halfLifeSec")))
                : Histogram.plain(buckets(given));
    }

    private static Histogram with(Histogram histogram, List<Fields> samples) {
        Histogram changed = histogram;
        for (Fields sample : samples) {
            Instant at = Instant.ofEpochSecond(sample.has("atSec") ? sample.number("atSec") : 0);
            boolean subtract = sample.has("op") && sample.text("op").equals("subtract");
            changed = subtract
                    ? changed.subtract(sample.real("value"), sample.real("weight"), at)
                    : changed.add(sample.real("value"), sample.real("weight"), at);
        }
        return changed;
    }

    static Map<String, ?> buckets(Fields given, Fields expect) {
        Buckets buckets = buckets(given);
        List<Object> found = new ArrayList<>();
        pairs(expect, "find")
                .forEach(pair ->
                        found.add(List.of(pair.get(0), buckets.find(pair.get(0).doubleValue()))));
        List<Object> starts = new ArrayList<>();
        pairs(expect, "starts")
                .forEach(pair -> starts.add(
                        List.of(pair.get(0), buckets.start(pair.get(0).intValue()))));
        return Map.of("numBuckets", buckets.count(), "find", found, "starts", starts);
    }

    @SuppressWarnings("unchecked")
    private static List<List<Number>> pairs(Fields expect, String key) {
        return expect.has(key)
                ? (List<List<Number>>) Objects.requireNonNull(expect.all().get(key))
                : List.of();
    }

    private static List<Object> percentiles(Histogram histogram, Fields expect) {
        List<Object> percentiles = new ArrayList<>();
        pairs(expect, "percentiles")
                .forEach(pair -> percentiles.add(
                        List.of(pair.get(0), histogram.percentile(pair.get(0).doubleValue()))));
        return percentiles;
    }

    static Map<String, ?> histogram(Fields given, Fields expect) {
        Histogram histogram = with(empty(given), given.list("operations"));
        return Map.of("percentiles", percentiles(histogram, expect), "empty", histogram.isEmpty());
    }

    static Map<String, ?> merge(Fields given, Fields expect) {
        Histogram first = with(empty(given), given.list("first"));
        Histogram merged = first.merge(with(empty(given), given.list("second")));
        Histogram both = with(first, given.list("second"));
        return Map.of(
                "percentiles",
                percentiles(merged, expect),
                "equalsSingleHistogramOfAllSamples",
                merged.equals(both)
                        && both.equals(with(empty(given), given.list("second")).merge(first)));
    }

    static Map<String, ?> save(Fields given, Fields expect) {
        HistogramCheckpoint saved = with(empty(given), given.list("samples")).save();
        Map<String, Object> weights = new TreeMap<>();
        saved.bucketWeights().forEach((bucket, weight) -> weights.put(bucket.toString(), weight));
        return Map.of("totalWeight", saved.totalWeight(), "bucketWeights", weights);
    }

    static Map<String, ?> load(Fields given, Fields expect) {
        Fields checkpoint = given.at("checkpoint");
        Map<Integer, Long> weights = new TreeMap<>();
        Fields written = checkpoint.at("bucketWeights");
        written.all().keySet().forEach(bucket -> weights.put(Integer.valueOf(bucket), written.number(bucket)));
        Histogram loaded;
        try {
            loaded = empty(given).load(new HistogramCheckpoint(null, weights, checkpoint.real("totalWeight")));
        } catch (IllegalArgumentException e) {
            return Map.of("error", e.getMessage().contains("has bucket") ? "BucketOutOfRange" : e.getMessage());
        }
        Map<String, Object> read = new LinkedHashMap<>();
        weights.keySet().forEach(bucket -> read.put(bucket.toString(), loaded.weight(bucket)));
        return Map.of("totalWeight", loaded.total(), "weights", read);
    }
}
