package io.streamgate.k8s.vpa;

import io.streamgate.ScalingPolicy;
import io.streamgate.k8s.vpa.UsageForm.Known;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A VerticalPodAutoscaler as a policy: {@link #recommend} gives what upstream's recommender writes into its status,
 * {@link #admit} what its admission controller gives a pod. A pure function of {@link ContainerUsage}; safe to use from any thread.
 *
 * @param containers what it may do to the containers, by name; {@code *} for all others
 * @param settings the flags of the cluster's recommender
 * @param globalMax the recommender's own most, for resources that a policy has no most of
 */
public record Vpa(Map<String, ContainerPolicy> containers, Settings settings, Amounts globalMax)
        implements ScalingPolicy {
    /** Upstream's defaults for every container. */
    public static final Vpa DEFAULT = new Vpa(Map.of(), Settings.DEFAULT, Amounts.NONE);

    /** Copies the policies. */
    public Vpa {
        containers = Map.copyOf(containers);
    }

    /** With another policy for a container. */
    public Vpa container(String name, ContainerPolicy policy) {
        Map<String, ContainerPolicy> all = new TreeMap<>(containers);
        all.put(name, policy);
        return new Vpa(all, settings, globalMax);
    }

    /** What it may do to a container. */
    public ContainerPolicy policy(String container) {
        ContainerPolicy own = containers.get(container);
        return own != null ? own : containers.getOrDefault("*", ContainerPolicy.DEFAULT);
    }

    /**
     * Decides from one number for each container and resource, for a workload whose pods are all alike: {@code container/cpu} in
     * cores and {@code container/memory} in bytes, the mean of the ready pods. The number of pods stays.
     */
    @Override
    public Scale decide(ScalingView view) {
        Map<String, Known> known = UsageForm.read(view.memory(), settings);
        view.metrics().forEach((name, value) -> {
            int slash = name.indexOf('/');
            if (slash > 0 && Double.isFinite(value) && value >= 0) {
                known.compute(
                        name.substring(0, slash),
                        (container, before) ->
                                new Sampled(settings, view.now()).with(before, name.substring(slash + 1), value));
            }
        });
        Map<String, ContainerUsage> usage = new TreeMap<>();
        known.forEach((name, one) -> usage.put(name, one.usage()));
        Map<String, Map<String, Long>> requests = new TreeMap<>();
        recommend(usage).forEach((name, recommendation) -> {
            Map<String, Long> milli = new TreeMap<>();
            recommendation
                    .target()
                    .byResource()
                    .forEach((resource, amount) ->
                            milli.put(resource.toString(), resource == Resource.CPU ? amount : amount * 1000));
            requests.put(name, milli);
        });
        String why = requests.isEmpty()
                ? "no container has a sample"
                : "requests that cover " + Math.round(settings.targetPercentile() * 100) + " % of the use and a margin";
        return new Scale(
                view.replicas(),
                view.replicas(),
                why,
                ChronoUnit.FOREVER.getDuration(),
                requests,
                UsageForm.write(known));
    }

    /**
     * What the containers of a workload should request; those that are off or without any sample are left out.
     *
     * @param usage what is known of each
     */
    public Map<String, Recommendation> recommend(Map<String, ContainerUsage> usage) {
        Estimator estimator = new Estimator(settings);
        Map<String, Recommendation> recommendations = new TreeMap<>();
        usage.forEach((name, known) -> {
            ContainerPolicy policy = policy(name);
            if (policy.enabled() && !(known.cpu().isEmpty() && known.memory().isEmpty())) {
                Recommendation raw = estimator.estimate(known, policy.controlled(), usage.size());
                recommendations.put(name, Capping.byPolicy(raw, policy.minAllowed(), policy.maxAllowed(), globalMax));
            }
        });
        return recommendations;
    }

    /**
     * What a pod's containers are given: the recommendations within LimitRanges, the policy and, where limits stay as they are,
     * the limits.
     *
     * @return new requests and limits; containers without a recommendation are left out
     */
    public List<Container> admit(Map<String, Recommendation> recommendations, List<Container> pod, LimitRange range) {
        List<Container> given = new ArrayList<>();
        fit(recommendations, pod, range)
                .forEach((container, fitted) -> given.add(
                        new Container(container.name(), fitted.target(), limits(container, fitted.target(), range))));
        return given;
    }

    /** The recommendations as they can be given to a pod. */
    Map<Container, Recommendation> fit(
            Map<String, Recommendation> recommendations, List<Container> pod, LimitRange range) {
        List<Container> known = pod.stream()
                .filter(container -> recommendations.containsKey(container.name()))
                .toList();
        List<Recommendation> all = known.stream()
                .map(container -> recommendations.get(container.name()))
                .toList();
        PodRange podRange = new PodRange(range, known);
        List<Amounts> targets =
                podRange.apply(all.stream().map(Recommendation::target).toList());
        List<Amounts> lowers =
                podRange.apply(all.stream().map(Recommendation::lower).toList());
        List<Amounts> uppers =
                podRange.apply(all.stream().map(Recommendation::upper).toList());
        Map<Container, Recommendation> fitted = new LinkedHashMap<>();
        for (int i = 0; i < known.size(); i++) {
            Container container = known.get(i);
            Recommendation recommendation = new Recommendation(
                    targets.get(i), lowers.get(i), uppers.get(i), all.get(i).uncapped());
            fitted.put(container, recommendation.map(amounts -> fit(amounts, container, range)));
        }
        return fitted;
    }

    private Amounts fit(Amounts amounts, Container container, LimitRange range) {
        ContainerPolicy policy = policy(container.name());
        Amounts inRange = Capping.byLimitRange(amounts, container, range);
        Amounts allowed = Capping.between(inRange, policy.minAllowed(), policy.maxAllowed());
        return policy.limitsToo() ? allowed : Capping.between(allowed, Amounts.NONE, container.limits());
    }

    private Amounts limits(Container container, Amounts target, LimitRange range) {
        if (!policy(container.name()).limitsToo()) {
            return container.limits();
        }
        Map<Resource, Long> limits = new TreeMap<>(container.limits().byResource());
        target.byResource()
                .forEach((resource, recommended) -> Proportion.limit(
                                container.limits().get(resource).orElse(0),
                                container.requests().get(resource).orElse(0),
                                recommended,
                                range.containerDefault().get(resource).orElse(0))
                        .ifPresent(limit -> limits.put(resource, limit)));
        return new Amounts(limits);
    }
}
