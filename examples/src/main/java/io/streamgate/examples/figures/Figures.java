package io.streamgate.examples.figures;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.streamgate.Outcome;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.RolloutEvent;
import io.streamgate.Scheduler;
import io.streamgate.StreamGate;
import io.streamgate.Workload;
import io.streamgate.examples.Workloads;
import io.streamgate.k8s.api.Fabric8Api;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.bluegreen.BlueGreen;
import io.streamgate.testkit.StreamGateHarness;
import io.streamgate.testkit.cluster.PodScript;
import io.streamgate.testkit.time.VirtualProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures a blue-green release on the cluster that {@code KUBECONFIG} names, as an independent watcher sees it, each time from a
 * process that has done nothing before; and one on the in-memory cluster in virtual time.
 *
 * <p>Arguments: how many releases that go through, and how many of each kind that go back; 30 and 10 unless said otherwise.
 */
public final class Figures {
    private static final String IMAGE = "streamgate.test/demo:";
    private static final int PODS = 3;

    private Figures() {}

    /** Measures and prints. */
    public static void main(String[] args) throws IOException, InterruptedException {
        virtualTime();
        requestsWhenPodsTake(Duration.ofSeconds(4));
        requestsWhenPodsTake(Duration.ofMinutes(4));
        if (System.getenv("KUBECONFIG") == null) {
            System.out.println("no KUBECONFIG: nothing is measured on a real cluster");
            return;
        }
        int through = args.length > 0 ? Integer.parseInt(args[0]) : 30;
        int back = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        Workload workload = new Workload("figures-" + ProcessHandle.current().pid(), "checkout");
        try (KubernetesClient client = new KubernetesClientBuilder().build()) {
            Workloads.create(client, workload, IMAGE + "v1", PODS);
            KubeApi api = Fabric8Api.of(client, Duration.ofSeconds(10), Scheduler.system());
            try (Witness witness = new Witness(api, workload.namespace(), workload.name() + "-active")) {
                String live = Workloads.live(client, workload);
                List<Double> reactions = new ArrayList<>();
                String version = Workloads.version(client, workload, live);
                for (int i = 0; i < through; i++) {
                    version = version.equals("v2") ? "v3" : "v2";
                    String target = live.equals("blue") ? "green" : "blue";
                    rest(witness);
                    witness.begin();
                    Map<String, String> said = release(workload, version, "promote");
                    reactions.add(millis(witness.lastReady(target), witness.switched(target)));
                    print("release " + (i + 1) + ": last new pod ready -> switched", reactions, said);
                    System.out.printf(
                            Locale.ROOT,
                            "    of which until the driver looks %.1f, until its write is answered %.1f ms%n",
                            millis(witness.lastReady(target), Instant.parse(said.getOrDefault("DECIDED", ""))),
                            millis(
                                    Instant.parse(said.getOrDefault("DECIDED", "")),
                                    Instant.parse(said.getOrDefault("ACTED", ""))));
                    live = target;
                }
                for (String story : List.of("gate", "abort")) {
                    List<Double> returns = new ArrayList<>();
                    String other = version.equals("v2") ? "v3" : "v2";
                    for (int i = 0; i < back; i++) {
                        rest(witness);
                        witness.begin();
                        Map<String, String> said = release(workload, other, story);
                        returns.add(millis(Instant.parse(said.getOrDefault("TURNED", "")), witness.switched(live)));
                        print(story + " " + (i + 1) + ": verdict or abort -> traffic back", returns, said);
                    }
                }
            } finally {
                client.namespaces().withName(workload.namespace()).delete();
            }
        }
        System.exit(0);
    }

    /** Lets the pods of the last release end: a machine that stops pods has no time for the next. */
    private static void rest(Witness witness) throws InterruptedException {
        while (witness.pods() > PODS) {
            Thread.sleep(100);
        }
        Thread.sleep(2_000);
    }

    private static void virtualTime() {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            StreamGateHarness harness = new StreamGateHarness();
            Workload workload = harness.blueGreen("checkout", "demo:v1", 3);
            long begun = System.nanoTime();
            Outcome outcome = harness.run(Rollout.of(
                    workload,
                    Release.image("app", "demo:v2"),
                    BlueGreen.defaults().hold(Duration.ofMinutes(10))));
            times.add((System.nanoTime() - begun) / 1e6);
            if (!outcome.promoted()) {
                throw new IllegalStateException("the release in virtual time ended as " + outcome);
            }
        }
        List<Double> warm = times.subList(200, times.size());
        System.out.printf(
                Locale.ROOT,
                "virtual time, 10-minute hold: first %.0f ms, then warm %s%n",
                times.get(0),
                summary(warm));
    }

    /** The requests of a rollout whose pods take their time, by what they are for. */
    private static void requestsWhenPodsTake(Duration time) {
        StreamGateHarness harness = new StreamGateHarness();
        harness.cluster().image("demo:v2", PodScript.HEALTHY.readyAfter(time));
        Workload workload = harness.blueGreen("checkout", "demo:v1", 3);
        VirtualProcess process = harness.scheduler().process();
        CountingApi api = new CountingApi(harness.cluster().api(process));
        StreamGate streamGate = harness.start(
                        process,
                        api,
                        builder -> builder.listener(event -> {
                            if (event instanceof RolloutEvent.Started) {
                                api.begin();
                            }
                        }))
                .streamGate();
        Outcome outcome = harness.end(streamGate.start(Rollout.of(
                workload,
                Release.image("app", "demo:v2"),
                BlueGreen.defaults().progressDeadline(Duration.ofMinutes(10)))));
        System.out.println("pods that take " + time.toSeconds() + " s: " + outcome + ", requests " + api);
    }

    private static Map<String, String> release(Workload workload, String version, String story)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        String flags = System.getProperty("figures.flags", "");
        if (!flags.isBlank()) {
            command.addAll(List.of(flags.split(" ")));
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                OneRelease.class.getName(),
                workload.namespace(),
                workload.name(),
                IMAGE + version,
                story));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, String> said = new HashMap<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int space = line.indexOf(' ');
                if (space > 0) {
                    said.put(line.substring(0, space), line.substring(space + 1));
                }
            }
        }
        process.waitFor();
        return said;
    }

    private static double millis(Instant from, @org.jspecify.annotations.Nullable Instant to) {
        return to == null || from.equals(Instant.MAX)
                ? Double.NaN
                : Duration.between(from, to).toNanos() / 1e6;
    }

    private static void print(String what, List<Double> all, Map<String, String> said) {
        System.out.printf(
                Locale.ROOT,
                "%s %.1f ms; so far %s; %s; requests %s%n",
                what,
                all.get(all.size() - 1),
                summary(all),
                said.get("OUTCOME"),
                said.get("REQUESTS"));
    }

    private static String summary(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "n %d, min %.1f, median %.1f, p99 %.1f, max %.1f ms",
                sorted.size(),
                sorted.get(0),
                sorted.get(sorted.size() / 2),
                sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(sorted.size() * 0.99) - 1)),
                sorted.get(sorted.size() - 1));
    }
}
