package io.streamgate.k8s.hpa;

import io.streamgate.k8s.Fields;
import io.streamgate.k8s.hpa.Memory.Change;
import io.streamgate.k8s.hpa.Memory.Recommendation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The vectors about what the past, bounds and rates do to a size. */
final class LimitVectors {
    private LimitVectors() {}

    static Map<String, ?> legacyLimit(Fields given) {
        return answer(Limit.legacy(hpa(given), given.size("currentReplicas"), given.size("desiredReplicas")));
    }

    static Map<String, ?> behaviorRate(Fields given) {
        Behavior behavior = Objects.requireNonNull(Given.behavior(given));
        Rates rates = new Rates(
                behavior, Given.changes(given, "scaleUpEvents"), Given.changes(given, "scaleDownEvents"), Given.NOW);
        return answer(Limit.behavior(hpa(given), rates, given.size("currentReplicas"), given.size("desiredReplicas")));
    }

    private static Hpa hpa(Fields given) {
        return Hpa.between(given.size("minReplicas"), given.size("maxReplicas"))
                .settings(Given.settings(given))
                .live()
                .build();
    }

    private static Map<String, ?> answer(Limit limit) {
        return Map.of("replicas", limit.replicas(), "reason", limit.reason().toString());
    }

    static Map<String, ?> policyLimit(Fields given) {
        boolean up = given.text("direction").equals("up");
        ScalingRules rules = Given.rules(given.at("rules"), up ? ScalingRules.UP : ScalingRules.DOWN);
        Behavior behavior = up ? Behavior.DEFAULT.up(rules) : Behavior.DEFAULT.down(rules);
        Rates rates = new Rates(
                behavior, Given.changes(given, "scaleUpEvents"), Given.changes(given, "scaleDownEvents"), Given.NOW);
        int current = given.size("currentReplicas");
        return Map.of("limit", up ? rates.most(current) : rates.least(current));
    }

    static Map<String, ?> legacyStabilize(Fields given) {
        return answer(Stabilization.legacy(
                Given.recommendations(given, "history"),
                given.size("desiredReplicas"),
                Duration.ofSeconds(given.number("windowSeconds")),
                Given.NOW));
    }

    static Map<String, ?> behaviorStabilize(Fields given) {
        return answer(Stabilization.behavior(
                Given.recommendations(given, "history"),
                given.size("currentReplicas"),
                given.size("desiredReplicas"),
                Duration.ofSeconds(given.number("scaleUpWindowSeconds")),
                Duration.ofSeconds(given.number("scaleDownWindowSeconds")),
                Given.NOW));
    }

    private static Map<String, ?> answer(Stabilization stable) {
        return Map.of(
                "replicas",
                stable.replicas(),
                "history",
                stable.recommendations().stream().map(Recommendation::replicas).toList());
    }

    static Map<String, ?> storeEvents(Fields given) {
        List<Change> before = Given.changes(given, "events");
        Duration period = Duration.ofSeconds(given.number("sumPeriodSeconds"));
        List<Change> after = before;
        if (given.has("policies")) {
            ScalingRules rules = Given.rules(given, ScalingRules.UP);
            after = Rates.with(before, given.size("newChange"), rules.longestPeriod(), Given.NOW);
        }
        List<Map<String, ?>> events = new ArrayList<>();
        after.forEach(change -> events.add(Map.of("change", change.pods(), "outdated", change.outdated())));
        return Map.of("sumBefore", Rates.sum(before, period, Given.NOW), "events", events);
    }

    static Map<String, ?> behaviorDefaults(Fields given) {
        Behavior behavior = Objects.requireNonNull(Given.behavior(given));
        Hpa hpa = Hpa.between(1, 1)
                .behavior(behavior)
                .settings(Given.settings(given))
                .build();
        return Map.of(
                "behavior",
                Map.of(
                        "scaleUp", rules(behavior.up(), hpa.upWindow()),
                        "scaleDown", rules(behavior.down(), hpa.downWindow())));
    }

    private static Map<String, ?> rules(ScalingRules rules, Duration window) {
        return Map.of(
                "selectPolicy",
                title(rules.select().name()),
                "stabilizationWindowSeconds",
                window.toSeconds(),
                "policies",
                rules.rates().stream()
                        .map(rate -> Map.of(
                                "type",
                                title(rate.kind().name()),
                                "value",
                                rate.value(),
                                "periodSeconds",
                                rate.period().toSeconds()))
                        .toList());
    }

    private static String title(String word) {
        return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
    }
}
