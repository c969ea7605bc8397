package io.streamgate.examples.cluster;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.streamgate.k8s.api.Resource;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the load saw.
 *
 * @param sent the requests that were answered or failed
 * @param failed those that failed
 * @param failures those, by what went wrong
 * @param versions the answers, by the version that gave them
 * @param slowest the time that the slowest took, in milliseconds
 */
record Seen(long sent, long failed, Map<String, Long> failures, Map<String, Long> versions, double slowest) {

    @SuppressWarnings("unchecked")
    static Seen of(String json) {
        Resource stats = new Resource(Serialization.unmarshal(json, Map.class));
        return new Seen(
                stats.number("sent").orElse(0L),
                stats.number("failed").orElse(0L),
                numbers(stats, "byFailure"),
                numbers(stats, "byVersion"),
                ((Number) stats.at("maxMillis").orElse(0)).doubleValue());
    }

    private static Map<String, Long> numbers(Resource stats, String field) {
        Map<String, Long> numbers = new TreeMap<>();
        stats.map(field).forEach((key, value) -> numbers.put(key, value instanceof Number n ? n.longValue() : 0L));
        return numbers;
    }

    /** The failures but for the errors that a version answered by itself. */
    long failedBut(String version) {
        return failed - failures.getOrDefault("500 from " + version, 0L);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d requests, %d failed%s, answered by %s, the slowest in %.0f ms",
                sent,
                failed,
                failures.isEmpty() ? "" : " " + failures,
                versions,
                slowest);
    }
}
