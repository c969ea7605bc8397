package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What pods take of processor and memory and how many requests they get, as metrics-server and an adapter would have measured it. */
final class Usage {
    /** How often is measured, and over how many seconds. */
    static final int WINDOW = 15;

    private final Store store;
    private final Kubelet kubelet;
    private final LoadScripts scripts;
    private final Supplier<Instant> clock;

    Usage(Store store, Kubelet kubelet, LoadScripts scripts, Supplier<Instant> clock) {
        this.store = store;
        this.kubelet = kubelet;
        this.scripts = scripts;
        this.clock = clock;
    }

    /** What was measured of one pod. */
    record Sample(Resource pod, Instant at, double perSecond, double cores, long bytes) {}

    /** When was last measured. */
    Instant measuredAt() {
        long now = clock.get().getEpochSecond();
        return Instant.ofEpochSecond(now - Math.floorMod(now, (long) WINDOW));
    }

    /** The samples of the pods in a namespace, or everywhere, that have run for long enough to have one. */
    List<Sample> of(String namespace) {
        List<Sample> samples = new ArrayList<>();
        for (Resource pod : store.list(Kind.POD, namespace)) {
            of(pod).ifPresent(samples::add);
        }
        return samples;
    }

    Optional<Sample> of(Resource pod) {
        RunningPod running = kubelet.running(pod).orElse(null);
        Instant at = measuredAt();
        if (running == null || !running.isListening() || running.startedAt().isAfter(at.minusSeconds(WINDOW))) {
            return Optional.empty();
        }
        double perSecond = running.meter().rate(at, WINDOW) + scripts.share(pod, at);
        PodUse use = scripts.use(pod, at).orElseGet(() -> running.script().use());
        long bytes = use.bytes(perSecond, running.script().latency());
        if (exceeds(bytes, limit(pod, "memory"))) {
            running.runOutOfMemory();
        }
        double cores = Math.min(use.cores(perSecond), limit(pod, "cpu") / 1000.0);
        return Optional.of(new Sample(pod, at, perSecond, cores, bytes));
    }

    static boolean exceeds(long bytes, long limitMillis) {
        return bytes > limitMillis / 1000;
    }

    /** The sum of the containers' limits, in thousandths; as much as can be if one of them has none. */
    static long limit(Resource pod, String resource) {
        long sum = 0;
        for (Object container : Tree.list(pod.json(), "spec", "containers")) {
            Object limit = Tree.at(container, "resources", "limits", resource);
            if (limit == null) {
                return Long.MAX_VALUE;
            }
            sum += Quantity.millis(limit);
        }
        return sum;
    }

    /** A metric of a pod: the requests it gets, or what a test says. */
    Optional<Double> metric(Resource pod, String name) {
        Optional<Double> scripted = scripts.metric(pod, name, measuredAt());
        return scripted.isPresent() || !name.equals("http_requests_per_second")
                ? scripted
                : of(pod).map(Sample::perSecond);
    }

    /** A metric of another object, as a test says. */
    Optional<Double> metric(ObjectName object, String name) {
        return scripts.metric(object, name, measuredAt());
    }
}
