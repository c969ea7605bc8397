package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What ResourceQuotas allow: numbers of objects, and the pods' requests and limits of processor and memory. */
final class Quotas {
    /** What every container must state once a quota counts it. */
    private static final List<String> TO_BE_STATED =
            List.of("cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory");

    private static final List<String> COMPUTE = List.of("cpu", "memory");

    private final Store store;
    private final Kinds kinds;

    Quotas(Store store, Kinds kinds) {
        this.store = store;
        this.kinds = kinds;
    }

    /** Refuses an object that would exceed a quota of its namespace (403). */
    void check(Kind kind, FrozenMap object) {
        String namespace = Tree.text(object, "metadata", "namespace");
        if (namespace.isEmpty()) {
            return;
        }
        for (Resource quota : store.list(Kind.RESOURCE_QUOTA, namespace)) {
            if (!quota.isDeleting()) {
                check(kind, object, quota);
            }
        }
    }

    private void check(Kind kind, FrozenMap object, Resource quota) {
        String name = Tree.text(object, "metadata", "name");
        FrozenMap hard = Tree.map(quota.json(), "spec", "hard");
        Map<String, Set<String>> missing = new TreeMap<>();
        Set<String> exceeded = new TreeSet<>();
        hard.forEach((resource, limit) -> {
            if (!kind.equals(kindOf(resource))) {
                return;
            }
            if (TO_BE_STATED.contains(resource)) {
                for (Object container : Tree.list(object, "spec", "containers")) {
                    if (compute(container, resource) == null) {
                        missing.computeIfAbsent(resource, unseen -> new TreeSet<>())
                                .add(Tree.text(container, "name"));
                    }
                }
            }
            long asked = amount(object, resource);
            if (asked > 0 && used(quota.namespace(), resource) + asked > Quantity.millis(limit)) {
                exceeded.add(resource);
            }
        });
        if (!missing.isEmpty()) {
            List<String> all = missing.entrySet().stream()
                    .map(one -> one.getKey() + " for: " + String.join(",", one.getValue()))
                    .toList();
            throw Refusal.forbidden(
                    kind, name, "failed quota: " + quota.name() + ": must specify " + String.join("; ", all));
        }
        if (!exceeded.isEmpty()) {
            throw Refusal.forbidden(
                    kind,
                    name,
                    "exceeded quota: " + quota.name() + ", requested: "
                            + each(exceeded, resource -> text(resource, amount(object, resource))) + ", used: "
                            + each(exceeded, resource -> text(resource, used(quota.namespace(), resource)))
                            + ", limited: " + each(exceeded, resource -> String.valueOf(hard.get(resource))));
        }
    }

    private static String each(Set<String> resources, Function<String, String> value) {
        return String.join(
                ",",
                resources.stream()
                        .map(resource -> resource + "=" + value.apply(resource))
                        .toList());
    }

    /** A quota's status as it is now. */
    FrozenMap status(Resource quota) {
        FrozenMap hard = Tree.map(quota.json(), "spec", "hard");
        FrozenMap used = FrozenMap.EMPTY;
        for (String resource : hard.keySet()) {
            used = Tree.with(used, text(resource, used(quota.namespace(), resource)), resource);
        }
        return Tree.of("hard", hard, "used", used);
    }

    private long used(String namespace, String resource) {
        long used = 0;
        for (Resource one : store.list(kindOf(resource), namespace)) {
            used += amount(Tree.json(one), resource);
        }
        return used;
    }

    /** The kind of object that a resource of a quota is about; pods unless it is the name of another. */
    private Kind kindOf(String resource) {
        String plural = resource.startsWith("count/") ? resource.substring("count/".length()) : resource;
        String name = plural.startsWith("services.") ? "services" : plural;
        return kinds.resources().stream()
                .map(ApiResource::kind)
                .filter(kind -> Refusal.resource(kind).equals(name))
                .findFirst()
                .orElse(Kind.POD);
    }

    /** How much of a resource an object of its kind takes, in thousandths. */
    private long amount(FrozenMap object, String resource) {
        boolean over = Workloads.isPodOver(Tree.resource(object));
        boolean isCount = resource.startsWith("count/") || !(resource.contains(".") || COMPUTE.contains(resource));
        if (isCount) {
            return resource.equals("pods") && over ? 0 : 1000;
        }
        if (resource.startsWith("services.")) {
            String type = Tree.text(object, "spec", "type");
            boolean ports = type.equals("NodePort") || type.equals("LoadBalancer");
            return resource.endsWith(".loadbalancers")
                    ? (type.equals("LoadBalancer") ? 1000 : 0)
                    : ports ? 1000L * Tree.list(object, "spec", "ports").size() : 0;
        }
        long sum = 0;
        for (Object container : over ? List.of() : Tree.list(object, "spec", "containers")) {
            Object amount = compute(container, resource);
            sum += amount == null ? 0 : Quantity.millis(amount);
        }
        return sum;
    }

    private static @Nullable Object compute(@Nullable Object container, String resource) {
        String kind = resource.startsWith("limits.") ? "limits" : "requests";
        return Tree.at(container, "resources", kind, resource.replaceFirst("^(requests|limits)\\.", ""));
    }

    private static String text(String resource, long millis) {
        long bytes = millis / 1000;
        if (resource.endsWith("memory") && bytes > 0) {
            for (String unit : List.of("Gi", "Mi", "Ki")) {
                long size = 1L << (10 * ("KiMiGi".indexOf(unit) / 2 + 1));
                if (bytes % size == 0) {
                    return bytes / size + unit;
                }
            }
        }
        return Quantity.text(millis);
    }
}
