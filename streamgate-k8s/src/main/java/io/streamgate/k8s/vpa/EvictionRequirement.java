package io.streamgate.k8s.vpa;

import java.util.Set;

/**
 * A direction that a recommendation must have for a pod to be evicted.
 *
 * @param resources it holds when one of these moves that way
 * @param higher whether the target must be above the requests; else below
 */
public record EvictionRequirement(Set<Resource> resources, boolean higher) {
    /** Copies the resources. */
    public EvictionRequirement {
        resources = Set.copyOf(resources);
        if (resources.isEmpty()) {
            throw new IllegalArgumentException(
                    "evictionRequirements.resources is empty, but must name cpu, memory or both");
        }
    }

    boolean holds(Amounts requests, Amounts target) {
        for (Resource resource : resources) {
            long request = requests.get(resource).orElse(0);
            long wanted = target.get(resource).orElse(request);
            if (higher ? wanted > request : wanted < request) {
                return true;
            }
        }
        return false;
    }
}
