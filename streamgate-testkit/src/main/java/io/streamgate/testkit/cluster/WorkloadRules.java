package io.streamgate.testkit.cluster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Deployments, ReplicaSets, StatefulSets and PodDisruptionBudgets must be like. */
final class WorkloadRules {
    private WorkloadRules() {}

    static void deployment(FrozenMap object, @Nullable FrozenMap before, Causes causes) {
        FrozenMap spec = Tree.map(object, "spec");
        causes.notNegative("spec.replicas", spec.get("replicas"));
        selectorAndTemplate(spec, "deployment", causes);
        strategy(Tree.map(spec, "strategy"), causes);
        causes.notNegative("spec.minReadySeconds", spec.get("minReadySeconds"));
        causes.notNegative("spec.revisionHistoryLimit", spec.get("revisionHistoryLimit"));
        causes.notNegative("spec.progressDeadlineSeconds", spec.get("progressDeadlineSeconds"));
        if (spec.get("progressDeadlineSeconds") instanceof Integer deadline
                && deadline <= Tree.number(spec, 0, "minReadySeconds")) {
            causes.invalid("spec.progressDeadlineSeconds", deadline, "must be greater than minReadySeconds");
        }
        sameSelector(object, before, causes);
    }

    static void replicaSet(FrozenMap object, @Nullable FrozenMap before, Causes causes) {
        FrozenMap spec = Tree.map(object, "spec");
        causes.notNegative("spec.replicas", spec.get("replicas"));
        causes.notNegative("spec.minReadySeconds", spec.get("minReadySeconds"));
        selectorAndTemplate(spec, "deployment", causes);
        sameSelector(object, before, causes);
    }

    static void statefulSet(FrozenMap object, @Nullable FrozenMap before, Causes causes) {
        FrozenMap spec = Tree.map(object, "spec");
        causes.notNegative("spec.replicas", spec.get("replicas"));
        selectorAndTemplate(spec, "statefulset", causes);
        sameSelector(object, before, causes);
    }

    static void disruptionBudget(FrozenMap object, @Nullable FrozenMap before, Causes causes) {
        FrozenMap spec = Tree.map(object, "spec");
        if (spec.containsKey("minAvailable") && spec.containsKey("maxUnavailable")) {
            causes.invalid("spec", spec, "minAvailable and maxUnavailable cannot be both set");
        }
        for (String field : List.of("minAvailable", "maxUnavailable")) {
            Validation.countOrPercent("spec." + field, spec.get(field), causes);
            Validation.atMostHundredPercent("spec." + field, spec.get(field), causes);
        }
        Validation.selector("spec.selector", Tree.map(spec, "selector"), causes);
    }

    private static void selectorAndTemplate(FrozenMap spec, String word, Causes causes) {
        FrozenMap template = Tree.map(spec, "template");
        FrozenMap labels = Tree.map(template, "metadata", "labels");
        if (spec.get("selector") instanceof FrozenMap selector) {
            Validation.selector("spec.selector", selector, causes);
            if (Selector.ofObject(selector).requirements().isEmpty()) {
                causes.invalid("spec.selector", selector, "empty selector is invalid for " + word);
            } else if (!Selector.ofObject(selector).matches(labels)) {
                causes.invalid("spec.template.metadata.labels", labels, "`selector` does not match template `labels`");
            }
        } else {
            causes.required("spec.selector", "");
            if (!labels.isEmpty()) {
                causes.invalid("spec.template.metadata.labels", labels, "`selector` does not match template `labels`");
            }
        }
        PodRules.template(template, "spec.template", causes);
        if (Tree.at(template, "spec", "restartPolicy") != null) {
            causes.oneOf(
                    "spec.template.spec.restartPolicy", Tree.at(template, "spec", "restartPolicy"), List.of("Always"));
        }
    }

    private static void sameSelector(FrozenMap object, @Nullable FrozenMap before, Causes causes) {
        if (before != null) {
            causes.immutable("spec.selector", Tree.at(before, "spec", "selector"), Tree.at(object, "spec", "selector"));
        }
    }

    private static void strategy(FrozenMap strategy, Causes causes) {
        String path = "spec.strategy.rollingUpdate";
        FrozenMap rolling = Tree.map(strategy, "rollingUpdate");
        String type = Tree.text(strategy, "type");
        if (type.equals("Recreate")) {
            if (strategy.containsKey("rollingUpdate")) {
                causes.forbidden(path, "may not be specified when strategy `type` is 'Recreate'");
            }
        } else if (type.equals("RollingUpdate")) {
            Validation.countOrPercent(path + ".maxUnavailable", rolling.get("maxUnavailable"), causes);
            Validation.countOrPercent(path + ".maxSurge", rolling.get("maxSurge"), causes);
            if (isZero(rolling.get("maxUnavailable")) && isZero(rolling.get("maxSurge"))) {
                causes.invalid(
                        path + ".maxUnavailable", rolling.get("maxUnavailable"), "may not be 0 when `maxSurge` is 0");
            }
            Validation.atMostHundredPercent(path + ".maxUnavailable", rolling.get("maxUnavailable"), causes);
        } else {
            // The server shows the whole strategy, in a form of its own.
            String shown = "{\"Type\":" + Causes.json(type) + ",\"RollingUpdate\":"
                    + Causes.json(strategy.get("rollingUpdate")) + "}";
            causes.unsupported("spec.strategy", shown, List.of("Recreate", "RollingUpdate"));
        }
    }

    private static boolean isZero(@Nullable Object value) {
        return value != null && (value.equals(0) || value.equals("0%"));
    }
}
