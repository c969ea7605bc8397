package io.streamgate.testkit.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Counts what became of requests. Whoever calls holds the cluster's lock. */
final class Tally {
    private final TreeMap<String, Long> served = new TreeMap<>();
    private final TreeMap<String, Long> pods = new TreeMap<>();
    private final TreeMap<String, Long> mirrored = new TreeMap<>();
    private final TreeMap<String, Long> failed = new TreeMap<>();
    private final TreeMap<String, Instant> firstFailures = new TreeMap<>();
    private final TreeMap<Duration, Long> latencies = new TreeMap<>();
    private long sent;

    void sent() {
        sent++;
    }

    void served(RunningPod pod, Duration latency) {
        count(served, pod.image());
        count(pods, pod.name());
        count(latencies, latency);
    }

    void mirrored(RunningPod pod) {
        count(mirrored, pod.image());
    }

    void failed(String reason, Instant when) {
        count(failed, reason);
        firstFailures.merge(reason, when, Tally::earlier);
    }

    /** Counts what another one has counted as well. */
    void add(Tally other) {
        sent += other.sent;
        sum(served, other.served);
        sum(pods, other.pods);
        sum(mirrored, other.mirrored);
        sum(failed, other.failed);
        sum(latencies, other.latencies);
        other.firstFailures.forEach((reason, when) -> firstFailures.merge(reason, when, Tally::earlier));
    }

    void clear() {
        served.clear();
        pods.clear();
        mirrored.clear();
        failed.clear();
        firstFailures.clear();
        latencies.clear();
        sent = 0;
    }

    LoadReport report() {
        return new LoadReport(sent, served, pods, mirrored, failed, firstFailures, latencies);
    }

    private static <K> void count(Map<K, Long> counts, K what) {
        counts.merge(what, 1L, Long::sum);
    }

    private static <K> void sum(Map<K, Long> counts, Map<K, Long> more) {
        more.forEach((what, count) -> counts.merge(what, count, Long::sum));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
