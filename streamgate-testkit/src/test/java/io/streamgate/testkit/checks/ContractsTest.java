package io.streamgate.testkit.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checks as tests to implement: on the reference deployment they pass, on an empty cluster each fails by its own check. */
class ContractsTest {
    private static final ReferenceCluster REFERENCE = new ReferenceCluster();

    @Nested
    class BlueGreen implements BlueGreenInfrastructureContract {
        @Override
        public Infrastructure infrastructure() {
            return REFERENCE.infrastructure();
        }
    }

    @Nested
    class Canary implements CanaryInfrastructureContract {
        @Override
        public Infrastructure infrastructure() {
            return REFERENCE.infrastructure();
        }
    }

    @Nested
    class Hpa implements HpaInfrastructureContract {
        @Override
        public Infrastructure infrastructure() {
            return REFERENCE.infrastructure();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCheckOfASetIsATestThatIsNamedForIt(CheckSet set) {
        List<String> names = tests(set).stream()
                .map(method -> method.getAnnotation(DisplayName.class).value())
                .sorted()
                .toList();
        assertThat(names).isEqualTo(set.checks().stream().map(Check::toString).toList());
    }

    @ParameterizedTest
    @EnumSource
    void everyTestFailsByItsOwnCheck(CheckSet set) {
        SeenApi nothing = new SeenApi(REFERENCE.api());
        Arrays.stream(Check.values())
                .flatMap(check -> check.reads().stream())
                .forEach(kind -> nothing.without(kind, ReferenceCluster.refusal(404, "not found")));
        Infrastructure empty = Infrastructure.of(nothing, ReferenceCluster.WORKLOAD);
        for (Method test : tests(set)) {
            String name = test.getAnnotation(DisplayName.class).value();
            assertThatThrownBy(() -> test.invoke(contract(set, empty)))
                    .as(name)
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("FAIL  " + name);
        }
    }

    private static List<Method> tests(CheckSet set) {
        return Arrays.stream(contract(set).getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .toList();
    }

    private static Class<?> contract(CheckSet set) {
        return switch (set) {
            case BLUE_GREEN -> BlueGreenInfrastructureContract.class;
            case CANARY -> CanaryInfrastructureContract.class;
            case HPA -> HpaInfrastructureContract.class;
        };
    }

    private static Object contract(CheckSet set, Infrastructure infrastructure) {
        return switch (set) {
            case BLUE_GREEN -> (BlueGreenInfrastructureContract) () -> infrastructure;
            case CANARY -> (CanaryInfrastructureContract) () -> infrastructure;
            case HPA -> (HpaInfrastructureContract) () -> infrastructure;
        };
    }
}
