package io.streamgate.k8s.hpa;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How fast the size may move in one direction.
 *
 * @param window how long the past holds the size, at most an hour; null for what {@link Settings} say (down), or none (up)
 * @param select which of the rates counts, or that this direction is off
 * @param rates the rates, at least one
 * @param tolerance how far the ratio of use to target may be from 1 in this direction; null for what {@link Settings} say
 */
public record ScalingRules(
        @Nullable Duration window,
        Select select,
        List<Rate> rates,
        @Nullable Double tolerance) {
    /** Upstream's default for up: no window, 4 pods or 100 percent in 15 s, whatever is more. */
    public static final ScalingRules UP = new ScalingRules(
            Duration.ZERO,
            Select.MAX,
            List.of(Rate.pods(4, Duration.ofSeconds(15)), Rate.percent(100, Duration.ofSeconds(15))),
            null);
    /** Upstream's default for down: the window of {@link Settings}, 100 percent in 15 s. */
    public static final ScalingRules DOWN =
            new ScalingRules(null, Select.MAX, List.of(Rate.percent(100, Duration.ofSeconds(15))), null);

    /** Copies the rates and checks the ranges. */
    public ScalingRules {
        rates = List.copyOf(rates);
        if (rates.isEmpty()) {
            throw new IllegalArgumentException("behavior policies are empty, but there must be at least one");
        }
        if (window != null) {
            Refusals.range("stabilizationWindowSeconds", window, Duration.ZERO, Duration.ofHours(1));
        }
        if (tolerance != null) {
            Refusals.notNegative("behavior tolerance", tolerance);
        }
    }

    /** Which rate counts. */
    public enum Select {
        /** The one that allows the most change. */
        MAX,
        /** The one that allows the least change. */
        MIN,
        /** None: the size does not move in this direction. */
        DISABLED
    }

    /**
     * A bound on the change within a time.
     *
     * @param kind pods or percent
     * @param value how much, 1 or more
     * @param period within which time, 1 s to 30 min
     */
    public record Rate(Kind kind, int value, Duration period) {
        /** Checks the ranges. */
        public Rate {
            Refusals.range("behavior policy value", value, 1, Integer.MAX_VALUE);
            Refusals.range("behavior policy periodSeconds", period, Duration.ofSeconds(1), Duration.ofMinutes(30));
        }

        /** What the value counts. */
        public enum Kind {
            PODS,
            PERCENT
        }

        /** So many pods in a time. */
        public static Rate pods(int value, Duration period) {
            return new Rate(Kind.PODS, value, period);
        }

        /** Such a share in a time, of the size at its start. */
        public static Rate percent(int value, Duration period) {
            return new Rate(Kind.PERCENT, value, period);
        }

        @Override
        public String toString() {
            return value + (kind == Kind.PODS ? " pods" : " %") + " per " + period.toSeconds() + " s";
        }
    }

    /** With another window. */
    public ScalingRules window(Duration newWindow) {
        return new ScalingRules(newWindow, select, rates, tolerance);
    }

    /** With other rates instead of these. */
    public ScalingRules rates(Rate first, Rate... more) {
        List<Rate> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return new ScalingRules(window, select, all, tolerance);
    }

    /** With another choice between the rates. */
    public ScalingRules select(Select newSelect) {
        return new ScalingRules(window, newSelect, rates, tolerance);
    }

    /** With its own tolerance. */
    public ScalingRules tolerance(double newTolerance) {
        return new ScalingRules(window, select, rates, newTolerance);
    }

    /** The longest period of its rates. */
    Duration longestPeriod() {
        Duration longest = Duration.ZERO;
        for (Rate rate : rates) {
            longest = rate.period().compareTo(longest) > 0 ? rate.period() : longest;
        }
        return longest;
    }
}
