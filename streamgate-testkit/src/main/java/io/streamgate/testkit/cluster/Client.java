package io.streamgate.testkit.cluster;

import io.streamgate.testkit.cluster.Destination.Leaf;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Sends requests, over new connections and kept ones. Whoever calls holds the cluster's lock. */
final class Client {
    private static final int KEPT = 8;
    private static final Duration KEPT_FOR = Duration.ofSeconds(30);

    private final List<Proxy> proxies;
    private final Kubelet kubelet;
    private final SplittableRandom random;
    private final Flights flights = new Flights();
    private final double keptShare;
    private final @Nullable Connection[] kept = new @Nullable Connection[KEPT];
    private double keptDue;
    private int overKept;
    private int overNew;

    Client(List<Proxy> proxies, double keptShare, Kubelet kubelet, SplittableRandom random) {
        this.proxies = List.copyOf(proxies);
        this.keptShare = keptShare;
        this.kubelet = kubelet;
        this.random = random;
    }

    private record Connection(RunningPod pod, Instant until) {}

    void send(Request request, Tally tally, Instant now) {
        tally.sent();
        keptDue += keptShare;
        boolean keep = keptDue >= 0.999_999;
        keptDue -= keep ? 1 : 0;
        int number = keep ? overKept++ : overNew++;
        Proxy proxy = proxies.get(number % proxies.size());
        RunningPod pod = keep && !proxy.table().perRequest()
                ? connected(number % KEPT, proxy, request, tally, now)
                : connect(proxy, request, tally, now);
        if (pod != null) {
            ask(pod, tally, now);
        }
    }

    /** Finds out what became of the requests that have been answered by now. */
    void settle(Instant now) {
        flights.settle(now);
    }

    private void ask(RunningPod pod, Tally tally, Instant now) {
        double errors = pod.script().errorShare();
        boolean fails = errors > 0 && random.nextDouble() < errors;
        pod.request(now);
        Instant due = now.plus(pod.script().latency());
        flights.start(pod, now, due, fails ? "500 from " + pod.image() : "", tally);
    }

    private @Nullable RunningPod connected(int slot, Proxy proxy, Request request, Tally tally, Instant now) {
        Connection connection = kept[slot];
        if (connection != null
                && connection.until().isAfter(now)
                && connection.pod().isListening()) {
            return connection.pod();
        }
        if (connection != null && connection.pod().wasAbrupt()) {
            kept[slot] = null;
            tally.failed("connection reset", now);
            return null;
        }
        RunningPod pod = connect(proxy, request, tally, now);
        kept[slot] = pod == null ? null : new Connection(pod, now.plus(KEPT_FOR));
        return pod;
    }

    private @Nullable RunningPod connect(Proxy proxy, Request request, Tally tally, Instant now) {
        Leaf leaf = proxy.table().of(request).choose(random, copy -> mirror(proxy, copy, tally, now));
        if (leaf instanceof Destination.Failure failure) {
            tally.failed(failure.reason(), now);
            return null;
        }
        List<String> addresses = addresses(leaf);
        RunningPod pod = listening(proxy, addresses);
        if (pod == null) {
            tally.failed(addresses.isEmpty() ? "no ready endpoint" : "connection refused", now);
        }
        return pod;
    }

    private void mirror(Proxy proxy, Leaf copy, Tally tally, Instant now) {
        RunningPod pod = listening(proxy, addresses(copy));
        if (pod != null) {
            pod.request(now);
            tally.mirrored(pod);
        }
    }

    private @Nullable RunningPod listening(Proxy proxy, List<String> addresses) {
        return addresses.isEmpty()
                ? null
                : kubelet.at(proxy.next(addresses))
                        .filter(RunningPod::isListening)
                        .orElse(null);
    }

    private static List<String> addresses(Leaf leaf) {
        return leaf instanceof Destination.Pods pods ? pods.addresses() : List.of();
    }

    @Override
    public String toString() {
        return "kept connections to "
                + Arrays.stream(kept)
                        .map(connection ->
                                connection == null ? "nobody" : connection.pod().name())
                        .toList();
    }
}
