package io.streamgate.k8s.hpa;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What was read for one metric. */
public sealed interface Observation permits PodSamples, Observation.OfValue, Observation.Failed {
    /**
     * A pod's value.
     *
     * @param milli in thousandths
     * @param at when it was taken
     * @param window over which time before that it is the average
     */
    record Sample(long milli, Instant at, Duration window) {}

    /**
     * The value of an object's or an external metric.
     *
     * @param milli in thousandths
     */
    record OfValue(long milli) implements Observation {}

    /**
     * It could not be read.
     *
     * @param why in words
     */
    record Failed(String why) implements Observation {}

    /**
     * A value of each pod, in thousandths; of a container's resource, that container's.
     *
     * @param byPod by the pod's name; a pod that is missing gave none. In the order of the pods it is read faster
     */
    static Observation ofPods(Map<String, Sample> byPod) {
        return new PodSamples(byPod);
    }

    /** The sum of the series of an external metric, in thousandths, no more than a long can hold. */
    static Observation ofSeries(List<Long> milli) {
        long sum = 0;
        for (long value : milli) {
            long next = sum + value;
            boolean over = ((sum ^ next) & (value ^ next)) < 0;
            sum = over ? value < 0 ? Long.MIN_VALUE : Long.MAX_VALUE : next;
        }
        return new OfValue(sum);
    }
}
