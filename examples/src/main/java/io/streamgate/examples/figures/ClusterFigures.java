package io.streamgate.examples.figures;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.cluster.InMemoryCluster;
import io.streamgate.testkit.time.VirtualScheduler;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Measures the in-memory cluster, beside the CRUD mock of fabric8 in the same run, and prints what it finds. */
public final class ClusterFigures {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String PODS = "/api/v1/namespaces/default/pods";
    private static final int LISTED = 10_000;
    private static final int WATCHES = 1_000;
    private static final int EVENTS = 300;
    private static final int WARM = 1_000;

    private ClusterFigures() {}

    /** Measures and prints. */
    public static void main(String[] args) throws Exception {
        start("in-memory", Served::inMemory);
        start("CRUD mock", Served::mock);
        for (Callable<Served> server : List.<Callable<Served>>of(Served::inMemory, Served::mock)) {
            try (Served served = server.call()) {
                requests(served);
            }
        }
        writes();
        watches();
        watchesOverHttp();
        virtualTime("a Deployment of 3 until it is available, processor time", 5, ClusterFigures::deployment);
        virtualTime("half an hour of moving 10 pods over in 10 steps", 50, ClusterFigures::canary);
        System.exit(0);
    }

    private static void start(String name, Callable<Served> server) throws Exception {
        List<Double> starts = new ArrayList<>();
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            long begun = System.nanoTime();
            try (Served served = server.call()) {
                starts.add(since(begun));
                served.first(MAPS);
                times.add(since(begun));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s: the first of a JVM serves after %.0f ms (goal 1000), has answered after %.0f ms%n",
                name,
                starts.get(0),
                times.get(0));
        print(name + ": start to first answer, warm", times.subList(10, 30), "ms, goal 100");
    }

    private static void requests(Served served) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        for (int i = 0; i < LISTED; i++) {
            served.send("POST", PODS, pod("pod-" + i));
        }
        rate(served.name() + ": pods created over HTTP, one after another", LISTED, begun);
        List<Double> gets = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            begun = System.nanoTime();
            served.get(PODS + "/pod-" + i);
            gets.add(since(begun));
        }
        print(served.name() + ": GET of one of 10,000 pods", gets.subList(1000, 3000), "ms, goal 1");
        List<Double> lists = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            begun = System.nanoTime();
            served.get(PODS);
            lists.add(since(begun));
        }
        print(served.name() + ": list of 10,000 pods", lists.subList(5, 20), "ms, goal 150");
    }

    private static void writes() {
        KubeApi api = InMemoryCluster.on(Scheduler.system()).api();
        List<Double> rates = new ArrayList<>();
        for (int round = 0; round < 6; round++) {
            long begun = System.nanoTime();
            for (int i = 0; i < 5000; i++) {
                api.create(Kind.CONFIG_MAP, configMap("map-" + round + "-" + i));
            }
            rates.add(5000 / (since(begun) / 1000));
        }
        print("in-memory: ConfigMaps created in a second, directly", rates.subList(2, 6), "per s, goal 5000");
    }

    private static void watches() throws InterruptedException {
        InMemoryCluster cluster = InMemoryCluster.on(Scheduler.system());
        long[] sent = new long[EVENTS];
        List<Double> delays = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < WATCHES; i++) {
            cluster.api().watch(Kind.CONFIG_MAP, "", "", "", new KubeApi.Watcher() {
                @Override
                public void changed(KubeApi.Change change, Resource resource) {
                    delays.add(since(sent[Integer.parseInt(resource.name().substring(4))]));
                }

                @Override
                public void ended(@Nullable ApiException cause) {}
            });
        }
        for (int i = 0; i < EVENTS; i++) {
            sent[i] = System.nanoTime();
            cluster.api().create(Kind.CONFIG_MAP, configMap("map-" + i));
            Thread.sleep(10);
        }
        for (int i = 0; i < 100 && delays.size() < WATCHES * EVENTS; i++) {
            Thread.sleep(100);
        }
        print("in-memory: 100 events a second to 1,000 watches, directly", late(delays), "ms, goal 50");
    }

    private static void watchesOverHttp() throws IOException, InterruptedException {
        deliverOverHttp();
        System.gc();
        print("in-memory: 100 events a second to 1,000 watches over HTTP", late(deliverOverHttp()), "ms, goal 50");
    }

    private static List<Double> deliverOverHttp() throws IOException, InterruptedException {
        try (Served served = Served.inMemory();
                Crowd crowd = new Crowd(URI.create(served.url()), MAPS + "?watch=true", WATCHES, EVENTS)) {
            long begun = System.nanoTime();
            for (int i = 0; i < EVENTS; i++) {
                // On the beat, however long a request takes.
                Thread.sleep(Math.max(0, (long) (i * 10 - since(begun))));
                crowd.sending(i);
                served.send("POST", MAPS, "{\"metadata\":{\"name\":\"map-" + i + "\"}}");
            }
            return crowd.delays();
        }
    }

    /** What comes after the first second, in which the JVM has still to compile. */
    private static List<Double> late(List<Double> delays) {
        List<Double> copy = List.copyOf(delays);
        System.out.printf(Locale.ROOT, "  %d of %d events came%n", copy.size(), WATCHES * EVENTS);
        return copy.subList(copy.size() / 3, copy.size());
    }

    private static void virtualTime(String what, double goal, Runnable script) {
        var threads = ManagementFactory.getThreadMXBean();
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < WARM + 100; i++) {
            long begun = threads.getCurrentThreadCpuTime();
            script.run();
            times.add((threads.getCurrentThreadCpuTime() - begun) / 1e6);
        }
        System.out.printf(Locale.ROOT, "virtual time: %s, first %.0f ms%n", what, times.get(0));
        print("virtual time: " + what + ", warm", times.subList(WARM, WARM + 100), "ms, goal " + goal);
    }

    private static void deployment() {
        VirtualScheduler time = new VirtualScheduler();
        InMemoryCluster cluster = InMemoryCluster.on(time);
        cluster.api().create(Kind.DEPLOYMENT, deployment("web", 3));
        time.runUntil(() -> available(cluster, "web") == 3, Duration.ofMinutes(1));
    }

    private static void canary() {
        VirtualScheduler time = new VirtualScheduler();
        InMemoryCluster cluster = InMemoryCluster.on(time);
        cluster.api().create(Kind.DEPLOYMENT, deployment("stable", 10));
        cluster.api().create(Kind.DEPLOYMENT, deployment("canary", 0));
        time.runUntil(() -> available(cluster, "stable") == 10, Duration.ofMinutes(1));
        for (int step = 1; step <= 10; step++) {
            int wanted = step;
            scale(cluster, "canary", wanted);
            time.runUntil(() -> available(cluster, "canary") == wanted, Duration.ofMinutes(1));
            scale(cluster, "stable", 10 - wanted);
            time.advance(Duration.ofMinutes(3));
        }
    }

    private static long available(InMemoryCluster cluster, String name) {
        return cluster.api()
                .get(new Ref(Kind.DEPLOYMENT, "default", name))
                .number("status", "availableReplicas")
                .orElse(0L);
    }

    private static void scale(InMemoryCluster cluster, String name, int replicas) {
        Patch patch = new Patch(Patch.Type.MERGE, Map.of("spec", Map.of("replicas", replicas)));
        cluster.api().patch(new Ref(Kind.DEPLOYMENT, "default", name), patch, false);
    }

    private static Resource deployment(String name, int replicas) {
        Map<String, String> labels = Map.of("app", name);
        Map<String, Object> pod = Map.of("containers", List.of(Map.of("name", "app", "image", "demo:v1")));
        return new Resource(Map.of(
                "metadata",
                Map.of("name", name, "namespace", "default"),
                "spec",
                Map.of(
                        "replicas",
                        replicas,
                        "selector",
                        Map.of("matchLabels", labels),
                        "template",
                        Map.of("metadata", Map.of("labels", labels), "spec", pod))));
    }

    private static Resource configMap(String name) {
        return new Resource(Map.of("metadata", Map.of("name", name, "namespace", "default")));
    }

    private static String pod(String name) {
        return "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"" + name
                + "\",\"labels\":{\"app\":\"web\"}},\"spec\":{\"nodeName\":\"elsewhere\",\"containers\":[{\"name\":\"app\","
                + "\"image\":\"demo:v1\",\"ports\":[{\"containerPort\":8080}]}]}}";
    }

    private static void rate(String what, int count, long begun) {
        System.out.printf(Locale.ROOT, "%s: %.0f per s%n", what, count / (since(begun) / 1000));
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e6;
    }

    private static void print(String what, List<Double> values, String unit) {
        List<Double> sorted = values.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%s: p50 %.2f, p99 %.2f (%s)%n",
                what,
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 99 / 100),
                unit);
    }
}
