package io.streamgate.examples.figures;

import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.streamgate.Scheduler;
import io.streamgate.testkit.cluster.InMemoryCluster;
import io.streamgate.testkit.http.HttpCluster;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A server under measurement, and a plain client of it.
 *
 * @param name for the report
 * @param url its address, with no slash at the end
 * @param stop ends it
 */
record Served(String name, String url, Runnable stop) implements AutoCloseable {
    /** Loaded when first needed, for what comes before that is measured too. */
    private static final class Client {
        static final HttpClient OF_ALL = HttpClient.newHttpClient();
    }

    private static final Logger MOCK = Logger.getLogger("io.fabric8.mockwebserver");

    static Served inMemory() {
        HttpCluster http = HttpCluster.serve(InMemoryCluster.on(Scheduler.system()));
        return new Served("in-memory", http.url(), http::close);
    }

    static Served mock() {
        // It writes a line for every request.
        MOCK.setLevel(Level.WARNING);
        KubernetesMockServer mock = new KubernetesMockServer(
                new Context(), new MockWebServer(), new HashMap<>(), new KubernetesCrudDispatcher(), false);
        mock.init();
        return new Served("CRUD mock", mock.url("/").replaceFirst("/$", ""), mock::destroy);
    }

    /** Sends a request, and takes the whole answer. */
    void send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<Void> response = Client.OF_ALL.send(request, HttpResponse.BodyHandlers.discarding());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(name + ": " + method + " " + path + ": " + response);
        }
    }

    /** Has one request answered, by a client that has nothing to load. */
    void first(String path) throws IOException {
        URI address = URI.create(url);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
    }

    void get(String path) throws IOException, InterruptedException {
        send("GET", path, "");
    }

    @Override
    public void close() {
        stop.run();
    }
}
