package io.streamgate.k8s.hpa;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Use against an average value ({@code GetMetricUsageRatio} in upstream's metrics/utilization.go). */
final class AverageUse implements PodUse {
    private final long target;
    private long usage;
    private long count;

    AverageUse(PodGroups groups, PodSamples samples, long target) {
        this.target = target;
        this.usage = groups.usageWithStrangers(samples);
        this.count = groups.samples;
    }

    @Override
    public @Nullable Proposal trouble(Metric metric) {
        return null;
    }

    @Override
    public double ratio() {
        return (double) average() / (double) target;
    }

    @Override
    public long average() {
        return usage / count;
    }

    @Override
    public int utilization() {
        return 0;
    }

    @Override
    public void assumeBusy(List<Pod> pods) {
        usage += target * pods.size();
        count += pods.size();
    }

    @Override
    public void assumeIdle(List<Pod> pods) {
        count += pods.size();
    }
}
