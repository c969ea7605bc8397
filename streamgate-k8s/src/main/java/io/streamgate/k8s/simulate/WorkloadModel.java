package io.streamgate.k8s.simulate;

import java.time.Duration;
import java.util.Map;

/**
 * How a workload copes with load. All that it tells a policy is taken from what the ready pods do.
 *
 * @param capacity the requests that a pod can take in a step of the trace
 * @param startUp how long a pod takes from being asked for to being ready
 * @param metricAge how old measurements are
 * @param cpuAtCapacity the share of its cpu request that a pod uses at its capacity, in percent; it uses none when idle
 * @param memoryIdle the share of its memory request that a pod uses when idle, in percent
 * @param memoryAtCapacity the share of its memory request that a pod uses at its capacity, in percent
 * @param queues whether requests beyond the capacity wait; else they are lost
 */
public record WorkloadModel(
        double capacity,
        Duration startUp,
        Duration metricAge,
        double cpuAtCapacity,
        double memoryIdle,
        double memoryAtCapacity,
        boolean queues) {
    /** All requests of the step that was measured. */
    public static final String LOAD = "load";
    /** The same for each ready pod; of what a pod was sent, not of what it could take. */
    public static final String LOAD_PER_POD = "load_per_pod";

    /** Checks the ranges. */
    public WorkloadModel {
        if (!(capacity > 0)) {
            throw new IllegalArgumentException("the capacity of a pod is " + capacity + ", but must be more than 0");
        }
        if (startUp.isNegative() || metricAge.isNegative()) {
            throw new IllegalArgumentException(
                    "startUp is " + startUp + " and metricAge " + metricAge + ", but neither may be negative");
        }
    }

    /** Of pods that use all of their cpu request at their capacity and 40 to 60 percent of their memory request; nothing waits. */
    public static WorkloadModel of(double capacity, Duration startUp, Duration metricAge) {
        return new WorkloadModel(capacity, startUp, metricAge, 100, 40, 60, false);
    }

    /** The pods that it takes. */
    int needed(double load) {
        return (int) Math.ceil(load / capacity);
    }

    /** What a policy can measure; nothing of pods when there are none. */
    Map<String, Double> metrics(double load, int ready) {
        if (ready == 0) {
            return Map.of(LOAD, load);
        }
        double use = Math.min(1, load / (capacity * ready));
        return Map.of(
                LOAD,
                load,
                LOAD_PER_POD,
                load / ready,
                "cpu",
                use * cpuAtCapacity,
                "memory",
                memoryIdle + use * (memoryAtCapacity - memoryIdle));
    }
}
