package io.streamgate.k8s.vpa;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The status of a VerticalPodAutoscalerCheckpoint: what is known of one container, in upstream's format {@value #VERSION}.
 *
 * @param lastUpdateTime when it was saved
 * @param cpu cpu use in cores
 * @param memory memory peaks in bytes
 * @param firstSampleStart the first cpu sample; null without samples
 * @param lastSampleStart the last cpu sample; null without samples
 * @param totalSamplesCount how many cpu samples there were
 */
public record Checkpoint(
        Instant lastUpdateTime,
        HistogramCheckpoint cpu,
        HistogramCheckpoint memory,
        @Nullable Instant firstSampleStart,
        @Nullable Instant lastSampleStart,
        long totalSamplesCount) {
    /** The only version that there is. */
    public static final String VERSION = "v3";

    /** Checks the ranges. */
    public Checkpoint {
        Refusals.atLeast("totalSamplesCount", totalSamplesCount, 0);
    }
}
