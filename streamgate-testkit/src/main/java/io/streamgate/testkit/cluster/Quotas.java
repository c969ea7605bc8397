package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.util.ArrayList;
import java.util.List;

/** What ResourceQuotas allow: number of pods, and their requests and limits of processor and memory. */
final class Quotas {
    private final Store store;

    Quotas(Store store) {
        this.store = store;
    }

    /** Refuses a pod that would exceed a quota of its namespace (403). */
    void check(FrozenMap pod) {
        String namespace = Tree.text(pod, "metadata", "namespace");
        String name = Tree.text(pod, "metadata", "name");
        for (Resource quota : store.list(Kind.RESOURCE_QUOTA, namespace)) {
            List<String> missing = new ArrayList<>();
            List<String> exceeded = new ArrayList<>();
            Tree.map(quota.json(), "spec", "hard").forEach((resource, hard) -> {
                long asked = amount(pod, resource);
                long used = used(namespace, resource);
                if (asked == 0 && !resource.contains("pods")) {
                    missing.add(resource);
                } else if (used + asked > Quantity.millis(hard)) {
                    exceeded.add("requested: " + resource + "=" + Quantity.text(asked) + ", used: " + resource + "="
                            + Quantity.text(used) + ", limited: " + resource + "=" + hard);
                }
            });
            if (!missing.isEmpty()) {
                String why = "failed quota: " + quota.name() + ": must specify " + String.join(",", missing);
                throw Refusal.forbidden(Kind.POD, name, why);
            }
            if (!exceeded.isEmpty()) {
                String why = "exceeded quota: " + quota.name() + ", " + String.join(", ", exceeded);
                throw Refusal.forbidden(Kind.POD, name, why);
            }
        }
    }

    /** A quota's status as it is now. */
    FrozenMap status(Resource quota) {
        FrozenMap hard = Tree.map(quota.json(), "spec", "hard");
        FrozenMap used = FrozenMap.EMPTY;
        for (String resource : hard.keySet()) {
            used = Tree.with(used, Quantity.text(used(quota.namespace(), resource)), resource);
        }
        return Tree.of("hard", hard, "used", used);
    }

    private long used(String namespace, String resource) {
        long used = 0;
        for (Resource pod : store.list(Kind.POD, namespace)) {
            String phase = pod.text("status", "phase").orElse("");
            if (!phase.equals("Succeeded") && !phase.equals("Failed")) {
                used += amount(Tree.json(pod), resource);
            }
        }
        return used;
    }

    private static long amount(FrozenMap pod, String resource) {
        if (resource.equals("pods") || resource.equals("count/pods")) {
            return 1000;
        }
        String kind = resource.startsWith("limits.") ? "limits" : "requests";
        String name = resource.substring(resource.indexOf('.') + 1);
        if (!name.equals("cpu") && !name.equals("memory")) {
            return 0;
        }
        long sum = 0;
        for (Object container : Tree.list(pod, "spec", "containers")) {
            Object amount = Tree.at(container, "resources", kind, name);
            sum += amount == null ? 0 : Quantity.millis(amount);
        }
        return sum;
    }
}
