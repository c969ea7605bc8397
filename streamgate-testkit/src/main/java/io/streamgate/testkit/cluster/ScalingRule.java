package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Resource;
import java.time.Instant;
import java.util.List;

/** How many replicas a HorizontalPodAutoscaler wants. May keep the history of its decisions. */
interface ScalingRule {
    /** What it wants now. Asked every fifteen seconds for each autoscaler, and told nothing in between. */
    Advice advise(View view);

    /** Its advice was followed. */
    void followed(View view, int replicas);

    /** An autoscaler is gone, and so is its history. */
    void forget(String uid);

    /**
     * What there is to decide by.
     *
     * @param autoscaler the HorizontalPodAutoscaler
     * @param replicas how many its target is to have now
     * @param pods the pods of the target
     * @param usage what was measured of them
     * @param now the time
     */
    record View(Resource autoscaler, int replicas, List<Resource> pods, Usage usage, Instant now) {
        public View {
            pods = List.copyOf(pods);
        }

        int least() {
            return Tree.number(autoscaler.json(), 1, "spec", "minReplicas");
        }

        int most() {
            return Tree.number(autoscaler.json(), 1, "spec", "maxReplicas");
        }
    }

    /**
     * A decision.
     *
     * @param replicas how many there are to be
     * @param reason why they are to change
     * @param conditions what the status says of it, each of the form of {@link Conditions#of}
     * @param metrics what the status says of the metrics
     * @param problem what the metrics could not be had for; empty if they could
     */
    record Advice(int replicas, String reason, List<Finding> conditions, List<FrozenMap> metrics, String problem) {
        public Advice {
            conditions = List.copyOf(conditions);
            metrics = List.copyOf(metrics);
        }
    }

    /** What a condition of the status is to say. */
    record Finding(String type, boolean holds, String reason, String message) {}
}
