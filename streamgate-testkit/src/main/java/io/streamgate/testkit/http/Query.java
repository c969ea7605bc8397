package io.streamgate.testkit.http;

import io.streamgate.testkit.cluster.ListOptions;
import io.streamgate.testkit.cluster.StatusException;
import io.streamgate.testkit.cluster.WatchOptions;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of a request, and the options of the API that they stand for. */
record Query(Map<String, String> values) {
    Query {
        values = Map.copyOf(values);
    }

    static Query of(URI uri) {
        Map<String, String> values = new HashMap<>();
        String raw = uri.getRawQuery();
        if (raw != null) {
            for (String part : raw.split("&", -1)) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals);
                String value = equals < 0 ? "" : part.substring(equals + 1);
                values.put(decode(name), decode(value));
            }
        }
        return new Query(values);
    }

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    boolean isTrue(String name) {
        return text(name).equals("true") || text(name).equals("1");
    }

    ListOptions list() {
        if (!text("sendInitialEvents").isEmpty()) {
            throw StatusException.options(
                    "ListOptions", List.of("sendInitialEvents: Forbidden: sendInitialEvents is forbidden for list"));
        }
        return new ListOptions(
                number("limit"), text("continue"), text("resourceVersion"), text("resourceVersionMatch"));
    }

    WatchOptions watch() {
        return new WatchOptions(
                text("resourceVersion"),
                text("resourceVersionMatch"),
                text("sendInitialEvents").isEmpty() ? Optional.empty() : Optional.of(isTrue("sendInitialEvents")),
                isTrue("allowWatchBookmarks"),
                Duration.ofSeconds(number("timeoutSeconds")));
    }

    /** A whole number, 0 or more; 0 if there is none. */
    long number(String name) {
        String value = text(name);
        try {
            return value.isEmpty() ? 0 : Math.max(0, Long.parseLong(value));
        } catch (NumberFormatException e) {
            throw Failures.badRequest(name + ": Invalid value: \"" + value + "\": it must be a whole number");
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
