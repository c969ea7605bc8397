package io.streamgate.k8s.hpa;

import java.time.Instant;
import java.util.List;

/**
 * What the controller remembers of an HPA between two looks; upstream loses it when the controller restarts. The order is
 * upstream's, which writes over what is too old instead of removing it.
 *
 * @param recommendations the sizes that were wanted
 * @param ups the rises
 * @param downs the falls
 */
public record Memory(List<Recommendation> recommendations, List<Change> ups, List<Change> downs) {
    /** Of a controller that was just started. */
    public static final Memory NONE = new Memory(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public Memory {
        recommendations = List.copyOf(recommendations);
        ups = List.copyOf(ups);
        downs = List.copyOf(downs);
    }

    /**
     * A size that was wanted, before the past and the bounds changed it.
     *
     * @param replicas the size
     * @param at when
     */
    public record Recommendation(int replicas, Instant at) {}

    /**
     * A change of the size.
     *
     * @param pods by how many, 1 or more
     * @param at when
     * @param outdated whether it was too old to count when another one came
     */
    public record Change(int pods, Instant at, boolean outdated) {}

    Memory recommendations(List<Recommendation> others) {
        return new Memory(others, ups, downs);
    }
}
