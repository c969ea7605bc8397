package io.streamgate.examples;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.streamgate.Gate;
import io.streamgate.Outcome;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.Sampling;
import io.streamgate.Scheduler;
import io.streamgate.StreamGate;
import io.streamgate.StreamGateException;
import io.streamgate.Workload;
import io.streamgate.k8s.Kubernetes;
import io.streamgate.k8s.api.Fabric8Api;
import io.streamgate.k8s.bluegreen.BlueGreen;
import java.io.File;
import java.time.Duration;
import java.util.List;

/**
 * Drives one blue-green release of a workload that is there already, in the cluster that {@code --kubeconfig FILE} or the
 * environment's {@code KUBECONFIG} names. Killed and started again with the same arguments, it goes on where it stood; started
 * twice, one acts and the other stands by.
 *
 * <p>{@code --namespace NS --image IMAGE} are needed. Times are in seconds: {@code --lease --hold --soak --scale-down-delay
 * --progress-deadline --abort-delay}. {@code --gate errors} looks at the share of errors during the soak, of which {@code
 * --most-errors 0.02} may be. {@code --name} is what other drivers are told.
 */
public final class ReleaseProgram {
    private static final List<String> KNOWN = List.of(
            "kubeconfig",
            "namespace",
            "app",
            "container",
            "image",
            "name",
            "lease",
            "hold",
            "soak",
            "scale-down-delay",
            "progress-deadline",
            "abort-delay",
            "gate",
            "most-errors");

    private ReleaseProgram() {}

    /**
     * Runs the release, prints what happens and at the end a line {@code OUTCOME ...}. Exits with 0 if the release is live, with
     * 3 if it was rolled back, and with 4 at any other end.
     */
    public static void main(String[] args) throws InterruptedException {
        Arguments arguments = new Arguments(args, KNOWN);
        Config config = arguments
                .get("kubeconfig")
                .map(file -> Config.fromKubeconfig(new File(file)))
                .orElseGet(() -> Config.autoConfigure(null));
        int code;
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(config).build()) {
            code = run(client, arguments);
        }
        System.exit(code);
    }

    private static int run(KubernetesClient client, Arguments arguments) throws InterruptedException {
        Workload workload = new Workload(needed(arguments, "namespace"), arguments.get("app", "checkout"));
        Release release = Release.image(arguments.get("container", "app"), needed(arguments, "image"));
        StreamGate streamGate = Kubernetes.of(client)
                .streamGate()
                .driver(arguments.get("name", "release-program"))
                .leaseFor(seconds(arguments, "lease", "15"))
                .listener(new ProgressLines(System.out))
                .build();
        Rollout rollout = Rollout.of(workload, release, strategy(client, arguments))
                .abortDelay(seconds(arguments, "abort-delay", "30"));
        try {
            Outcome outcome = streamGate.start(rollout).await();
            System.out.println("OUTCOME " + outcome);
            return outcome.promoted() ? 0 : outcome instanceof Outcome.RolledBack ? 3 : 4;
        } catch (StreamGateException e) {
            System.out.println("OUTCOME refused: " + e.getMessage());
            return 4;
        }
    }

    private static BlueGreen strategy(KubernetesClient client, Arguments arguments) {
        BlueGreen strategy = BlueGreen.defaults()
                .hold(seconds(arguments, "hold", "0"))
                .scaleDownDelay(seconds(arguments, "scale-down-delay", "30"))
                .progressDeadline(seconds(arguments, "progress-deadline", "300"));
        return strategy.soak(seconds(arguments, "soak", "0"), gates(client, arguments));
    }

    private static Gate[] gates(KubernetesClient client, Arguments arguments) {
        if (arguments.get("gate").isEmpty()) {
            return new Gate[0];
        }
        if (!arguments.get("gate", "").equals("errors")) {
            throw new IllegalArgumentException(
                    "there is no gate '" + arguments.get("gate", "") + "' for --gate: give --gate errors, or none");
        }
        double most = Double.parseDouble(arguments.get("most-errors", "0.02"));
        ErrorShare errors =
                new ErrorShare(Fabric8Api.of(client, Duration.ofSeconds(10), Scheduler.system()), most, 100);
        return new Gate[] {errors.named("errors").sampled(Sampling.DEFAULT.every(Duration.ofSeconds(1)))};
    }

    private static String needed(Arguments arguments, String name) {
        return arguments
                .get(name)
                .orElseThrow(() -> new IllegalArgumentException("--" + name + " is missing: give it"));
    }

    private static Duration seconds(Arguments arguments, String name, String otherwise) {
        String value = arguments.get(name, otherwise);
        try {
            return Duration.ofMillis(Math.round(Double.parseDouble(value) * 1000));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + name + " is '" + value + "': give seconds, such as 2.5", e);
        }
    }
}
