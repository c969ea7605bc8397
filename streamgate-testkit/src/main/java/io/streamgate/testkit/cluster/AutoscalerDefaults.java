package io.streamgate.testkit.cluster;

import java.util.List;

/** What the server fills in in a HorizontalPodAutoscaler. */
final class AutoscalerDefaults {
    private static final FrozenMap CPU = Tree.of(
            "type",
            "Resource",
            "resource",
            Tree.of("name", "cpu", "target", Tree.of("type", "Utilization", "averageUtilization", 80)));
    private static final FrozenMap DOUBLE = policy("Percent", 100);
    private static final FrozenMap FOUR_MORE = policy("Pods", 4);

    private AutoscalerDefaults() {}

    static FrozenMap apply(FrozenMap autoscaler) {
        FrozenMap done = Tree.withDefault(autoscaler, 1, "spec", "minReplicas");
        if (Tree.list(done, "spec", "metrics").isEmpty()) {
            done = Tree.with(done, List.of(CPU), "spec", "metrics");
        }
        if (Tree.at(done, "spec", "behavior") == null) {
            return done;
        }
        done = Tree.withDefault(done, 0, "spec", "behavior", "scaleUp", "stabilizationWindowSeconds");
        done = direction(done, "scaleUp", List.of(FOUR_MORE, DOUBLE));
        return direction(done, "scaleDown", List.of(DOUBLE));
    }

    private static FrozenMap direction(FrozenMap autoscaler, String direction, List<FrozenMap> policies) {
        FrozenMap done = Tree.withDefault(autoscaler, "Max", "spec", "behavior", direction, "selectPolicy");
        return Tree.withDefault(done, policies, "spec", "behavior", direction, "policies");
    }

    private static FrozenMap policy(String type, int value) {
        return Tree.of("type", type, "value", value, "periodSeconds", 15);
    }
}
