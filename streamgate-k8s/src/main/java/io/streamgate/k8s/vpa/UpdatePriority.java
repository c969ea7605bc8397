package io.streamgate.k8s.vpa;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much a pod needs its recommendation (upstream's updater/priority).
 *
 * @param resourceDiff by which share the requests differ from the targets, added up over the resources
 * @param scaleUp whether a container wants more
 * @param outsideRange whether a request is outside the recommended bounds
 */
public record UpdatePriority(double resourceDiff, boolean scaleUp, boolean outsideRange) {
    /** The most urgent first: those that want more, then those that differ more. */
    public static final Comparator<UpdatePriority> MOST_URGENT_FIRST = Comparator.comparing(UpdatePriority::scaleUp)
            .thenComparing(UpdatePriority::resourceDiff)
            .reversed();

    /** Of a pod's containers with what they are recommended. */
    static UpdatePriority of(Map<Container, Recommendation> pod) {
        boolean up = false;
        boolean outside = false;
        Map<Resource, Long> requested = new EnumMap<>(Resource.class);
        Map<Resource, Long> wanted = new EnumMap<>(Resource.class);
        for (Map.Entry<Container, Recommendation> entry : pod.entrySet()) {
            Recommendation recommendation = entry.getValue();
            for (Map.Entry<Resource, Long> target :
                    recommendation.target().byResource().entrySet()) {
                Resource resource = target.getKey();
                wanted.merge(resource, target.getValue(), Long::sum);
                Long request = entry.getKey().requests().byResource().get(resource);
                if (request == null) {
                    up = true;
                    outside = true;
                } else {
                    requested.merge(resource, request, Long::sum);
                    up |= target.getValue() > request;
                    outside |= request < recommendation.lower().get(resource).orElse(0)
                            || request > recommendation.upper().get(resource).orElse(Long.MAX_VALUE);
                }
            }
        }
        double diff = 0;
        for (Map.Entry<Resource, Long> target : wanted.entrySet()) {
            double request = Math.max(requested.getOrDefault(target.getKey(), 0L), 1);
            diff += Math.abs(request - target.getValue()) / request;
        }
        return new UpdatePriority(diff, up, outside);
    }
}
