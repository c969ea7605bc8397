package io.streamgate.k8s.hpa;

import io.streamgate.k8s.hpa.Observation.Sample;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value for each pod. The API lists pods and samples alike in the order of their names, so the sample of a pod is looked for
 * where the pod is in its own list before it is looked up.
 */
final class PodSamples implements Observation {
    private final Map<String, Sample> byPod;
    private final String[] names;
    private final Sample[] samples;

    PodSamples(Map<String, Sample> byPod) {
        this.byPod = Map.copyOf(byPod);
        this.names = byPod.keySet().toArray(new String[0]);
        this.samples = byPod.values().toArray(new Sample[0]);
    }

    int size() {
        return samples.length;
    }

    /** The sample of a pod that is likely to be the one at an index. */
    @Nullable
    Sample of(Pod pod, int index) {
        return index < names.length && names[index].equals(pod.name()) ? samples[index] : byPod.get(pod.name());
    }

    /** All values added up, modulo 2^64. */
    long sum() {
        long sum = 0;
        for (Sample sample : samples) {
            sum += sample.milli();
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PodSamples that && byPod.equals(that.byPod);
    }

    @Override
    public int hashCode() {
        return byPod.hashCode();
    }

    @Override
    public String toString() {
        return byPod.toString();
    }
}
