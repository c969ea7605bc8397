package io.streamgate.examples;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.streamgate.HealthGate;
import io.streamgate.Judgement;
import io.streamgate.Outcome;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.Scheduler;
import io.streamgate.StreamGate;
import io.streamgate.Workload;
import io.streamgate.k8s.Kubernetes;
import io.streamgate.k8s.bluegreen.BlueGreen;
import io.streamgate.testkit.cluster.InMemoryCluster;
import io.streamgate.testkit.http.HttpCluster;
import java.io.File;
import java.time.Duration;
import java.util.List;

/**
 * A blue-green release that goes through, and one that fails its gate and goes back.
 *
 * <p>Without arguments it runs on the in-memory cluster. With {@code --namespace NS} it runs on the cluster that {@code
 * --kubeconfig FILE} or the environment's {@code KUBECONFIG} names, in that namespace; the workload is made there if it is not
 * there yet.
 */
public final class ReleaseDemo {
    private ReleaseDemo() {}

    /** Runs both releases; exits with 1 if one does not end as it should. */
    public static void main(String[] args) throws InterruptedException {
        Arguments arguments = new Arguments(args, List.of("namespace", "kubeconfig", "app", "image"));
        boolean asExpected;
        if (arguments.get("namespace").isPresent()) {
            Config config = arguments
                    .get("kubeconfig")
                    .map(file -> Config.fromKubeconfig(new File(file)))
                    .orElseGet(() -> Config.autoConfigure(null));
            try (KubernetesClient client =
                    new KubernetesClientBuilder().withConfig(config).build()) {
                asExpected = run(client, arguments);
            }
        } else {
            InMemoryCluster cluster = InMemoryCluster.on(Scheduler.system());
            try (HttpCluster http = HttpCluster.serve(cluster);
                    KubernetesClient client = client(http)) {
                asExpected = run(client, arguments);
            }
        }
        if (!asExpected) {
            System.exit(1);
        }
    }

    private static KubernetesClient client(HttpCluster http) {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(http.url())
                .withHttp2Disable(true)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static boolean run(KubernetesClient client, Arguments arguments) throws InterruptedException {
        Workload workload = new Workload(arguments.get("namespace", "shop"), arguments.get("app", "checkout"));
        String image = arguments.get("image", "streamgate.test/demo");
        Kubernetes kubernetes = Kubernetes.of(client);
        DemoWorkload.create(client, workload, image + ":v1", 3);
        StreamGate streamGate =
                kubernetes.streamGate().listener(new ProgressLines(System.out)).build();
        BlueGreen strategy = BlueGreen.defaults().scaleDownDelay(Duration.ofSeconds(2));

        Rollout good = Rollout.of(workload, Release.image("app", image + ":v2"), strategy);
        System.out.println(streamGate.explain(good));
        Outcome first = streamGate.start(good).await();

        HealthGate errors = view -> Judgement.fail("7 of 100 requests failed, at most 2 may");
        Rollout bad = Rollout.of(
                        workload,
                        Release.image("app", image + ":v3"),
                        strategy.soak(Duration.ofSeconds(20), errors.named("errors")))
                .abortDelay(Duration.ofSeconds(2));
        System.out.println();
        Outcome second = streamGate.start(bad).await();
        return first.promoted() && second instanceof Outcome.RolledBack;
    }
}
