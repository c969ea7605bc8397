package io.streamgate.k8s.hpa;

import io.streamgate.k8s.Fields;
import io.streamgate.k8s.hpa.Observation.Sample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The vectors about what one metric wants. */
final class CalculatorVectors {
    private CalculatorVectors() {}

    static Map<String, ?> resourceUtilization(Fields given) {
        String container = (String) given.all().get("container");
        String resource = given.text("resource");
        Target target = new Target.Utilization(given.size("targetUtilization"));
        Metric metric = container == null
                ? new Metric.Resource(resource, target)
                : new Metric.ContainerResource(resource, container, target);
        return answer(propose(metric, ofPods(given, container), given));
    }

    static Map<String, ?> podsAverage(Fields given) {
        Target target = new Target.AverageValue(given.number("targetAverage"));
        String resource = given.text("resource");
        Metric metric = resource.isEmpty() ? new Metric.Pods("m", target) : new Metric.Resource(resource, target);
        return answer(propose(metric, ofPods(given, null), given));
    }

    static Map<String, ?> value(Fields given) {
        Metric metric = given.has("values")
                ? new Metric.External("m", new Target.Value(given.number("target")))
                : new Metric.OfObject("m", new Target.Value(given.number("target")));
        return answer(propose(metric, ofValue(given), given));
    }

    static Map<String, ?> average(Fields given) {
        Target target = new Target.AverageValue(given.number("targetAverage"));
        Metric metric = given.has("values") ? new Metric.External("m", target) : new Metric.OfObject("m", target);
        return answer(propose(metric, ofValue(given), given));
    }

    static Observation ofValue(Fields given) {
        return given.has("values")
                ? Observation.ofSeries(given.numbers("values"))
                : new Observation.OfValue(given.number("value"));
    }

    static Observation ofPods(Fields given, @Nullable String container) {
        return Observation.ofPods(Given.samples(given.at("metrics"), container));
    }

    private static Proposal propose(Metric metric, Observation observation, Fields given) {
        int spec = given.has("currentReplicas") ? given.size("currentReplicas") : 0;
        int status = given.has("statusReplicas") ? given.size("statusReplicas") : spec;
        HpaView view = new HpaView(
                Given.NOW,
                spec,
                status,
                Given.pods(given, given.has("resource") ? given.text("resource") : "cpu"),
                List.of(observation),
                Conditions.NONE,
                Memory.NONE,
                HpaView.Lookup.FOUND);
        Tolerance tolerance = new Tolerance(
                given.at("tolerance").real("up"), given.at("tolerance").real("down"));
        return new ReplicaCalculator(view, Given.settings(given), tolerance).propose(metric, observation);
    }

    private static Map<String, ?> answer(Proposal proposal) {
        if (proposal.trouble() != null) {
            return Map.of("error", code(Objects.requireNonNull(proposal.trouble())));
        }
        return Map.of(
                "replicas",
                proposal.replicas(),
                "utilization",
                proposal.utilization(),
                "rawAverage",
                proposal.usage(),
                "usage",
                proposal.usage());
    }

    private static String code(Trouble trouble) {
        StringBuilder code = new StringBuilder();
        for (String word : trouble.name().split("_", -1)) {
            code.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
        }
        return code.toString();
    }

    static Map<String, ?> groupPods(Fields given) {
        Map<String, Sample> samples = Given.samples(given.at("metrics"), null);
        String resource = given.text("resource");
        PodGroups groups = PodGroups.of(
                Given.pods(given, resource), new PodSamples(samples), resource, Given.settings(given), Given.NOW);
        return Map.of(
                "ready", groups.ready,
                "unready", names(groups.unready),
                "missing", names(groups.missing),
                "ignored", names(groups.ignored));
    }

    private static List<String> names(List<Pod> pods) {
        return pods.stream().map(Pod::name).sorted().toList();
    }

    static Map<String, ?> podRequests(Fields given) {
        String container = (String) given.all().get("container");
        String resource = given.text("resource");
        Map<String, Long> requests = new HashMap<>();
        for (Pod pod : Given.pods(given, resource)) {
            long request = container == null
                    ? pod.requests().total(resource)
                    : pod.requests().of(container, resource);
            if (request < 0) {
                return Map.of("error", request == Requests.MISSING ? "MissingRequest" : "ContainerNotFound");
            }
            requests.put(pod.name(), request);
        }
        return Map.of("requests", requests);
    }
}
