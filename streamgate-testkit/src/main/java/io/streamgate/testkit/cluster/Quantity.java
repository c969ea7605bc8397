package io.streamgate.testkit.cluster;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts of resources, such as {@code 250m} and {@code 1Gi}. */
final class Quantity {
    static final String RULE = "^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$";

    private static final Pattern FORM =
            Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+))(?:([KMGTPE]i)|([eE][+-]?\\d+)|([numkMGTPE]?))");
    private static final List<String> BINARY = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
    private static final List<String> DECIMAL = List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");
    private static final BigDecimal STEP = BigDecimal.valueOf(1024);

    private Quantity() {}

    /** The amount in thousandths, rounded up. */
    static long millis(@Nullable Object quantity) {
        return parse(quantity)
                .scaleByPowerOfTen(3)
                .setScale(0, RoundingMode.CEILING)
                .longValue();
    }

    /** An amount in thousandths as text. */
    static String text(long millis) {
        return millis % 1000 == 0 ? Long.toString(millis / 1000) : millis + "m";
    }

    /** Whether it is an amount at all. */
    static boolean isValid(@Nullable Object quantity) {
        return FORM.matcher(String.valueOf(quantity)).matches();
    }

    /** The same amount with as few digits as can be: {@code 500m} for 0.5, {@code 1Gi} for 1024Mi. */
    static String canonical(@Nullable Object quantity) {
        BigDecimal amount = parse(quantity);
        if (amount.signum() == 0) {
            return "0";
        }
        String text = String.valueOf(quantity);
        boolean isBinary = text.endsWith("i") && amount.abs().compareTo(STEP) >= 0 && isWhole(amount);
        return isBinary ? binary(amount) : text.matches(".*[eE][+-]?\\d+") ? exponent(amount) : decimal(amount);
    }

    private static String binary(BigDecimal amount) {
        BigDecimal left = amount;
        int unit = 0;
        while (unit < BINARY.size() - 1 && isWhole(left.divide(STEP))) {
            left = left.divide(STEP);
            unit++;
        }
        return left.toBigInteger() + BINARY.get(unit);
    }

    private static String decimal(BigDecimal amount) {
        BigDecimal digits = amount.setScale(9, RoundingMode.CEILING).stripTrailingZeros();
        int unit = Math.max(0, Math.min(DECIMAL.size() - 1, Math.floorDiv(-digits.scale(), 3) + 3));
        return digits.scaleByPowerOfTen(-3 * (unit - 3)).toBigInteger() + DECIMAL.get(unit);
    }

    private static String exponent(BigDecimal amount) {
        BigDecimal digits = amount.stripTrailingZeros();
        int power = 3 * Math.floorDiv(-digits.scale(), 3);
        return digits.scaleByPowerOfTen(-power).toBigInteger() + (power == 0 ? "" : "e" + power);
    }

    private static boolean isWhole(BigDecimal amount) {
        return amount.stripTrailingZeros().scale() <= 0;
    }

    private static BigDecimal parse(@Nullable Object quantity) {
        Matcher form = FORM.matcher(String.valueOf(quantity).strip());
        if (!form.matches()) {
            throw Refusal.badRequest(
                    "quantities must match the regular expression '" + RULE + "', but it is '" + quantity + "'");
        }
        BigDecimal number = new BigDecimal(group(form, 1));
        String binary = group(form, 2);
        if (!binary.isEmpty()) {
            return number.multiply(STEP.pow(BINARY.indexOf(binary)));
        }
        String exponent = group(form, 3);
        if (!exponent.isEmpty()) {
            return number.scaleByPowerOfTen(Integer.parseInt(exponent.substring(1)));
        }
        return number.scaleByPowerOfTen(3 * (DECIMAL.indexOf(group(form, 4)) - 3));
    }

    private static String group(Matcher form, int which) {
        String found = form.group(which);
        return found == null ? "" : found;
    }
}
