package io.streamgate.testkit.cluster;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What users send, as far as routes look at it.
 *
 * @param method such as {@code GET}
 * @param host the host asked for; empty for whichever one a route is for
 * @param path the path with its query, such as {@code /items?page=2}
 * @param headers by their names in small letters; cookies are in {@code cookie}
 */
public record Request(String method, String host, String path, Map<String, String> headers) {
    /** Copies the headers, their names in small letters. */
    public Request {
        requireNonNull(method, "method");
        requireNonNull(host, "host");
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("the path of a request is \"" + path + "\"; it must begin with /");
        }
        TreeMap<String, String> copy = new TreeMap<>();
        headers.forEach((name, value) -> copy.put(name.toLowerCase(Locale.ROOT), value));
        headers = Collections.unmodifiableMap(copy);
    }

    /** A plain GET. */
    public static Request get(String path) {
        return new Request("GET", "", path, Map.of());
    }

    /** The same to a host. */
    public Request to(String host) {
        return new Request(method, host, path, headers);
    }

    /** The same with a header, in place of another of its name. */
    public Request header(String name, String value) {
        TreeMap<String, String> more = new TreeMap<>(headers);
        more.put(name.toLowerCase(Locale.ROOT), value);
        return new Request(method, host, path, more);
    }

    /** The same with one more cookie. */
    public Request cookie(String name, String value) {
        String before = headers.getOrDefault("cookie", "");
        return header("cookie", (before.isEmpty() ? "" : before + "; ") + name + "=" + value);
    }

    /** The path without its query. */
    String bare() {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    /** The parameters of the query; of several with one name, the first. */
    Map<String, String> parameters() {
        Map<String, String> found = new TreeMap<>();
        int query = path.indexOf('?');
        for (String pair : query < 0 ? new String[0] : path.substring(query + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            found.putIfAbsent(
                    equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
        }
        return found;
    }
}
