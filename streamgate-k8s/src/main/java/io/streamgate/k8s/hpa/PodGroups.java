package io.streamgate.k8s.hpa;

import io.streamgate.k8s.hpa.Observation.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pods of a target sorted by what their samples are worth ({@code groupPods} in upstream's replica_calculator.go), with the
 * sums over the ready ones. Sums are taken modulo 2^64, as upstream's.
 */
final class PodGroups {
    final List<Pod> unready = new ArrayList<>(0);
    final List<Pod> missing = new ArrayList<>(0);
    final List<Pod> ignored = new ArrayList<>(0);
    int ready;
    long usage;
    /** The samples that count: those of ready pods and of pods that nobody knows. */
    int samples;

    private final boolean cpu;
    private final Duration initialReadinessDelay;
    private final Instant youngSince;
    private long dropped;

    private PodGroups(String resource, Settings settings, Instant now) {
        this.cpu = resource.equals("cpu");
        this.initialReadinessDelay = settings.initialReadinessDelay();
        this.youngSince = now.minus(settings.cpuInitializationPeriod());
    }

    /**
     * Sorts the pods.
     *
     * @param resource the resource, or an empty text for a metric that is none
     */
    static PodGroups of(List<Pod> pods, PodSamples samples, String resource, Settings settings, Instant now) {
        PodGroups groups = new PodGroups(resource, settings, now);
        groups.samples = samples.size();
        for (int i = 0; i < pods.size(); i++) {
            Pod pod = pods.get(i);
            groups.add(pod, samples.of(pod, i));
        }
        return groups;
    }

    private void add(Pod pod, @Nullable Sample sample) {
        if (pod.isIgnored()) {
            drop(ignored, pod, sample);
        } else if (pod.phase() == Pod.Phase.PENDING) {
            drop(unready, pod, sample);
        } else if (sample == null) {
            missing.add(pod);
        } else if (cpu && isUnready(pod, sample)) {
            drop(unready, pod, sample);
        } else {
            ready++;
            usage += sample.milli();
        }
    }

    private void drop(List<Pod> group, Pod pod, @Nullable Sample sample) {
        group.add(pod);
        if (sample != null) {
            samples--;
            dropped += sample.milli();
        }
    }

    private boolean isUnready(Pod pod, Sample sample) {
        Instant start = pod.start();
        Instant changed = pod.readySince();
        if (pod.ready() == Pod.Readiness.ABSENT || start == null || changed == null) {
            return true;
        }
        boolean notReady = pod.ready() == Pod.Readiness.FALSE;
        if (start.isAfter(youngSince)) {
            return notReady || sample.at().isBefore(changed.plus(sample.window()));
        }
        return notReady && start.plus(initialReadinessDelay).isAfter(changed);
    }

    /** What the samples that count add up to, also those of pods that nobody knows. */
    long usageWithStrangers(PodSamples all) {
        return samples == ready ? usage : all.sum() - dropped;
    }
}
