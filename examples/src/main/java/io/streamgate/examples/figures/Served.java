package io.streamgate.examples.figures;

import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.streamgate.Scheduler;
import io.streamgate.testkit.cluster.InMemoryCluster;
import io.streamgate.testkit.http.HttpCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
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
        HttpResponse<Void> response = CLIENT.send(request, HttpResponse.BodyHandlers.discarding());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(name + ": " + method + " " + path + ": " + response);
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
