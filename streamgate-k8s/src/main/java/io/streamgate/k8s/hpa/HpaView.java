package io.streamgate.k8s.hpa;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * What an HPA is shown at a look.
 *
 * @param now the time
 * @param specReplicas the size asked for in the target's scale, {@code spec.replicas}
 * @param statusReplicas the pods there are, {@code status.replicas}; what a value for each pod is measured against
 * @param pods the pods that the target's selector finds
 * @param observations what was read, in the order of the policy's metrics
 * @param conditions the conditions of the object's status
 * @param memory what the controller remembers
 * @param target whether the target and its pods could be told
 */
public record HpaView(
        Instant now,
        int specReplicas,
        int statusReplicas,
        List<Pod> pods,
        List<Observation> observations,
        Conditions conditions,
        Memory memory,
        Lookup target) {
    /** Copies the lists and checks the ranges. */
    public HpaView {
        requireNonNull(now, "now");
        pods = List.copyOf(pods);
        observations = List.copyOf(observations);
        Refusals.range("spec.replicas of the target", specReplicas, 0, Integer.MAX_VALUE);
        Refusals.range("status.replicas of the target", statusReplicas, 0, Integer.MAX_VALUE);
    }

    /** How the target was found. */
    public enum Lookup {
        FOUND,
        /** Its scale could not be read. */
        NO_SCALE,
        /** It has no selector, or none that can be read. */
        INVALID_SELECTOR,
        /** Another HPA selects the same pods. */
        AMBIGUOUS_SELECTOR
    }

    /** Of a target that was found, at its first look. */
    public static HpaView first(Instant now, int replicas, List<Pod> pods, List<Observation> observations) {
        return new HpaView(now, replicas, replicas, pods, observations, Conditions.NONE, Memory.NONE, Lookup.FOUND);
    }

    /** The next look after a decision that was carried out. */
    public HpaView next(Instant later, HpaDecision decision, List<Pod> newPods, List<Observation> newObservations) {
        return new HpaView(
                later,
                decision.replicas(),
                newPods.size(),
                newPods,
                newObservations,
                decision.conditions(),
                decision.memory(),
                Lookup.FOUND);
    }

    Observation observation(int index) {
        return index < observations.size()
                ? observations.get(index)
                : new Observation.Failed("nothing was read for metric " + index);
    }
}
