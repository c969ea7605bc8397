package io.streamgate.metrics.sequential;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers in words: three digits that mean something, and no zeros for show. */
final class Numbers {
    private static final MathContext THREE = new MathContext(3);

    private Numbers() {}

    static String of(double value) {
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-3 || size >= 1e6)) {
            return String.format(Locale.ROOT, "%.2g", value);
        }
        return BigDecimal.valueOf(value).round(THREE).stripTrailingZeros().toPlainString();
    }

    /** A number of which the logarithm is known; it may be too large for a double. */
    static String exp(double log) {
        return log > 700 ? "1e+" + (long) (log / Math.log(10)) : of(Math.exp(log));
    }

    static String percent(Bounds bounds) {
        return of(100 * bounds.estimate()) + " % " + range(bounds);
    }

    static String points(Bounds bounds) {
        return of(100 * bounds.estimate()) + " points " + range(bounds);
    }

    static String points(double difference) {
        return of(100 * difference) + (difference == 0.01 ? " point" : " points");
    }

    private static String range(Bounds bounds) {
        return "(" + of(100 * bounds.lower()) + " to " + of(100 * bounds.upper()) + ")";
    }
}
