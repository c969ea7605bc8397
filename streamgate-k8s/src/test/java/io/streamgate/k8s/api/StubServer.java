package io.streamgate.k8s.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server that answers as it is told and keeps what it was asked; with a client for it. */
final class StubServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Answer answer = exchange -> reply(exchange, 200, "{}", Map.of());

    final KubernetesClient client;

    record Request(String line, String contentType, String body) {}

    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    StubServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
        client = client(server.getAddress().getPort());
    }

    /** A client with fabric8's own defaults, which retry ten times. */
    static KubernetesClient client(int port) {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl("http://localhost:" + port)
                .withNamespace("shop")
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    void answers(Answer next) {
        answer = next;
    }

    void answers(int code, String body) {
        answers(code, body, Map.of());
    }

    void answers(int code, String body, Map<String, String> headers) {
        answer = exchange -> reply(exchange, code, body, headers);
    }

    /** Begins to stream chunks; the answer is left open. */
    static void stream(HttpExchange exchange, byte[]... chunks) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        for (byte[] chunk : chunks) {
            exchange.getResponseBody().write(chunk);
            exchange.getResponseBody().flush();
        }
        exchange.getResponseBody().flush();
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    List<String> lines() {
        return requests.stream().map(Request::line).toList();
    }

    @Override
    public void close() {
        client.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        requests.add(new Request(exchange.getRequestMethod() + " " + exchange.getRequestURI(), type, body));
        answer.to(exchange);
    }

    private static void reply(HttpExchange exchange, int code, String body, Map<String, String> headers)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
