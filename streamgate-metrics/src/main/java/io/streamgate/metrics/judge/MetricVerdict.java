package io.streamgate.metrics.judge;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What the judge says of one metric.
 *
 * @param metric the metric
 * @param classification the answer
 * @param critical whether it takes the whole score to 0
 * @param meanRatio mean of the canary over mean of the control; 1 where nothing was compared, NaN where a mean is 0
 * @param reason in words; may be empty for a pass
 * @param shift how far the canary is from the control, where it was estimated
 * @param control the points of the control that were compared
 * @param canary the points of the canary that were compared
 */
public record MetricVerdict(
        Metric metric,
        Classification classification,
        boolean critical,
        double meanRatio,
        String reason,
        Optional<Shift> shift,
        Summary control,
        Summary canary) {
    /** Checks that nothing is missing. */
    public MetricVerdict {
        requireNonNull(metric, "metric");
        requireNonNull(classification, "classification");
        requireNonNull(reason, "reason");
        requireNonNull(shift, "shift");
        requireNonNull(control, "control");
        requireNonNull(canary, "canary");
    }

    /** Whether the score has to be 0 for it: a critical metric without a pass. */
    boolean vetoes() {
        return critical && classification != Classification.PASS;
    }

    /** The name, the answer, and why. */
    @Override
    public String toString() {
        return metric.name() + " " + classification + (reason.isEmpty() ? "" : ": " + reason);
    }
}
