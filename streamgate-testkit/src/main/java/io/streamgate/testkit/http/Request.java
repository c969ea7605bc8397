package io.streamgate.testkit.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came.
 *
 * @param method such as {@code GET}
 * @param path without its query
 * @param query what followed the path
 * @param contentType what the body is; empty if that was not said
 * @param accept what the client takes
 * @param agent the client's program and version
 * @param body the text; empty if there was none
 */
record Request(String method, String path, Query query, String contentType, String accept, String agent, String body) {
    private static final String PROTOBUF = "application/vnd.kubernetes.protobuf";

    static Request of(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        // Read in any case: otherwise the connection can't be used again.
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new Request(
                exchange.getRequestMethod().toUpperCase(Locale.ROOT),
                exchange.getRequestURI().getPath(),
                Query.of(exchange.getRequestURI()),
                text(headers.getFirst("Content-Type")),
                text(headers.getFirst("Accept")),
                text(headers.getFirst("User-Agent")),
                body);
    }

    /** Who is written into the fields: who says so, or else the client's program. */
    String manager() {
        String manager = query.text("fieldManager");
        String program = agent.replaceFirst("[/ ].*", "");
        return !manager.isEmpty() ? manager : program.isEmpty() ? "unknown" : program;
    }

    boolean isProtobuf() {
        return contentType.startsWith(PROTOBUF);
    }

    private static String text(@Nullable String header) {
        return header == null ? "" : header;
    }
}
