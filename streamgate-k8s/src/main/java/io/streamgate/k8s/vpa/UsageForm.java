package io.streamgate.k8s.vpa;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a VPA remembers, as a text, to the last digit (a {@link Checkpoint} keeps about four): a line for each container. */
final class UsageForm {
    private static final String NONE = "-";

    private UsageForm() {}

    /**
     * What is known of a container over all pods, taken as one.
     *
     * @param usage its use
     * @param peaks its memory in the window that is open
     */
    record Known(ContainerUsage usage, MemoryPeaks peaks) {}

    static String write(Map<String, Known> containers) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(containers).forEach((name, known) -> {
            ContainerUsage usage = known.usage();
            MemoryPeaks peaks = known.peaks();
            text.append(String.join(
                            " ",
                            name,
                            text(usage.first()),
                            text(usage.last()),
                            Long.toString(usage.samples()),
                            text(peaks.windowEnd()),
                            text(peaks.last()),
                            Long.toString(peaks.peak()),
                            Long.toString(peaks.oomPeak()),
                            usage.cpu().text(),
                            usage.memory().text()))
                    .append('\n');
        });
        return text.toString();
    }

    private static String text(@Nullable Instant at) {
        return at == null ? NONE : at.toString();
    }

    static Map<String, Known> read(String text, Settings settings) {
        Map<String, Known> containers = new TreeMap<>();
        text.lines().forEach(line -> {
            String[] words = line.split(" ", -1);
            if (words.length != 10) {
                throw new IllegalArgumentException(
                        "the memory of a VPA has the line '" + line + "', but must be what a VPA handed back before");
            }
            ContainerUsage none = ContainerUsage.none(settings);
            ContainerUsage usage = new ContainerUsage(
                    none.cpu().fromText(words[8]),
                    none.memory().fromText(words[9]),
                    time(words[1]),
                    time(words[2]),
                    Long.parseLong(words[3]));
            MemoryPeaks peaks =
                    new MemoryPeaks(time(words[4]), time(words[5]), Long.parseLong(words[6]), Long.parseLong(words[7]));
            containers.put(words[0], new Known(usage, peaks));
        });
        return containers;
    }

    private static @Nullable Instant time(String word) {
        return word.equals(NONE) ? null : Instant.parse(word);
    }
}
