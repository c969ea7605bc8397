package io.streamgate.testkit.cluster;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A condition on a request, all parts of which must hold.
 *
 * @param hosts one of which must be asked for, {@code *.} standing for anything before; a request that asks for no host in
 *     particular passes
 * @param methods one of which it must have; empty for any
 * @param path on the path without its query
 * @param headers by name in small letters
 * @param without on headers, none of which may hold
 */
record RequestMatch(
        List<String> hosts,
        List<TextMatch> methods,
        TextMatch path,
        Map<String, TextMatch> headers,
        Map<String, TextMatch> parameters,
        Map<String, TextMatch> without) {
    static final TextMatch ANY_PATH = new TextMatch(TextMatch.Way.PATH_PREFIX, "/");

    /** Which of several that match wins by the Gateway API: the more particular one; of equal ones, the earlier. */
    static final Comparator<RequestMatch> MORE_PARTICULAR = Comparator.comparing(RequestMatch::rank)
            .thenComparing(match -> match.path.value().length())
            .thenComparing(match -> match.methods.size())
            .thenComparing(match -> match.headers.size())
            .thenComparing(match -> match.parameters.size())
            .reversed();

    RequestMatch {
        hosts = List.copyOf(hosts);
        methods = List.copyOf(methods);
        headers = Map.copyOf(headers);
        parameters = Map.copyOf(parameters);
        without = Map.copyOf(without);
    }

    /** Everything to one of some hosts. */
    static RequestMatch all(List<String> hosts) {
        return new RequestMatch(hosts, List.of(), ANY_PATH, Map.of(), Map.of(), Map.of());
    }

    boolean matches(Request request) {
        return isHost(request.host())
                && (methods.isEmpty() || methods.stream().anyMatch(method -> method.matches(request.method())))
                && path.matches(request.bare())
                && all(headers, request.headers())
                && all(parameters, request.parameters())
                && without.entrySet().stream()
                        .noneMatch(header ->
                                header.getValue().matches(request.headers().get(header.getKey())));
    }

    private boolean isHost(String asked) {
        return asked.isEmpty()
                || hosts.isEmpty()
                || hosts.stream()
                        .anyMatch(host -> host.equals("*")
                                || host.equals(asked)
                                || (host.startsWith("*.") && asked.endsWith(host.substring(1))));
    }

    private static boolean all(Map<String, TextMatch> wanted, Map<String, String> found) {
        return wanted.entrySet().stream().allMatch(one -> one.getValue().matches(found.get(one.getKey())));
    }

    private int rank() {
        return switch (path.way()) {
            case EXACT -> 2;
            case REGEX -> 1;
            default -> 0;
        };
    }
}
