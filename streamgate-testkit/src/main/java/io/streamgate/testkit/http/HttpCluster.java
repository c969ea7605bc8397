package io.streamgate.testkit.http;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.streamgate.testkit.cluster.InMemoryCluster;
import io.streamgate.testkit.time.VirtualScheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;

/**
 * An {@link InMemoryCluster} over plain HTTP on this machine, for fabric8's client, kubectl and others. May be used from any
 * thread, except that virtual time is moved by the thread that made it.
 *
 * <p>A cluster on {@link io.streamgate.Scheduler#system()} runs in real time. On a {@link VirtualScheduler} requests are
 * answered at any time, while virtual time stands still; it moves only where a test says so ({@link VirtualScheduler#advance},
 * {@link VirtualScheduler#runUntil}, {@link #await}) and then only while it is quiet: no request is under way, every event of
 * every watch is on its socket, and since then the clients have had a few milliseconds to make something of it. Threads of
 * this JVM that are still running are waited for, however long they take; a client whose watch the server ended is waited for
 * up to two seconds, to open another. Two things the server does not know of, and does not wait for: what clients in other
 * processes do, beyond those milliseconds; and other timers of a client's own, which run in real time.
 *
 * <p>WebSockets are refused in a way that makes fabric8 watch over HTTP instead.
 */
public final class HttpCluster implements AutoCloseable {
    private final InMemoryCluster cluster;
    private final HttpServer server;
    private final ServerThreads threads;
    private final Activity activity;
    private final WatchStreams watches;
    private volatile boolean closed;

    private HttpCluster(InMemoryCluster cluster, HttpServer server) {
        this.cluster = cluster;
        this.server = server;
        this.threads = new ServerThreads();
        this.activity = new Activity();
        server.setExecutor(threads.requests());
        Encoder encoder = new Encoder();
        this.watches = new WatchStreams(activity, threads.writers(), encoder);
        server.createContext("/", new Requests(cluster, activity, watches, encoder));
        if (cluster.scheduler() instanceof VirtualScheduler time) {
            time.share(activity);
            threads.everySecond(new StandingStill(activity, time, Thread.currentThread(), cluster::openWatches));
        }
        server.start();
    }

    /**
     * Serves a cluster on a free port.
     *
     * @throws UncheckedIOException if there is none
     */
    public static HttpCluster serve(InMemoryCluster cluster) {
        return serve(cluster, 0);
    }

    /**
     * Serves a cluster.
     *
     * @param port where; 0 for a free one
     * @throws UncheckedIOException if the port cannot be had
     */
    public static HttpCluster serve(InMemoryCluster cluster, int port) {
        requireNonNull(cluster, "cluster");
        ServerThreads.answerAtOnce();
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            return new HttpCluster(cluster, HttpServer.create(address, 0));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "port " + port + " of this machine can't be served on: " + e.getMessage()
                            + "; end the program that has it, or take port 0 for a free one",
                    e);
        }
    }

    /** What is served. */
    public InMemoryCluster cluster() {
        return cluster;
    }

    /** The address to give to a client, such as {@code http://127.0.0.1:40123}. */
    public String url() {
        checkOpen("asked for its address");
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * Settings of a fabric8 client for this cluster: the namespace {@code default}, no repeated requests, and watches that are
     * opened again after 10 ms. A new object each time, that may be changed.
     */
    public Config config() {
        Config config = Config.empty();
        config.setMasterUrl(url());
        config.setNamespace("default");
        config.setRequestRetryBackoffLimit(0);
        config.setWatchReconnectInterval(10);
        return config;
    }

    /** A fabric8 client for this cluster, on the JDK's HTTP client, with the settings of {@link #config()}. Whoever asks closes it. */
    public KubernetesClient client() {
        return client("default");
    }

    KubernetesClient client(String namespace) {
        Config config = config();
        config.setNamespace(namespace);
        return new KubernetesClientBuilder()
                .withHttpClientFactory(new JdkHttpClientFactory())
                .withConfig(config)
                .build();
    }

    /** A kubeconfig file for this cluster, for kubectl and others, with a namespace to be in. */
    public String kubeconfig(String namespace) {
        return """
                apiVersion: v1
                kind: Config
                current-context: in-memory
                contexts:
                - name: in-memory
                  context: {cluster: in-memory, user: in-memory, namespace: %s}
                clusters:
                - name: in-memory
                  cluster: {server: "%s"}
                users:
                - name: in-memory
                  user: {}
                """.formatted(requireNonNull(namespace, "namespace"), url());
    }

    /**
     * Makes a call that blocks until something happens in the cluster, such as fabric8's {@code waitUntilCondition}, and
     * meanwhile has virtual time move whenever it is quiet. The call runs on a thread of its own; its own time limit is real
     * time and should be generous. On a cluster in real time, the call is simply made.
     *
     * @param limit how much virtual time may pass
     * @throws AssertionError if the call has not returned by then, or nothing is left that could happen
     */
    public <T> T await(Callable<T> call, Duration limit) {
        checkOpen("asked to wait");
        CompletableFuture<T> result = new CompletableFuture<>();
        if (!(cluster.scheduler() instanceof VirtualScheduler time)) {
            complete(result, call);
            return joined(result);
        }
        activity.stir();
        Future<?> running = threads.requests().submit(() -> complete(result, call));
        try {
            time.runUntil(result::isDone, limit);
            return joined(result);
        } finally {
            running.cancel(true);
        }
    }

    /**
     * Stops serving; connections under way are cut.
     *
     * @throws IllegalStateException if it is closed already
     */
    @Override
    public void close() {
        checkOpen("closed again");
        closed = true;
        activity.close();
        watches.close();
        server.stop(0);
        threads.close();
    }

    private void checkOpen(String use) {
        if (closed) {
            throw new IllegalStateException(
                    "this HttpCluster was closed and then " + use + "; close it once, after its last"
                            + " use, by try-with-resources or by leaving it to @InMemoryKubernetes");
        }
    }

    private static <T> void complete(CompletableFuture<T> result, Callable<T> call) {
        try {
            result.complete(call.call());
        } catch (Exception | AssertionError e) {
            result.completeExceptionally(e);
        }
    }

    private static <T> T joined(CompletableFuture<T> result) {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof AssertionError cause) {
                throw cause;
            }
            throw e;
        }
    }
}
