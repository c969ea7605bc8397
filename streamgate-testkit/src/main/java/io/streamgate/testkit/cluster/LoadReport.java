package io.streamgate.testkit.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.api.AssertProvider;

/**
 * What became of the requests of a {@link Load}. AssertJ's {@code assertThat(report)} knows it: {@code
 * assertThat(load.report()).hasNoFailures()}.
 *
 * @param sent how many were sent; those that pods are still busy with are in no other count
 * @param served how many were answered well, by image
 * @param pods how many were answered well, by pod
 * @param mirrored how many copies reached a pod, by image; what became of those is nobody's business
 * @param failed how many were not answered well, by reason: {@code no ready endpoint}, {@code connection refused}, {@code
 *     connection reset}, {@code 500 from demo:v2}, {@code 404 no route}, {@code 500 backend shop/web does not exist}
 * @param firstFailures when each reason was first met
 * @param latencies how many of those answered well took how long
 */
public record LoadReport(
        long sent,
        SortedMap<String, Long> served,
        SortedMap<String, Long> pods,
        SortedMap<String, Long> mirrored,
        SortedMap<String, Long> failed,
        SortedMap<String, Instant> firstFailures,
        SortedMap<Duration, Long> latencies)
        implements AssertProvider<LoadReportAssert> {
    /** Copies the maps. */
    public LoadReport {
        served = copy(served);
        pods = copy(pods);
        mirrored = copy(mirrored);
        failed = copy(failed);
        firstFailures = copy(firstFailures);
        latencies = copy(latencies);
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

    /** How many copies reached an image. */
    public long mirroredTo(String image) {
        return mirrored.getOrDefault(image, 0L);
    }

    /**
     * How long a share of the requests answered well took at most; zero if none were.
     *
     * @param share such as 0.99, from 0 to 1
     */
    public Duration latency(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of " + share + " of the requests; it must be from 0 to 1");
        }
        double left = share * sum(latencies) - 1e-9;
        for (Map.Entry<Duration, Long> one : latencies.entrySet()) {
            left -= one.getValue();
            if (left <= 0) {
                return one.getKey();
            }
        }
        return Duration.ZERO;
    }

    /** For AssertJ. */
    @Override
    public LoadReportAssert assertThat() {
        return new LoadReportAssert(this);
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static <K, V> SortedMap<K, V> copy(SortedMap<K, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
