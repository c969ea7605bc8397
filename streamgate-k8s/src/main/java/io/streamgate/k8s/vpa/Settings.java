package io.streamgate.k8s.vpa;

import java.time.Duration;

/**
 * The flags of the cluster's VPA recommender.
 *
 * @param halfLife after which time a sample counts half as much
 * @param memoryInterval how long a window is that memory has one peak for
 * @param oomBumpUpRatio by which factor more memory is assumed after an OOM kill, 1 or more
 * @param oomMinBumpUp how many bytes more are assumed at least
 * @param targetPercentile the share of use that the target covers
 * @param lowerPercentile the share of use that the lower bound covers
 * @param upperPercentile the share of use that the upper bound covers
 * @param margin what is added, as a fraction
 * @param confidenceInterval the time after which there is full confidence
 * @param podMinimum the least that a pod is recommended, shared by its containers
 */
public record Settings(
        Duration halfLife,
        Duration memoryInterval,
        double oomBumpUpRatio,
        long oomMinBumpUp,
        double targetPercentile,
        double lowerPercentile,
        double upperPercentile,
        double margin,
        Duration confidenceInterval,
        Amounts podMinimum) {
    /** Upstream's defaults as of VPA 1.8. */
    public static final Settings DEFAULT = new Settings(
            Duration.ofHours(24),
            Duration.ofHours(24),
            1.2,
            100L << 20,
            0.9,
            0.5,
            0.95,
            0.15,
            Duration.ofHours(24),
            Amounts.of(25, 250L << 20));

    /** Checks the ranges. */
    public Settings {
        Refusals.wholeSeconds("histogram decay half-life", halfLife);
        Refusals.wholeSeconds("memory-aggregation-interval", memoryInterval);
        Refusals.atLeast("oom-bump-up-ratio", oomBumpUpRatio, 1);
        Refusals.atLeast("oom-min-bump-up-bytes", oomMinBumpUp, 0);
        Refusals.share("target percentile", targetPercentile);
        Refusals.share("lower bound percentile", lowerPercentile);
        Refusals.share("upper bound percentile", upperPercentile);
        Refusals.atLeast("recommendation-margin-fraction", margin, 0);
        Refusals.wholeSeconds("confidence interval", confidenceInterval);
    }
}
