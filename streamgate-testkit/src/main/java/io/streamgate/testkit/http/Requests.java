package io.streamgate.testkit.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.testkit.cluster.ApiResource;
import io.streamgate.testkit.cluster.InMemoryCluster;
import io.streamgate.testkit.cluster.Verbs;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests, each on a thread of its own. */
final class Requests implements HttpHandler {
    private static final Logger LOGGER = LoggerFactory.getLogger(Requests.class);
    private static final Pattern TO_A_POD = Pattern.compile("/api/v1/namespaces/[^/]+/pods/[^/]+/proxy(/.*)?");

    private final InMemoryCluster cluster;
    private final Activity activity;
    private final WatchStreams watches;
    private final Encoder encoder;

    Requests(InMemoryCluster cluster, Activity activity, WatchStreams watches, Encoder encoder) {
        this.cluster = cluster;
        this.activity = activity;
        this.watches = watches;
        this.encoder = encoder;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        activity.began(exchange, exchange.getRequestMethod() + " " + exchange.getRequestURI());
        try {
            // Clients also offer to go on in HTTP/2 by this header, which may be passed over.
            if ("websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Upgrade"))) {
                exchange.getResponseHeaders().set("Connection", "close");
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            } else {
                answerOrRefuse(exchange);
            }
        } finally {
            activity.ended(exchange);
        }
    }

    private void answerOrRefuse(HttpExchange exchange) throws IOException {
        try {
            answer(exchange, Request.of(exchange));
        } catch (ApiException e) {
            refuse(exchange, e);
        } catch (RuntimeException | StackOverflowError e) {
            LOGGER.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
            refuse(exchange, Failures.internal(e));
        }
    }

    private void answer(HttpExchange exchange, Request request) throws IOException {
        List<ApiResource> known = cluster.resources();
        String path = request.path();
        Optional<Answer> document =
                request.method().equals("GET") ? new Documents(known).at(path, request.accept()) : Optional.empty();
        if (document.isPresent()) {
            send(exchange, document.get());
            return;
        }
        Verbs verbs = cluster.as(request.manager(), new ClientTime(cluster.scheduler()));
        if (isPassedOn(path)) {
            send(exchange, Answer.of(200, "application/json", verbs.raw(request.whole())));
            return;
        }
        if (!Route.isOfKnownVersion(path, known)) {
            send(exchange, Answer.of(404, "text/plain; charset=utf-8", "404 page not found\n"));
            return;
        }
        Route route = Route.of(path, known).orElseThrow(Failures::notFound);
        if (request.method().equals("GET")
                && route.isCollection()
                && request.query().isTrue("watch")) {
            watches.open(
                    exchange,
                    watcher -> verbs.watch(
                            route.selection(request.query()), request.query().watch(), watcher));
        } else {
            send(exchange, new Operations(route, request, verbs, encoder).run());
        }
    }

    /** Whether somebody else behind the server answers. */
    private static boolean isPassedOn(String path) {
        return TO_A_POD.matcher(path).matches() || path.startsWith("/apis/custom.metrics.k8s.io/");
    }

    private static void refuse(HttpExchange exchange, ApiException e) throws IOException {
        if (e.code() == ApiException.NO_ANSWER) {
            // What a client sees when the connection closes without an answer.
            exchange.close();
            return;
        }
        e.retryAfter()
                .ifPresent(wait ->
                        exchange.getResponseHeaders().set("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))));
        send(exchange, Answer.of(e.code(), Json.failure(e)));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        int length = answer.length();
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            for (String warning : answer.warnings()) {
                String quoted = warning.replace("\\", "\\\\").replace("\"", "\\\"");
                exchange.getResponseHeaders().add("Warning", "299 - \"" + quoted + "\"");
            }
            exchange.sendResponseHeaders(answer.code(), length == 0 ? -1 : length);
            if (length > 0) {
                for (byte[] part : answer.body()) {
                    exchange.getResponseBody().write(part);
                }
            }
        }
    }
}
