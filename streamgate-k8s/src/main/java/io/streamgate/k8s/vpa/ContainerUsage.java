package io.streamgate.k8s.vpa;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the use of one container, over all pods of a workload (upstream's {@code AggregateContainerState}). A value: a
 * sample gives another one; {@link #save} and {@link #load} keep it in upstream's checkpoints.
 *
 * @param cpu cpu use in cores
 * @param memory memory peaks in bytes
 * @param first the first cpu sample; null without samples
 * @param last the last cpu sample; null without samples
 * @param samples how many cpu samples there were; memory does not count towards confidence
 */
public record ContainerUsage(
        Histogram cpu,
        Histogram memory,
        @Nullable Instant first,
        @Nullable Instant last,
        long samples) {
    /** The weight of a cpu sample; upstream's since 2025, before it was the request. */
    private static final double CPU_WEIGHT = 0.1;

    private static final Duration DAY = Duration.ofDays(1);

    /** Without samples. */
    public static ContainerUsage none(Settings settings) {
        return new ContainerUsage(
                Histogram.decaying(Buckets.CPU, settings.halfLife()),
                Histogram.decaying(Buckets.MEMORY, settings.halfLife()),
                null,
                null,
                0);
    }

    /**
     * With a cpu sample of a pod. That it is newer than the pod's last one is the caller's to see: samples of several pods come
     * in any order.
     *
     * @param milli thousandths of a core, 0 or more
     */
    public ContainerUsage cpu(long milli, Instant at) {
        Refusals.atLeast("cpu sample", milli, 0);
        return new ContainerUsage(
                cpu.add(milli / 1000.0, CPU_WEIGHT, at),
                memory,
                first == null || at.isBefore(first) ? at : first,
                last == null || at.isAfter(last) ? at : last,
                samples + 1);
    }

    /** With what a memory sample of a pod did to its peaks. */
    public ContainerUsage memory(MemoryPeaks.Step step) {
        if (step.operations().isEmpty()) {
            return this;
        }
        Histogram changed = memory;
        for (MemoryPeaks.Operation operation : step.operations()) {
            changed = operation.add()
                    ? changed.add((double) operation.bytes(), 1, operation.at())
                    : changed.subtract((double) operation.bytes(), 1, operation.at());
        }
        return new ContainerUsage(cpu, changed, first, last, samples);
    }

    /** With the use that is known from elsewhere. */
    public ContainerUsage merge(ContainerUsage other) {
        return new ContainerUsage(
                cpu.merge(other.cpu),
                memory.merge(other.memory),
                first == null || (other.first != null && other.first.isBefore(first)) ? other.first : first,
                last == null || (other.last != null && other.last.isAfter(last)) ? other.last : last,
                samples + other.samples);
    }

    /** How far the numbers can be trusted: 1 is a day of samples, one a minute. */
    public double confidence(Duration interval) {
        if (first == null || last == null) {
            return 0;
        }
        double lifespan = (double) Duration.between(first, last).toMillis() / interval.toMillis();
        double count = (double) samples / interval.toMinutes();
        return Math.min(lifespan, count);
    }

    /**
     * As a checkpoint.
     *
     * @param open the peaks of windows that are still open; they are left out, since they are measured again
     */
    public Checkpoint save(Instant now, Iterable<MemoryPeaks> open) {
        Histogram closed = memory;
        for (MemoryPeaks peaks : open) {
            long peak = Math.max(peaks.peak(), peaks.oomPeak());
            Instant end = peaks.windowEnd();
            if (peak > 0 && end != null && now.isBefore(end)) {
                closed = closed.subtract((double) peak, 1, end);
            }
        }
        return new Checkpoint(now, cpu.save(), closed.save(), first, last, samples);
    }

    /**
     * From a checkpoint.
     *
     * @throws IllegalArgumentException if it has buckets that there are none of
     */
    public static ContainerUsage load(Checkpoint checkpoint, Settings settings) {
        ContainerUsage none = none(settings);
        return new ContainerUsage(
                none.cpu.load(checkpoint.cpu()),
                none.memory.load(checkpoint.memory()),
                checkpoint.firstSampleStart(),
                checkpoint.lastSampleStart(),
                checkpoint.totalSamplesCount());
    }

    /** Whether it can be forgotten: no cpu sample for eight days. */
    public boolean isExpired(Instant now) {
        return last != null && last.plus(DAY.multipliedBy(8)).isBefore(now);
    }
}
