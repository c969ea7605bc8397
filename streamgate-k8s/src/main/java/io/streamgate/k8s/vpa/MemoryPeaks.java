package io.streamgate.k8s.vpa;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The memory peak of one container of one pod within a window (upstream's recommender/model/container.go): a histogram of memory
 * knows one value for each window. A value; a sample gives another one, and what to do to the histogram.
 *
 * @param windowEnd when the window ends; null before the first sample
 * @param last the latest sample; null before the first
 * @param peak the largest sample of the window, in bytes
 * @param oomPeak the largest need that was assumed after an OOM kill in the window, in bytes
 */
public record MemoryPeaks(
        @Nullable Instant windowEnd, @Nullable Instant last, long peak, long oomPeak) {
    /** Before the first sample. */
    public static final MemoryPeaks NONE = new MemoryPeaks(null, null, 0, 0);

    /**
     * What a sample does.
     *
     * @param accepted whether it was not too old
     * @param peaks what is known from now on
     * @param operations what to do to the histogram, in order
     */
    public record Step(boolean accepted, MemoryPeaks peaks, List<Operation> operations) {
        /** Copies the operations. */
        public Step {
            operations = List.copyOf(operations);
        }
    }

    /**
     * A peak that is put into the histogram or taken out of it, with weight 1.
     *
     * @param add whether it is put in
     * @param bytes the peak
     * @param at the end of its window
     */
    public record Operation(boolean add, long bytes, Instant at) {}

    /** A measurement. One that is older than the last is refused. */
    public Step sample(long bytes, Instant at, Duration interval) {
        if (bytes < 0 || (last != null && at.isBefore(last))) {
            return refused();
        }
        return take(bytes, at, interval, false);
    }

    /**
     * The container was killed since it ran out of memory: it needs more than it had. Refused if that was more than an interval
     * before the last sample.
     *
     * @param request what it requested, in bytes
     */
    public Step oom(long request, Instant at, Settings settings) {
        Duration interval = settings.memoryInterval();
        if (request < 0 || (last != null && at.isBefore(last.minus(interval)))) {
            return refused();
        }
        long used = Math.max(request, peak);
        long needed =
                Math.max(Amounts.sum(used, settings.oomMinBumpUp()), Amounts.scale(used, settings.oomBumpUpRatio()));
        return take(needed, at, interval, true);
    }

    private Step take(long bytes, Instant at, Duration interval, boolean oom) {
        Instant end = windowEnd == null ? at : windowEnd;
        List<Operation> operations = new ArrayList<>(2);
        long before = Math.max(peak, oomPeak);
        if (at.isBefore(end)) {
            if (before == 0 || bytes <= before) {
                return new Step(true, new MemoryPeaks(end, at, peak, oomPeak), operations);
            }
            operations.add(new Operation(false, before, end));
            operations.add(new Operation(true, bytes, end));
            return new Step(true, new MemoryPeaks(end, at, oom ? peak : bytes, oom ? bytes : oomPeak), operations);
        }
        long intervals = Duration.between(end, at).dividedBy(interval) + 1;
        Instant next = end.plus(interval.multipliedBy(intervals));
        operations.add(new Operation(true, bytes, next));
        return new Step(true, new MemoryPeaks(next, at, oom ? 0 : bytes, oom ? bytes : 0), operations);
    }

    private Step refused() {
        return new Step(false, this, List.of());
    }
}
