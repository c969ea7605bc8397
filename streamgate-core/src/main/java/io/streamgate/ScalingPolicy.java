package io.streamgate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One of the four policies: how many pods a workload should have. A pure function: what it needs of the past is in the view. */
@FunctionalInterface
public interface ScalingPolicy {
    /** Decides once. */
    Scale decide(ScalingView view);

    /**
     * What a policy is shown.
     *
     * @param now the time
     * @param replicas the pods asked for at present
     * @param ready the pods that can serve
     * @param metrics the measurements, by name; a name that is missing could not be measured
     * @param past what was decided before, oldest first
     */
    record ScalingView(Instant now, int replicas, int ready, Map<String, Double> metrics, List<Past> past) {
        /** Copies the collections and checks the ranges. */
        public ScalingView {
            metrics = Map.copyOf(metrics);
            past = List.copyOf(past);
            Checks.range("replicas of a scaling view", replicas, 0, Integer.MAX_VALUE);
        }
    }

    /**
     * A decision of before.
     *
     * @param at when
     * @param scale what
     */
    record Past(Instant at, Scale scale) {}

    /**
     * A decision.
     *
     * @param replicas the pods to ask for
     * @param wanted the pods it would have asked for without bounds and rates
     * @param why in words
     * @param validFor how long the answer stays the same if nothing is measured anew
     */
    record Scale(int replicas, int wanted, String why, Duration validFor) {
        /** Checks the ranges. */
        public Scale {
            Checks.range("replicas of a scale", replicas, 0, Integer.MAX_VALUE);
            Checks.notNegative("time a scale is valid for", validFor);
        }
    }
}
