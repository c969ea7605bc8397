package io.streamgate.testkit.http;

import com.sun.net.httpserver.HttpServer;
import io.streamgate.testkit.cluster.InMemoryCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An {@link InMemoryCluster} over plain HTTP on this machine, for fabric8's client and others. The cluster must be on {@link
 * io.streamgate.Scheduler#system()}, since requests come on threads of their own. WebSockets are refused in a way that makes
 * fabric8 watch over HTTP instead.
 */
public final class HttpCluster implements AutoCloseable {
    // Without it every answer waits some 40 ms for an acknowledgement. Read once, by the first server of this JVM.
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private final HttpServer server;
    private final ExecutorService threads;

    private HttpCluster(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Serves a cluster on a free port.
     *
     * @throws UncheckedIOException if there is none
     */
    public static HttpCluster serve(InMemoryCluster cluster) {
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ExecutorService threads = Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "in-memory-cluster-http");
                thread.setDaemon(true);
                return thread;
            });
            server.setExecutor(threads);
            server.createContext("/", new Requests(cluster));
            server.start();
            return new HttpCluster(server, threads);
        } catch (IOException e) {
            throw new UncheckedIOException("no port of this machine can be served on; see the cause", e);
        }
    }

    /** The address to give to a client, such as {@code http://127.0.0.1:40123}. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Stops serving; connections under way are cut. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
