package io.streamgate;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One of the four policies: how many pods a workload should have, and what they should request. A pure function: what it needs of
 * the past is in the view. What it wants to remember it hands back with its answer, and finds in the view's last answer.
 */
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
     * @param past what was decided before, oldest first; a policy that remembers reads the last one only
     */
    record ScalingView(Instant now, int replicas, int ready, Map<String, Double> metrics, List<Past> past) {
        /** Copies the collections and checks the ranges. */
        public ScalingView {
            requireNonNull(now, "now");
            metrics = Map.copyOf(metrics);
            past = List.copyOf(past);
            Checks.range("replicas of a scaling view", replicas, 0, Integer.MAX_VALUE);
            Checks.range("ready pods of a scaling view", ready, 0, Integer.MAX_VALUE);
        }

        /** What the last answer wanted to be remembered; empty at the first look. */
        public String memory() {
            return past.isEmpty() ? "" : past.get(past.size() - 1).scale().memory();
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
     * @param requests what the pods should request, by container and then by resource, in thousandths; a container or resource
     *     that is missing stays as it is
     * @param memory what the policy wants to be handed at the next look; a text that only it understands
     */
    record Scale(
            int replicas,
            int wanted,
            String why,
            Duration validFor,
            Map<String, Map<String, Long>> requests,
            String memory) {
        /** Copies the requests and checks the ranges. */
        public Scale {
            Checks.range("replicas of a scale", replicas, 0, Integer.MAX_VALUE);
            Checks.notNegative("time a scale is valid for", validFor);
            requireNonNull(why, "why");
            requireNonNull(memory, "memory");
            Map<String, Map<String, Long>> copy = new TreeMap<>(requests);
            copy.replaceAll((container, amounts) -> Map.copyOf(amounts));
            requests = Map.copyOf(copy);
        }

        /** Of the number of pods only, by a policy that remembers nothing. */
        public Scale(int replicas, int wanted, String why, Duration validFor) {
            this(replicas, wanted, why, validFor, Map.of(), "");
        }

        /** The same, with something to be handed at the next look. */
        public Scale remember(String newMemory) {
            return new Scale(replicas, wanted, why, validFor, requests, newMemory);
        }
    }
}
