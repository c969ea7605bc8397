package io.streamgate.k8s.vpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The amounts of a pod's containers within the LimitRange for pods: all of them grow or shrink in proportion (upstream's
 * {@code applyPodLimitRange}).
 *
 * @param range the bounds
 * @param containers the containers, in the order of the amounts
 */
record PodRange(LimitRange range, List<Container> containers) {
    List<Amounts> apply(List<Amounts> amounts) {
        List<Map<Resource, Long>> changed = new ArrayList<>();
        amounts.forEach(one -> changed.add(new TreeMap<>(one.byResource())));
        for (Resource resource : Resource.values()) {
            apply(resource, changed);
        }
        return changed.stream().map(Amounts::new).toList();
    }

    private void apply(Resource resource, List<Map<Resource, Long>> amounts) {
        long min = range.podMin().get(resource).orElse(0);
        long max = range.podMax().get(resource).orElse(0);
        long otherwise = range.containerDefault().get(resource).orElse(0);
        long requests = 0;
        long limits = 0;
        for (int i = 0; i < amounts.size(); i++) {
            Container container = containers.get(i);
            long amount = amounts.get(i).getOrDefault(resource, 0L);
            requests += amount;
            limits += Proportion.limit(
                            container.limits().get(resource).orElse(0),
                            container.requests().get(resource).orElse(0),
                            amount,
                            otherwise)
                    .orElse(0);
        }
        if (min > requests) {
            scale(resource, amounts, requests, min);
        } else if (limits > 0 && max > 0 && max < limits) {
            scale(resource, amounts, limits, max);
        } else if (limits > 0 && min > limits) {
            scale(resource, amounts, limits, min);
        }
    }

    private static void scale(Resource resource, List<Map<Resource, Long>> amounts, long from, long to) {
        for (Map<Resource, Long> one : amounts) {
            Long amount = one.get(resource);
            if (amount != null && from > 0) {
                one.put(resource, Proportion.scale(amount, from, to));
            }
        }
    }
}
