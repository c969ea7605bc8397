package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which pods a pod must not be beside: required anti-affinity, and topology spread that forbids. */
final class Neighbours {
    private final Store store;

    Neighbours(Store store) {
        this.store = store;
    }

    /** Why a pod must not go to a node, if so. */
    Optional<String> objection(Resource pod, Resource node, List<Resource> nodes) {
        for (Object constraint : Tree.list(pod.json(), "spec", "topologySpreadConstraints")) {
            if (Tree.text(constraint, "whenUnsatisfiable").equals("DoNotSchedule")
                    && isUneven(pod, constraint, node, nodes)) {
                return Optional.of("node(s) didn't match pod topology spread constraints");
            }
        }
        List<@Nullable Object> terms = Tree.list(
                pod.json(), "spec", "affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
        for (Object term : terms) {
            String domain = label(node, Tree.text(term, "topologyKey"));
            if (!domain.isEmpty() && count(pod, term, nodes).getOrDefault(domain, 0) > 0) {
                return Optional.of("node(s) didn't match pod anti-affinity rules");
            }
        }
        return Optional.empty();
    }

    private boolean isUneven(Resource pod, @Nullable Object constraint, Resource node, List<Resource> nodes) {
        Map<String, Integer> counts = new HashMap<>();
        for (Resource one : nodes) {
            if (NodeSelection.matches(pod, one)) {
                counts.put(label(one, Tree.text(constraint, "topologyKey")), 0);
            }
        }
        counts.putAll(count(pod, constraint, nodes));
        counts.remove("");
        Integer here = counts.get(label(node, Tree.text(constraint, "topologyKey")));
        int least = counts.values().stream().mapToInt(count -> count).min().orElse(0);
        return here == null || here + 1 - least > Tree.number(constraint, 1, "maxSkew");
    }

    /** How many pods that a term selects there are in each domain of its topology. */
    private Map<String, Integer> count(Resource pod, @Nullable Object term, List<Resource> nodes) {
        Selector selector = Selector.ofObject(Tree.at(term, "labelSelector"));
        Map<String, String> domains = new HashMap<>();
        nodes.forEach(node -> domains.put(node.name(), label(node, Tree.text(term, "topologyKey"))));
        Map<String, Integer> counts = new HashMap<>();
        for (Resource other : store.list(Kind.POD, pod.namespace())) {
            String domain = domains.getOrDefault(Tree.text(other.json(), "spec", "nodeName"), "");
            if (!domain.isEmpty() && Workloads.isPodActive(other) && selector.matches(other.labels())) {
                counts.merge(domain, 1, Integer::sum);
            }
        }
        return counts;
    }

    private static String label(Resource node, String key) {
        return Tree.text(node.json(), "metadata", "labels", key);
    }
}
