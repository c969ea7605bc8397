package io.streamgate.testkit.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came.
 *
 * @param method such as {@code GET}
 * @param path without its query
 * @param query what followed the path
 * @param rawQuery the same as it was sent; empty if nothing followed
 * @param accept what the client takes
 * @param agent the client's program and version
 * @param body what was sent
 */
record Request(String method, String path, Query query, String rawQuery, String accept, String agent, Body body) {
    /** The real server's limit, in bytes. */
    private static final int LONGEST_BODY = 3 * 1024 * 1024;

    static Request of(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        // Read in any case: otherwise the connection can't be used again.
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (body.length > LONGEST_BODY) {
            throw Failures.tooLarge(LONGEST_BODY);
        }
        return new Request(
                exchange.getRequestMethod().toUpperCase(Locale.ROOT),
                exchange.getRequestURI().getPath(),
                Query.of(exchange.getRequestURI()),
                text(exchange.getRequestURI().getRawQuery()),
                text(headers.getFirst("Accept")),
                text(headers.getFirst("User-Agent")),
                Body.of(text(headers.getFirst("Content-Type")), body));
    }

    /** Who is written into the fields: who says so, or else the client's program. */
    String manager() {
        String manager = query.text("fieldManager");
        String program = agent.replaceFirst("[/ ].*", "");
        return !manager.isEmpty() ? manager : program.isEmpty() ? "unknown" : program;
    }

    /** The path with what followed it. */
    String whole() {
        return rawQuery.isEmpty() ? path : path + "?" + rawQuery;
    }

    private static String text(@Nullable String header) {
        return header == null ? "" : header;
    }
}
