package io.streamgate.testkit.cluster;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Amounts of resources, in thousandths. */
final class Quantity {
    private static final List<String> BINARY = List.of("Ki", "Mi", "Gi", "Ti", "Pi");
    private static final Map<String, String> DECIMAL =
            Map.of("m", "1", "", "1e3", "k", "1e6", "M", "1e9", "G", "1e12", "T", "1e15");

    private Quantity() {}

    static long millis(@Nullable Object quantity) {
        String text = String.valueOf(quantity).strip();
        int unit = text.length();
        while (unit > 0 && Character.isLetter(text.charAt(unit - 1))) {
            unit--;
        }
        String suffix = text.substring(unit);
        BigDecimal factor = BINARY.contains(suffix)
                ? BigDecimal.valueOf(1024).pow(BINARY.indexOf(suffix) + 1).scaleByPowerOfTen(3)
                : new BigDecimal(DECIMAL.getOrDefault(suffix, "0"));
        if (unit == 0 || factor.signum() == 0) {
            throw Refusal.badRequest(
                    "quantities must match the regular expression of resource amounts, but it is '" + text + "'");
        }
        return new BigDecimal(text.substring(0, unit)).multiply(factor).longValue();
    }

    static String text(long millis) {
        return millis % 1000 == 0 ? Long.toString(millis / 1000) : millis + "m";
    }
}
