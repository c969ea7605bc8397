package io.streamgate.k8s.vpa;

import io.streamgate.k8s.Fields;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The vectors about policies, limits and evictions. */
final class UpdaterVectors {
    private UpdaterVectors() {}

    private static Amounts amounts(Fields given, String key) {
        Map<Resource, Long> amounts = new EnumMap<>(Resource.class);
        if (given.has(key)) {
            for (Resource resource : Resource.values()) {
                if (given.at(key).has(resource.toString())) {
                    amounts.put(resource, given.at(key).number(resource.toString()));
                }
            }
        }
        return new Amounts(amounts);
    }

    private static Map<String, ?> answer(Amounts amounts) {
        Map<String, Object> answer = new TreeMap<>();
        amounts.byResource().forEach((resource, amount) -> answer.put(resource.toString(), amount));
        return answer;
    }

    static Map<String, ?> policyCap(Fields given, Fields expect) {
        Fields raw = given.at("recommendation");
        Amounts target = amounts(raw, "target");
        Recommendation recommendation =
                new Recommendation(target, amounts(raw, "lowerBound"), amounts(raw, "upperBound"), target);
        Fields policy = given.has("policy") ? given.at("policy") : new Fields(Map.of());
        Recommendation capped = Capping.byPolicy(
                recommendation,
                amounts(policy, "minAllowed"),
                amounts(policy, "maxAllowed"),
                amounts(given, "globalMaxAllowed"));
        return Map.of(
                "target", answer(capped.target()),
                "lowerBound", answer(capped.lower()),
                "upperBound", answer(capped.upper()),
                "uncappedTarget", answer(capped.uncapped()));
    }

    static Map<String, ?> proportionalLimit(Fields given, Fields expect) {
        OptionalLong limit = Proportion.limit(
                or(given, "originalLimit"),
                or(given, "originalRequest"),
                given.number("recommended"),
                or(given, "defaultLimit"));
        Map<String, @Nullable Object> answer = new HashMap<>();
        answer.put("limit", limit.isPresent() ? limit.getAsLong() : null);
        return answer;
    }

    private static long or(Fields given, String key) {
        return given.has(key) ? given.number(key) : 0;
    }

    static Map<String, ?> updatePriority(Fields given, Fields expect) {
        Map<Container, Recommendation> pod = new LinkedHashMap<>();
        for (Fields container : given.list("containers")) {
            Amounts target = amounts(container, "target");
            pod.put(
                    new Container("c" + pod.size(), amounts(container, "request"), Amounts.NONE),
                    new Recommendation(
                            target, amounts(container, "lowerBound"), amounts(container, "upperBound"), target));
        }
        UpdatePriority priority = UpdatePriority.of(pod);
        return Map.of(
                "resourceDiff",
                priority.resourceDiff(),
                "scaleUp",
                priority.scaleUp(),
                "outsideRange",
                priority.outsideRange());
    }

    static Map<String, ?> updateDecision(Fields given, Fields expect) {
        UpdatePriority priority = new UpdatePriority(given.real("resourceDiff"), false, given.flag("outsideRange"));
        Duration age = Duration.ofSeconds(given.number("podAgeSec"));
        return Map.of("update", Updater.DEFAULT.isDue(priority, given.flag("quickOom"), age));
    }

    static Map<String, ?> evictionBudget(Fields given, Fields expect) {
        EvictionBudget budget = new EvictionBudget(
                given.size("configuredReplicas"),
                given.size("runningPods"),
                0,
                given.real("evictionTolerance"),
                given.size("minReplicas"));
        return Map.of("evictable", budget.evictable());
    }
}
