package io.streamgate.k8s.hpa;

import org.jspecify.annotations.Nullable;

/**
 * What one metric says.
 *
 * @param metric the metric
 * @param replicas the pods it wants; 0 when it cannot tell
 * @param utilization the share of the requests that is used, in whole percent; 0 where the target is none
 * @param usage in thousandths: the mean of the pods, or the value of an object's or external metric
 * @param trouble why it cannot tell; null when it can
 * @param detail more about the trouble; empty when there is none
 */
public record Proposal(
        Metric metric,
        int replicas,
        int utilization,
        long usage,
        @Nullable Trouble trouble,
        String detail) {
    static Proposal of(Metric metric, int replicas, long usage) {
        return new Proposal(metric, replicas, 0, usage, null, "");
    }

    static Proposal of(Metric metric, int replicas, int utilization, long usage) {
        return new Proposal(metric, replicas, utilization, usage, null, "");
    }

    static Proposal unknown(Metric metric, Trouble trouble, String detail) {
        return new Proposal(metric, 0, 0, 0, trouble, detail);
    }

    /** Whether it can tell. */
    public boolean valid() {
        return trouble == null;
    }

    @Override
    public String toString() {
        if (trouble != null) {
            return metric.name() + " cannot be told: " + trouble.meaning()
                    + (detail.isEmpty() ? "" : " (" + detail + ")");
        }
        return metric.name() + " wants " + replicas;
    }
}
