package io.streamgate.metrics.judge;

import java.util.Locale;

/**
 * By how much the canary lies above the control, in the metric's unit.
 *
 * @param lower the lower confidence limit; negative infinity when the points give none
 * @param estimate the Hodges-Lehmann estimate: the median of all differences between a point of the canary and one of the
 *     control
 * @param upper the upper confidence limit; positive infinity when the points give none
 */
public record Shift(double lower, double estimate, double upper) {
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%+.4g (%+.4g to %+.4g)", estimate, lower, upper);
    }
}
