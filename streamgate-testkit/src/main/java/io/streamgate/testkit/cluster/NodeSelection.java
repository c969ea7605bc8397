package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Resource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which nodes a pod asks for: its {@code nodeSelector} and the node affinity that it requires. */
final class NodeSelection {
    private NodeSelection() {}

    static boolean matches(Resource pod, Resource node) {
        FrozenMap labels = Tree.map(node.json(), "metadata", "labels");
        FrozenMap wanted = Tree.map(pod.json(), "spec", "nodeSelector");
        if (!labels.entrySet().containsAll(wanted.entrySet())) {
            return false;
        }
        Object required = Tree.at(
                pod.json(), "spec", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
        if (required == null) {
            return true;
        }
        return Tree.list(required, "nodeSelectorTerms").stream().anyMatch(term -> matches(term, labels));
    }

    private static boolean matches(@Nullable Object term, FrozenMap labels) {
        return Tree.list(term, "matchExpressions").stream().allMatch(expression -> holds(expression, labels));
    }

    private static boolean holds(@Nullable Object expression, FrozenMap labels) {
        Object value = labels.get(Tree.text(expression, "key"));
        List<@Nullable Object> values = Tree.list(expression, "values");
        return switch (Tree.text(expression, "operator")) {
            case "In" -> values.contains(value);
            case "NotIn" -> !values.contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            case "Gt" -> value != null && number(value) > number(values.get(0));
            case "Lt" -> value != null && number(value) < number(values.get(0));
            default -> false;
        };
    }

    private static long number(@Nullable Object text) {
        String digits = Objects.toString(text, "");
        return digits.matches("-?\\d{1,18}") ? Long.parseLong(digits) : 0;
    }
}
