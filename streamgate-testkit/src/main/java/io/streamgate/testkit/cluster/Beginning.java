package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an object of its kind has from the start beside what was asked for: most of it status. */
final class Beginning {
    private Beginning() {}

    static FrozenMap of(Kind kind, FrozenMap object) {
        if (kind.equals(Kind.POD)) {
            return Tree.with(object, Tree.of("phase", "Pending", "qosClass", Qos.of(object)), "status");
        }
        if (kind.equals(Kinds.NAMESPACE)) {
            FrozenMap begun = Tree.with(object, List.of("kubernetes"), "spec", "finalizers");
            return Tree.with(begun, "Active", "status", "phase");
        }
        if (kind.equals(Kind.POD_DISRUPTION_BUDGET)) {
            FrozenMap none =
                    Tree.of("currentHealthy", 0, "desiredHealthy", 0, "disruptionsAllowed", 0, "expectedPods", 0);
            return Tree.with(object, none, "status");
        }
        if (kind.equals(Kind.SERVICE)) {
            return Tree.with(object, FrozenMap.EMPTY, "status", "loadBalancer");
        }
        if (kind.equals(Kinds.DEFINITION)) {
            List<@Nullable Object> stored = Tree.list(object, "spec", "versions").stream()
                    .filter(version -> StructuralSchema.isTrue(version, "storage"))
                    .<@Nullable Object>map(version -> Tree.text(version, "name"))
                    .toList();
            return Tree.with(object, stored, "status", "storedVersions");
        }
        return kind.equals(Kind.DEPLOYMENT) ? Tree.with(object, FrozenMap.EMPTY, "status") : object;
    }
}
