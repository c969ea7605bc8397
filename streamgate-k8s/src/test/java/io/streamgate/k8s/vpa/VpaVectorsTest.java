package io.streamgate.k8s.vpa;

import static java.util.Map.entry;

import io.streamgate.k8s.Fields;
import io.streamgate.k8s.Vectors;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class VpaVectorsTest {
    private static final Map<String, BiFunction<Fields, Fields, Map<String, ?>>> KINDS = Map.ofEntries(
            entry("buckets", HistogramVectors::buckets),
            entry("histogram", HistogramVectors::histogram),
            entry("merge", HistogramVectors::merge),
            entry("checkpointSave", HistogramVectors::save),
            entry("checkpointLoad", HistogramVectors::load),
            entry("confidence", RecommenderVectors::confidence),
            entry("confidenceMultiplier", RecommenderVectors::confidenceMultiplier),
            entry("margin", RecommenderVectors::margin),
            entry("minimum", RecommenderVectors::minimum),
            entry("memoryPeaks", RecommenderVectors::memoryPeaks),
            entry("recommendation", RecommenderVectors::recommendation),
            entry("policyCap", UpdaterVectors::policyCap),
            entry("proportionalLimit", UpdaterVectors::proportionalLimit),
            entry("updatePriority", UpdaterVectors::updatePriority),
            entry("updateDecision", UpdaterVectors::updateDecision),
            entry("evictionBudget", UpdaterVectors::evictionBudget));

    @TestFactory
    Stream<DynamicTest> everyVectorIsDecidedAsUpstreamDoes() {
        return Vectors.of("vpa-vectors.json", KINDS);
    }
}
