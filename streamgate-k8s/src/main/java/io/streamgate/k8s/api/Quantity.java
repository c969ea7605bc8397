package io.streamgate.k8s.api;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of a resource or of a metric, exactly, such as {@code 250m}, {@code 1.5Gi} or {@code 2e3}; the form is that of
 * Kubernetes' {@code resource.Quantity}. Two amounts are equal when their numbers are, however they were written.
 *
 * @param amount the number
 */
public record Quantity(BigDecimal amount) implements Comparable<Quantity> {
    private static final Pattern FORM =
            Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+))(?:([KMGTPE]i)|([numkMGTPE])|[eE]([+-]?\\d{1,3}))?");
    private static final List<String> BINARY = List.of("Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
    private static final Map<String, Integer> DECIMAL =
            Map.of("n", -9, "u", -6, "m", -3, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    /** Takes away trailing zeros, so that equal amounts are equal values. */
    public Quantity {
        amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }

    /**
     * Reads an amount.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static Quantity parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "the quantity is '" + text
                            + "', but must be a number with a suffix out of n, u, m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei or an exponent");
        }
        BigDecimal number = new BigDecimal(form.group(1));
        String binary = form.group(2);
        if (binary != null) {
            return new Quantity(
                    number.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(10 * (BINARY.indexOf(binary) + 1)))));
        }
        String exponent = form.group(4);
        int power =
                exponent == null ? DECIMAL.getOrDefault(String.valueOf(form.group(3)), 0) : Integer.parseInt(exponent);
        return new Quantity(number.scaleByPowerOfTen(power));
    }

    /** So many whole units. */
    public static Quantity of(long units) {
        return new Quantity(BigDecimal.valueOf(units));
    }

    /** So many thousandths. */
    public static Quantity ofMilli(long thousandths) {
        return new Quantity(BigDecimal.valueOf(thousandths, 3));
    }

    /** In thousandths, rounded up as upstream's {@code MilliValue}, and no more than a long can hold. */
    public long milli() {
        return up(amount.scaleByPowerOfTen(3));
    }

    /** In whole units, rounded up as upstream's {@code Value}, and no more than a long can hold. */
    public long units() {
        return up(amount);
    }

    private static long up(BigDecimal number) {
        BigDecimal whole = number.setScale(0, RoundingMode.UP);
        return whole.min(MOST).max(LEAST).longValueExact();
    }

    @Override
    public int compareTo(Quantity other) {
        return amount.compareTo(other.amount);
    }

    /** In a form that {@link #parse} reads: whole units, or thousandths, or finer as a decimal number with an exponent. */
    @Override
    public String toString() {
        if (amount.scale() <= 0) {
            return amount.toBigInteger().toString();
        }
        return amount.scale() <= 3
                ? amount.scaleByPowerOfTen(3).toBigInteger() + "m"
                : amount.unscaledValue() + "e" + -amount.scale();
    }
}
