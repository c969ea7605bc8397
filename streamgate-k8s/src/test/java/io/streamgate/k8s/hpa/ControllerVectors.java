package io.streamgate.k8s.hpa;

import io.streamgate.k8s.Fields;
import io.streamgate.k8s.hpa.Memory.Recommendation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The vectors about whole looks. */
final class ControllerVectors {
    private ControllerVectors() {}

    static Map<String, ?> controller(Fields given) {
        Hpa hpa = Given.hpa(given.at("spec"), Given.settings(given.at("config")));
        Conditions conditions = given.has("scaledToZeroCondition")
                ? Conditions.NONE.zero(given.flag("scaledToZeroCondition"))
                : Conditions.NONE;
        HpaView view = new HpaView(
                Given.NOW,
                given.size("specReplicas"),
                given.size("statusReplicas"),
                Given.pods(given, "cpu"),
                observations(given, hpa.metrics()),
                conditions,
                memory(given),
                HpaView.Lookup.FOUND);
        return answer(hpa.decide(view));
    }

    private static Memory memory(Fields given) {
        if (!given.has("recommendations")) {
            return Memory.NONE;
        }
        List<Recommendation> past = Given.recommendations(given, "recommendations");
        // The vectors know a controller that runs for long and yet remembers nothing; here one remembers something too
        // old to count.
        return Memory.NONE.recommendations(
                past.isEmpty() ? List.of(new Recommendation(0, Given.ago(1_000_000))) : past);
    }

    private static List<Observation> observations(Fields given, List<Metric> metrics) {
        List<Observation> observations = new ArrayList<>();
        List<?> read = (List<?>) java.util.Objects.requireNonNull(given.all().get("observations"));
        for (int i = 0; i < read.size(); i++) {
            observations.add(
                    read.get(i) == null
                            ? failed()
                            : observation(given.list("observations").get(i), metrics.get(i)));
        }
        return observations;
    }

    private static Observation observation(Fields read, Metric metric) {
        if (read.flag("error")) {
            return failed();
        }
        return read.has("metrics")
                ? CalculatorVectors.ofPods(
                        read, metric instanceof Metric.ContainerResource container ? container.container() : null)
                : CalculatorVectors.ofValue(read);
    }

    private static Observation failed() {
        return new Observation.Failed("given as failed");
    }

    private static Map<String, Object> answer(HpaDecision decision) {
        Map<String, Object> answer = new HashMap<>();
        answer.put("desiredReplicas", decision.replicas());
        answer.put("conditions", conditions(decision));
        decision.problem()
                .ifPresent(problem ->
                        answer.put("metricError", problem.metric().unreadable().toString()));
        return answer;
    }

    private static Map<String, ?> conditions(HpaDecision decision) {
        Map<String, Object> conditions = new HashMap<>();
        decision.conditions()
                .byType()
                .forEach((type, condition) -> conditions.put(
                        type,
                        Map.of(
                                "status",
                                condition.holds() ? "True" : "False",
                                "reason",
                                condition.reason().toString())));
        return conditions;
    }

    static Map<String, ?> timeline(Fields given) {
        Settings settings = Given.settings(given.at("config"));
        Map<String, @Nullable Object> spec = new HashMap<>(given.at("spec").all());
        int replicas = given.size("initialReplicas");
        List<Integer> sizes = new ArrayList<>();
        Conditions conditions = Conditions.NONE;
        Memory memory = Memory.NONE;
        HpaDecision decision = null;
        for (Fields step : given.list("steps")) {
            replicas = step.has("setReplicas") ? step.size("setReplicas") : replicas;
            if (step.has("setSpec")) {
                spec.putAll(step.at("setSpec").all());
            }
            HpaView view = new HpaView(
                    Given.NOW.plusSeconds(step.number("atSec")),
                    replicas,
                    replicas,
                    pods(replicas),
                    values(step),
                    conditions,
                    memory,
                    HpaView.Lookup.FOUND);
            decision = Given.hpa(new Fields(spec), settings).decide(view);
            replicas = decision.replicas();
            conditions = decision.conditions();
            memory = decision.memory();
            sizes.add(replicas);
        }
        Map<String, Object> answer = answer(java.util.Objects.requireNonNull(decision));
        answer.put("replicas", sizes);
        return answer;
    }

    private static List<Observation> values(Fields step) {
        List<Observation> observations = new ArrayList<>();
        for (Object value :
                (List<?>) java.util.Objects.requireNonNull(step.all().get("values"))) {
            observations.add(value == null ? failed() : new Observation.OfValue(((Number) value).longValue()));
        }
        return observations;
    }

    private static List<Pod> pods(int count) {
        List<Pod> pods = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pods.add(Pod.running("pod-" + i, Instant.EPOCH, Instant.EPOCH, Requests.NONE));
        }
        return pods;
    }
}
