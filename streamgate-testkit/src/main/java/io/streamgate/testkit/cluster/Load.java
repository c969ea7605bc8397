package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Users of a Service: requests at a fixed rate, whatever comes back, every other one on a kept connection. A new connection
 * goes to one of the ready endpoints as the proxies know them, which is a moment ago; a kept one stays with its pod for as long
 * as that serves, and for thirty seconds at most.
 *
 * <p>Runs on the cluster's scheduler. May be used from any thread.
 */
public final class Load {
    private static final int KEPT = 8;
    private static final Duration SHORTEST_TICK = Duration.ofMillis(10);
    private static final Duration KEPT_FOR = Duration.ofSeconds(30);

    private final Object lock;
    private final Scheduler scheduler;
    private final Kubelet kubelet;
    private final SplittableRandom random;
    private final @Nullable Connection[] kept = new @Nullable Connection[KEPT];
    private final TreeMap<String, Count> served = new TreeMap<>();
    private final TreeMap<String, Count> failed = new TreeMap<>();
    private final Duration tick;
    private final double perTick;
    private List<String> endpoints = List.of();
    private double due;
    private long sent;
    private int next;
    private boolean running = true;

    Load(Object lock, Scheduler scheduler, Kubelet kubelet, double perSecond, SplittableRandom random) {
        if (!(perSecond > 0 && perSecond <= 100_000)) {
            throw new IllegalArgumentException(
                    "a load of " + perSecond + " requests per second; it must be above 0 and at most 100000");
        }
        this.lock = lock;
        this.scheduler = scheduler;
        this.kubelet = kubelet;
        this.random = random;
        Duration between = Duration.ofNanos((long) (1e9 / perSecond));
        this.tick = between.compareTo(SHORTEST_TICK) < 0 ? SHORTEST_TICK : between;
        this.perTick = perSecond * tick.toNanos() / 1e9;
        scheduler.after(tick, this::tick);
    }

    private record Connection(RunningPod pod, Instant until) {}

    private static final class Count {
        private final Instant first;
        private long value;

        private Count(Instant first) {
            this.first = first;
        }
    }

    /** Sends no more. May be called twice. */
    public LoadReport stop() {
        synchronized (lock) {
            running = false;
            return report();
        }
    }

    /** What became of the requests so far. */
    public LoadReport report() {
        synchronized (lock) {
            TreeMap<String, Long> good = new TreeMap<>();
            TreeMap<String, Long> bad = new TreeMap<>();
            TreeMap<String, Instant> first = new TreeMap<>();
            served.forEach((image, count) -> good.put(image, count.value));
            failed.forEach((reason, count) -> bad.put(reason, count.value));
            failed.forEach((reason, count) -> first.put(reason, count.first));
            return new LoadReport(sent, good, bad, first);
        }
    }

    /** Forgets what was counted so far. */
    public void reset() {
        synchronized (lock) {
            served.clear();
            failed.clear();
            sent = 0;
        }
    }

    /** The proxies have heard of a change. */
    void route(List<String> ready) {
        endpoints = ready;
    }

    private void tick() {
        synchronized (lock) {
            if (!running) {
                return;
            }
            scheduler.after(tick, this::tick);
            Instant now = scheduler.now();
            for (due += perTick; due >= 0.999_999; due--) {
                send(now);
            }
        }
    }

    private void send(Instant now) {
        sent++;
        RunningPod pod = sent % 2 == 0 ? connect(now) : overKept((int) (sent / 2 % KEPT), now);
        if (pod == null) {
            return;
        }
        pod.request(now);
        double errors = pod.script().errorShare();
        if (errors > 0 && random.nextDouble() < errors) {
            count(failed, "500 from " + pod.image(), now);
        } else {
            count(served, pod.image(), now);
        }
    }

    private @Nullable RunningPod overKept(int slot, Instant now) {
        Connection connection = kept[slot];
        if (connection != null
                && connection.until().isAfter(now)
                && connection.pod().isListening()) {
            return connection.pod();
        }
        if (connection != null && connection.pod().wasAbrupt()) {
            kept[slot] = null;
            count(failed, "connection reset", now);
            return null;
        }
        RunningPod pod = connect(now);
        kept[slot] = pod == null ? null : new Connection(pod, now.plus(KEPT_FOR));
        return pod;
    }

    private @Nullable RunningPod connect(Instant now) {
        if (endpoints.isEmpty()) {
            count(failed, "no ready endpoint", now);
            return null;
        }
        next = (next + 1) % endpoints.size();
        RunningPod pod = kubelet.at(endpoints.get(next)).orElse(null);
        if (pod == null || !pod.isListening()) {
            count(failed, "connection refused", now);
            return null;
        }
        return pod;
    }

    private static void count(Map<String, Count> counts, String what, Instant now) {
        counts.computeIfAbsent(what, unseen -> new Count(now)).value++;
    }

    @Override
    public String toString() {
        return report() + " on kept connections to "
                + Arrays.stream(kept)
                        .map(connection ->
                                connection == null ? "nobody" : connection.pod().name())
                        .toList();
    }
}
