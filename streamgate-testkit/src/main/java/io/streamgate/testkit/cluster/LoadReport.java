package io.streamgate.testkit.cluster;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the requests of a {@link Load}.
 *
 * @param sent how many were sent
 * @param served how many were answered well, by image
 * @param failed how many were not, by reason: {@code no ready endpoint}, {@code connection refused}, {@code connection
 *     reset}, {@code 500 from demo:v2}
 * @param firstFailures when each reason was first met
 */
public record LoadReport(
        long sent,
        SortedMap<String, Long> served,
        SortedMap<String, Long> failed,
        SortedMap<String, Instant> firstFailures) {
    /** Copies the maps. */
    public LoadReport {
        served = Collections.unmodifiableSortedMap(new TreeMap<>(served));
        failed = Collections.unmodifiableSortedMap(new TreeMap<>(failed));
        firstFailures = Collections.unmodifiableSortedMap(new TreeMap<>(firstFailures));
    }

    /** How many requests failed, for whatever reason. */
    public long failures() {
        return sum(failed);
    }

    /** How many requests an image answered well. */
    public long servedBy(String image) {
        return served.getOrDefault(image, 0L);
    }

    /** Which share of the requests answered well were answered by an image; 0 if none were. */
    public double shareOf(String image) {
        long all = sum(served);
        return all == 0 ? 0 : (double) servedBy(image) / all;
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
