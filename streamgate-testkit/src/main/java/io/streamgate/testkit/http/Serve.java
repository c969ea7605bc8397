package io.streamgate.testkit.http;

import io.streamgate.Scheduler;
import io.streamgate.testkit.cluster.ClusterNode;
import io.streamgate.testkit.cluster.InMemoryCluster;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A program that serves an in-memory cluster in real time, until it is ended.
 *
 * <pre>{@code
 * --port N            where; a free port otherwise
 * --kubeconfig FILE   writes a kubeconfig there, and takes it away at the end; printed otherwise
 * --namespace NAME    a namespace to begin with, beside default; the first is the one to be in; may be given often
 * --node NAME=CORES   a node and how many cores it has; may be given often; two with room for everything otherwise
 * }</pre>
 */
public final class Serve {
    private int port;
    private String kubeconfig = "";
    private final List<String> namespaces = new ArrayList<>();
    private final List<ClusterNode> nodes = new ArrayList<>();

    private Serve(String... args) {
        for (int i = 0; i < args.length; i += 2) {
            String value = i + 1 < args.length ? args[i + 1] : "";
            if (value.isEmpty()) {
                throw new IllegalArgumentException("nothing comes after " + args[i] + "; " + usage());
            }
            switch (args[i]) {
                case "--port" -> port = number(value);
                case "--kubeconfig" -> kubeconfig = value;
                case "--namespace" -> namespaces.add(value);
                case "--node" -> nodes.add(node(value));
                default -> throw new IllegalArgumentException(args[i] + " is not an option; " + usage());
            }
        }
    }

    /**
     * Runs until it is ended from outside.
     *
     * @throws IOException if the kubeconfig can't be written
     * @throws InterruptedException if interrupted
     */
    public static void main(String... args) throws IOException, InterruptedException {
        try {
            start(System.out, args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        new CountDownLatch(1).await();
    }

    /** Serves as the options say, and prints how to get there. */
    static HttpCluster start(PrintStream out, String... args) throws IOException {
        return new Serve(args).start(out);
    }

    private HttpCluster start(PrintStream out) throws IOException {
        InMemoryCluster.Builder builder = InMemoryCluster.builder(Scheduler.system());
        nodes.forEach(builder::node);
        InMemoryCluster cluster = builder.build();
        namespaces.forEach(cluster::namespace);
        HttpCluster http = HttpCluster.serve(cluster, port);
        String config = http.kubeconfig(namespaces.isEmpty() ? "default" : namespaces.get(0));
        if (kubeconfig.isEmpty()) {
            out.println(config);
        } else {
            Path file = Path.of(kubeconfig).toAbsolutePath();
            Files.writeString(file, config);
            file.toFile().deleteOnExit();
            out.println("export KUBECONFIG=" + file);
        }
        out.println("# serving on " + http.url() + "; end it with Ctrl-C");
        return http;
    }

    private static ClusterNode node(String value) {
        int equals = value.indexOf('=');
        return equals < 0
                ? ClusterNode.named(value)
                : ClusterNode.named(value.substring(0, equals)).cpu(value.substring(equals + 1));
    }

    private static int number(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the port " + value + " is not a number; " + usage(), e);
        }
    }

    private static String usage() {
        return "options: --port N, --kubeconfig FILE, --namespace NAME, --node NAME=CORES";
    }
}
