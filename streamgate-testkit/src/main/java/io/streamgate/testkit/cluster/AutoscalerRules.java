package io.streamgate.testkit.cluster;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What HorizontalPodAutoscalers must be like. */
final class AutoscalerRules {
    private static final List<String> TYPES = List.of("ContainerResource", "External", "Object", "Pods", "Resource");

    private AutoscalerRules() {}

    static void autoscaler(FrozenMap object, @Nullable FrozenMap before, Causes causes) {
        FrozenMap spec = Tree.map(object, "spec");
        int least = Tree.number(spec, 1, "minReplicas");
        int most = Tree.number(spec, 0, "maxReplicas");
        causes.atLeast("spec.minReplicas", least, 1, "must be greater than or equal to 1");
        causes.atLeast("spec.maxReplicas", most, 1, "must be greater than 0");
        if (most < least) {
            causes.invalid("spec.maxReplicas", most, "must be greater than or equal to `minReplicas`");
        }
        for (String field : List.of("kind", "name")) {
            if (Tree.text(spec, "scaleTargetRef", field).isEmpty()) {
                causes.required("spec.scaleTargetRef." + field, "");
            }
        }
        List<@Nullable Object> metrics = Tree.list(spec, "metrics");
        for (int i = 0; i < metrics.size(); i++) {
            metric("spec.metrics[" + i + "]", Tree.map(metrics.get(i)), causes);
        }
        for (String direction : List.of("scaleUp", "scaleDown")) {
            if (Tree.at(spec, "behavior", direction) instanceof FrozenMap rules) {
                behavior("spec.behavior." + direction, rules, causes);
            }
        }
    }

    private static void metric(String path, FrozenMap metric, Causes causes) {
        String type = Tree.text(metric, "type");
        if (type.isEmpty()) {
            causes.required(path + ".type", "must specify a metric source type");
        }
        causes.oneOf(path + ".type", type, TYPES);
        if (!TYPES.contains(type)) {
            return;
        }
        String field = type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
        if (!(metric.get(field) instanceof FrozenMap source)) {
            causes.required(path + "." + field, "must populate information for the given metric source");
            return;
        }
        metric.keySet().stream()
                .filter(other -> !other.equals("type") && !other.equals(field))
                .forEach(other -> causes.forbidden(path + "." + other, "must populate the given metric source only"));
        target(path + "." + field + ".target", Tree.map(source, "target"), causes);
        if (field.equals("resource") || field.equals("containerResource")) {
            resource(path + "." + field, source, causes);
        }
    }

    private static void resource(String path, FrozenMap source, Causes causes) {
        FrozenMap target = Tree.map(source, "target");
        if (Tree.text(source, "name").isEmpty()) {
            causes.required(path + ".name", "must specify a resource name");
        }
        boolean hasShare = target.containsKey("averageUtilization");
        boolean hasValue = target.containsKey("averageValue");
        if (!hasShare && !hasValue) {
            causes.required(
                    path + ".target.averageUtilization", "must set either a target raw value or a target utilization");
        } else if (hasShare && hasValue) {
            causes.forbidden(
                    path + ".target.averageValue", "may not set both a target raw value and a target utilization");
        }
    }

    private static void target(String path, FrozenMap target, Causes causes) {
        String type = Tree.text(target, "type");
        if (type.isEmpty()) {
            causes.required(path + ".type", "must specify a metric target type");
        }
        if (!List.of("Utilization", "Value", "AverageValue").contains(type)) {
            causes.invalid(path + ".type", type, "must be either Utilization, Value, or AverageValue");
        }
        for (String field : List.of("value", "averageValue")) {
            if (target.containsKey(field) && Quantity.millis(target.get(field)) <= 0) {
                causes.invalid(path + "." + field, target.get(field), "must be positive");
            }
        }
        causes.atLeast(path + ".averageUtilization", target.get("averageUtilization"), 1, "must be greater than 0");
    }

    private static void behavior(String path, FrozenMap rules, Causes causes) {
        String window = path + ".stabilizationWindowSeconds";
        causes.atLeast(window, rules.get("stabilizationWindowSeconds"), 0, "must be greater than or equal to zero");
        if (Tree.number(rules, 0, "stabilizationWindowSeconds") > 3600) {
            causes.invalid(window, rules.get("stabilizationWindowSeconds"), "must be less than or equal to 3600");
        }
        List<@Nullable Object> policies = Tree.list(rules, "policies");
        if (policies.isEmpty()) {
            causes.required(path + ".policies", "must specify at least one Policy");
        }
        for (int i = 0; i < policies.size(); i++) {
            String at = path + ".policies[" + i + "]";
            FrozenMap policy = Tree.map(policies.get(i));
            causes.oneOf(at + ".type", policy.get("type"), List.of("Percent", "Pods"));
            causes.atLeast(at + ".value", Tree.number(policy, 0, "value"), 1, "must be greater than zero");
            causes.atLeast(
                    at + ".periodSeconds", Tree.number(policy, 0, "periodSeconds"), 1, "must be greater than zero");
            if (Tree.number(policy, 0, "periodSeconds") > 1800) {
                causes.invalid(
                        at + ".periodSeconds", policy.get("periodSeconds"), "must be less than or equal to 1800");
            }
        }
    }
}
