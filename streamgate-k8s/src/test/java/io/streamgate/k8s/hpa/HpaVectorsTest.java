package io.streamgate.k8s.hpa;

import io.streamgate.k8s.Fields;
import io.streamgate.k8s.Vectors;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class HpaVectorsTest {
    private static final Map<String, BiFunction<Fields, Fields, Map<String, ?>>> KINDS = Map.ofEntries(
            of("resourceUtilization", CalculatorVectors::resourceUtilization),
            of("podsAverage", CalculatorVectors::podsAverage),
            of("objectValue", CalculatorVectors::value),
            of("externalValue", CalculatorVectors::value),
            of("objectAverage", CalculatorVectors::average),
            of("externalAverage", CalculatorVectors::average),
            of("groupPods", CalculatorVectors::groupPods),
            of("podRequests", CalculatorVectors::podRequests),
            of("legacyLimit", LimitVectors::legacyLimit),
            of("legacyStabilize", LimitVectors::legacyStabilize),
            of("behaviorRate", LimitVectors::behaviorRate),
            of("policyLimit", LimitVectors::policyLimit),
            of("behaviorStabilize", LimitVectors::behaviorStabilize),
            of("storeEvents", LimitVectors::storeEvents),
            of("behaviorDefaults", LimitVectors::behaviorDefaults),
            of("controller", ControllerVectors::controller),
            of("timeline", ControllerVectors::timeline));

    private static Map.Entry<String, BiFunction<Fields, Fields, Map<String, ?>>> of(
            String kind, Function<Fields, Map<String, ?>> answer) {
        return Map.entry(kind, (given, expect) -> answer.apply(given));
    }

    @TestFactory
    Stream<DynamicTest> everyVectorIsDecidedAsUpstreamDoes() {
        return Vectors.of("hpa-vectors.json", KINDS);
    }
}
