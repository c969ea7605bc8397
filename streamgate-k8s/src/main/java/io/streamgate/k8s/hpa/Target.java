package io.streamgate.k8s.hpa;

import io.streamgate.k8s.api.Quantity;

/** What a metric should be. */
public sealed interface Target {
    /**
     * A share of what the pods request, in percent; above 100 is allowed.
     *
     * @param percent 1 or more
     */
    record Utilization(int percent) implements Target {
        /** Checks the range. */
        public Utilization {
            Refusals.range("target.averageUtilization", percent, 1, Integer.MAX_VALUE);
        }
    }

    /**
     * So much for each pod.
     *
     * @param milli in thousandths, 1 or more
     */
    record AverageValue(long milli) implements Target {
        /** Checks the range. */
        public AverageValue {
            Refusals.range("target.averageValue (in thousandths)", milli, 1, Long.MAX_VALUE);
        }
    }

    /**
     * So much in all.
     *
     * @param milli in thousandths, 1 or more
     */
    record Value(long milli) implements Target {
        /** Checks the range. */
        public Value {
            Refusals.range("target.value (in thousandths)", milli, 1, Long.MAX_VALUE);
        }
    }

    /** A share of what the pods request. */
    static Target utilization(int percent) {
        return new Utilization(percent);
    }

    /**
     * So much for each pod.
     *
     * @param quantity as in a manifest, such as {@code 500m} or {@code 200Mi}
     */
    static Target averageValue(String quantity) {
        return new AverageValue(Quantity.parse(quantity).milli());
    }

    /**
     * So much in all.
     *
     * @param quantity as in a manifest
     */
    static Target value(String quantity) {
        return new Value(Quantity.parse(quantity).milli());
    }
}
