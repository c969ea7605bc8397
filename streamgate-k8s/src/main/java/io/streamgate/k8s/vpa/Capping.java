package io.streamgate.k8s.vpa;

import java.util.EnumMap;
import java.util.Map;

/** Bounds on recommendations; a bound of 0 is none (upstream's utils/vpa/capping.go). */
final class Capping {
    private Capping() {}

    /** Raised to the least, then lowered to the most: the most wins. */
    static Amounts between(Amounts amounts, Amounts least, Amounts most) {
        Amounts raised = amounts.with(least, (amount, min) -> min == 0 ? amount : Math.max(amount, min));
        return raised.with(most, (amount, max) -> max == 0 ? amount : Math.min(amount, max));
    }

    /** Within a container's policy; the recommender's own flag stands in for each resource that the policy has no most of. */
    static Recommendation byPolicy(
            Recommendation recommendation, Amounts minAllowed, Amounts maxAllowed, Amounts globalMax) {
        Map<Resource, Long> most = new EnumMap<>(Resource.class);
        most.putAll(globalMax.byResource());
        most.putAll(maxAllowed.byResource());
        return recommendation.map(amounts -> between(amounts, minAllowed, new Amounts(most)));
    }

    /** Within the namespace's LimitRange for containers, where the limit keeps its proportion to the request. */
    static Amounts byLimitRange(Amounts amounts, Container container, LimitRange range) {
        Map<Resource, Long> least = new EnumMap<>(Resource.class);
        Map<Resource, Long> most = new EnumMap<>(Resource.class);
        for (Resource resource : Resource.values()) {
            long request = container.requests().get(resource).orElse(0);
            long limit = container.limits().get(resource).orElse(0);
            long otherwise = range.containerDefault().get(resource).orElse(0);
            long min = range.containerMin().get(resource).orElse(0);
            long max = range.containerMax().get(resource).orElse(0);
            least.put(resource, Math.max(min, Proportion.boundary(request, limit, min, otherwise)));
            most.put(resource, Proportion.boundary(request, limit, max, otherwise));
        }
        return between(amounts, new Amounts(least), new Amounts(most));
    }
}
