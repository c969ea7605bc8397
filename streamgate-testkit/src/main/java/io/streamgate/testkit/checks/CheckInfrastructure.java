package io.streamgate.testkit.checks;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streamgate.k8s.api.Fabric8Api;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Checks the infrastructure of a workload and prints a report: {@code CheckInfrastructure --namespace shop --app checkout --set
 * blue-green --format junit}. Without arguments, all checks of {@code streamgate/streamgate} in the cluster that {@code
 * KUBECONFIG} names. Ends with 0 if every check passes, with 1 if one fails, and with 2, after telling what there is, if it
 * cannot read its arguments.
 */
public final class CheckInfrastructure {
    private CheckInfrastructure() {}

    /** Runs it and ends the JVM. */
    public static void main(String... arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /** Runs it and gives the exit code. */
    static int run(PrintStream out, PrintStream err, String... arguments) {
        Options options;
        Config config;
        try {
            options = Options.parse(arguments);
            config = config(options.kubeconfig());
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.print(Options.USAGE);
            return 2;
        }
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(config).build()) {
            Report report = Infrastructure.of(Fabric8Api.of(client), options.workload())
                    .expecting(options.expected())
                    .check(options.checks());
            out.print(options.format().write(report));
            out.flush();
            return report.passed() ? 0 : 1;
        }
    }

    private static Config config(Optional<Path> kubeconfig) {
        return kubeconfig.map(CheckInfrastructure::config).orElseGet(() -> Config.autoConfigure(null));
    }

    private static Config config(Path kubeconfig) {
        try {
            return Config.fromKubeconfig(kubeconfig.toFile());
        } catch (KubernetesClientException e) {
            throw new IllegalArgumentException("the file " + kubeconfig + " is no kubeconfig: " + e.getMessage(), e);
        }
    }
}
