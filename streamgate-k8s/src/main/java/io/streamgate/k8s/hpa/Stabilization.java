package io.streamgate.k8s.hpa;

import io.streamgate.k8s.hpa.Memory.Recommendation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The size after the past had its say.
 *
 * @param replicas the size
 * @param recommendations what is remembered from now on
 */
record Stabilization(int replicas, List<Recommendation> recommendations) {
    /** Without a behavior ({@code stabilizeRecommendation}): the largest size that was wanted within the window, its end included. */
    static Stabilization legacy(List<Recommendation> past, int wanted, Duration window, Instant now) {
        Instant cutoff = now.minus(window);
        int largest = wanted;
        int old = -1;
        for (int i = 0; i < past.size(); i++) {
            Recommendation recommendation = past.get(i);
            // Upstream's stamps are a little older than its next look at the clock, so with no window none counts.
            if (recommendation.at().isBefore(cutoff) || window.isZero()) {
                old = i;
            } else {
                largest = Math.max(largest, recommendation.replicas());
            }
        }
        return new Stabilization(largest, with(past, old, new Recommendation(wanted, now)));
    }

    /** With a behavior ({@code stabilizeRecommendationWithBehaviors}): a window for each direction, its end excluded. */
    static Stabilization behavior(
            List<Recommendation> past, int current, int wanted, Duration upWindow, Duration downWindow, Instant now) {
        Instant upCutoff = now.minus(upWindow);
        Instant downCutoff = now.minus(downWindow);
        int up = wanted;
        int down = wanted;
        int old = -1;
        for (int i = 0; i < past.size(); i++) {
            Recommendation recommendation = past.get(i);
            Instant at = recommendation.at();
            if (at.isAfter(upCutoff)) {
                up = Math.min(up, recommendation.replicas());
            }
            if (at.isAfter(downCutoff)) {
                down = Math.max(down, recommendation.replicas());
            }
            if (at.isBefore(upCutoff) && at.isBefore(downCutoff)) {
                old = i;
            }
        }
        int replicas = Math.min(Math.max(current, up), down);
        return new Stabilization(replicas, with(past, old, new Recommendation(wanted, now)));
    }

    private static List<Recommendation> with(List<Recommendation> past, int index, Recommendation recommendation) {
        Recommendation[] all = past.toArray(new Recommendation[past.size() + (index < 0 ? 1 : 0)]);
        all[index < 0 ? past.size() : index] = recommendation;
        return List.of(all);
    }
}
