package io.streamgate.k8s.hpa;

/**
 * A metric of a type that this version does not know, read from a live object: it cannot be built into a policy of one's own.
 *
 * @param name its type
 */
record UnknownMetric(String name) implements Metric {
    @Override
    public Target target() {
        throw new IllegalStateException("a metric of the unknown type " + name + " has no target that could be read");
    }

    @Override
    public ConditionReason unreadable() {
        return ConditionReason.INVALID_METRIC_SOURCE_TYPE;
    }
}
