package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Resource;
import java.util.List;
import java.util.Map;

/** Small objects for tests, in namespace {@code shop}. */
final class Samples {
    private Samples() {}

    static Resource deployment(String name, String image, int replicas) {
        return new Resource(Tree.of(
                "metadata", Tree.of("name", name, "namespace", "shop"),
                "spec",
                        Tree.of(
                                "replicas",
                                replicas,
                                "selector",
                                Map.of("matchLabels", labels(name)),
                                "template",
                                template(name, image))));
    }

    static FrozenMap template(String name, String image) {
        Map<String, Object> container =
                Map.of("name", "app", "image", image, "ports", List.of(Map.of("name", "http", "containerPort", 8080)));
        return Tree.of("metadata", Map.of("labels", labels(name)), "spec", Map.of("containers", List.of(container)));
    }

    static FrozenMap labels(String name) {
        return Tree.of("app", name);
    }

    static Resource service(String name, String app) {
        return new Resource(Tree.of(
                "metadata",
                Tree.of("name", name, "namespace", "shop"),
                "spec",
                Tree.of(
                        "selector",
                        labels(app),
                        "ports",
                        List.of(Map.of("name", "http", "port", 80, "targetPort", "http")))));
    }

    static Resource configMap(String name, Map<String, String> data) {
        return new Resource(Tree.of("metadata", Tree.of("name", name, "namespace", "shop"), "data", data));
    }
}
