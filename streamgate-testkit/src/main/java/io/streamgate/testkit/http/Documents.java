package io.streamgate.testkit.http;

import io.streamgate.testkit.cluster.ApiResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a server says of itself: that it is well, its version, the kinds it knows, and the requests it takes. */
record Documents(List<ApiResource> known) {
    static final String VERSION = "v1.34.4";

    /** The document at a path, if there is one. */
    Optional<Answer> at(String path, String accept) {
        switch (path) {
            case "/healthz", "/readyz", "/livez" -> {
                return Optional.of(Answer.of(200, "text/plain", "ok"));
            }
            case "/version" -> {
                return Optional.of(Answer.of(200, version()));
            }
            default -> {}
        }
        Discovery discovery = new Discovery(known);
        if (accept.contains("as=APIGroupDiscoveryList") && accept.contains("v=v2;")) {
            Optional<Object> all = new AggregatedDiscovery(discovery).at(path);
            if (all.isPresent()) {
                return all.map(document -> Answer.of(200, AggregatedDiscovery.CONTENT_TYPE, Json.text(document)));
            }
        }
        return discovery.at(path).or(() -> new OpenApi(known).at(path)).map(document -> Answer.of(200, document));
    }

    private static Map<String, Object> version() {
        return Json.ordered(
                "major",
                "1",
                "minor",
                "34",
                "gitVersion",
                VERSION,
                "gitCommit",
                "in-memory",
                "gitTreeState",
                "clean",
                "buildDate",
                "2026-01-01T00:00:00Z",
                "goVersion",
                "none",
                "compiler",
                "none",
                "platform",
                "java");
    }
}
