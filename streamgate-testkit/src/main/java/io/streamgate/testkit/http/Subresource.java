package io.streamgate.testkit.http;

import io.streamgate.testkit.cluster.ApiResource;
import java.util.List;

/**
 * A part of an object with a path of its own.
 *
 * @param group of the kind it is written as
 * @param version of that kind
 * @param kind its name
 * @param verbs what can be done with it
 */
record Subresource(String group, String version, String kind, List<String> verbs) {
    static Subresource of(ApiResource resource, String name) {
        return switch (name) {
            case "scale" -> new Subresource("autoscaling", "v1", "Scale", List.of("get", "patch", "update"));
            case "eviction" -> new Subresource("policy", "v1", "Eviction", List.of("create"));
            case "binding" -> new Subresource("", "v1", "Binding", List.of("create"));
            case "log" -> new Subresource("", "v1", "Pod", List.of("get"));
            case "proxy" -> new Subresource("", "v1", "PodProxyOptions", List.of("get"));
            case "finalize" -> own(resource, List.of("update"));
            default -> own(resource, List.of("get", "patch", "update"));
        };
    }

    private static Subresource own(ApiResource resource, List<String> verbs) {
        return new Subresource(
                resource.kind().group(),
                resource.kind().version(),
                resource.kind().name(),
                verbs);
    }
}
