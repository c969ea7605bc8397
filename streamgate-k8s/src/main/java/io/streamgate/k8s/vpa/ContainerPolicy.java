package io.streamgate.k8s.vpa;

import java.util.Set;

/**
 * What a VPA may do to a container.
 *
 * @param enabled whether it is given recommendations at all
 * @param minAllowed the least; 0 or missing for none
 * @param maxAllowed the most; 0 or missing for none
 * @param controlled the resources that are recommended
 * @param limitsToo whether limits follow requests in the same proportion ({@code RequestsAndLimits})
 */
public record ContainerPolicy(
        boolean enabled, Amounts minAllowed, Amounts maxAllowed, Set<Resource> controlled, boolean limitsToo) {
    /** Upstream's: cpu and memory without bounds, and limits follow. */
    public static final ContainerPolicy DEFAULT =
            new ContainerPolicy(true, Amounts.NONE, Amounts.NONE, Set.of(Resource.values()), true);

    /** Copies the resources and checks the bounds. */
    public ContainerPolicy {
        controlled = Set.copyOf(controlled);
        for (Resource resource : Resource.values()) {
            long min = minAllowed.get(resource).orElse(0);
            long max = maxAllowed.get(resource).orElse(0);
            if (max > 0 && min > max) {
                throw new IllegalArgumentException("minAllowed." + resource + " is " + min
                        + ", but must be at most maxAllowed." + resource + ", which is " + max);
            }
        }
    }

    /** Between two bounds. */
    public ContainerPolicy between(Amounts least, Amounts most) {
        return new ContainerPolicy(enabled, least, most, controlled, limitsToo);
    }

    /** Of these resources only. */
    public ContainerPolicy controlling(Resource... resources) {
        return new ContainerPolicy(enabled, minAllowed, maxAllowed, Set.of(resources), limitsToo);
    }

    /** Limits stay as they are, and bound the requests ({@code RequestsOnly}). */
    public ContainerPolicy requestsOnly() {
        return new ContainerPolicy(enabled, minAllowed, maxAllowed, controlled, false);
    }

    /** No recommendation for the container. */
    public ContainerPolicy off() {
        return new ContainerPolicy(false, minAllowed, maxAllowed, controlled, limitsToo);
    }
}
