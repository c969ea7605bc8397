package io.streamgate.k8s.vpa;

import io.streamgate.k8s.vpa.UsageForm.Known;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a container after a sample of now.
 *
 * @param settings the recommender's flags
 * @param now the time of the sample
 */
record Sampled(Settings settings, Instant now) {
    Known with(@Nullable Known before, String resource, double value) {
        Known known = before == null ? new Known(ContainerUsage.none(settings), MemoryPeaks.NONE) : before;
        ContainerUsage usage = known.usage();
        if (resource.equals("cpu")) {
            Instant last = usage.last();
            boolean newer = last == null || now.isAfter(last);
            return newer ? new Known(usage.cpu(Math.round(value * 1000), now), known.peaks()) : known;
        }
        if (resource.equals("memory")) {
            MemoryPeaks.Step step = known.peaks().sample((long) Math.ceil(value), now, settings.memoryInterval());
            return new Known(usage.memory(step), step.peaks());
        }
        return known;
    }
}
