package io.streamgate.k8s.vpa;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A histogram in the form of a VerticalPodAutoscalerCheckpoint.
 *
 * @param reference against when the weights are; null without samples
 * @param bucketWeights the buckets that are not empty, the heaviest being 10000
 * @param totalWeight the sum of the true weights
 */
public record HistogramCheckpoint(@Nullable Instant reference, Map<Integer, Long> bucketWeights, double totalWeight) {
    /** Copies the weights and checks the ranges. */
    public HistogramCheckpoint {
        bucketWeights = java.util.Collections.unmodifiableMap(new TreeMap<>(bucketWeights));
        if (!(totalWeight >= 0)) {
            throw new IllegalArgumentException("totalWeight is " + totalWeight + ", but must be 0 or more");
        }
        bucketWeights.forEach((bucket, weight) -> {
            if (bucket < 0 || weight < 0 || weight > 0xFFFF_FFFFL) {
                throw new IllegalArgumentException("bucketWeights has " + bucket + ": " + weight
                        + ", but both must be 0 or more and the weight must fit 32 bits");
            }
        });
    }
}
