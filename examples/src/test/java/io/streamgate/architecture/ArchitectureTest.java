package io.streamgate.architecture;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    private static final String PLANTED_ROOT = "io.streamgate.architecture.planted";

    private static final JavaClasses CODE = new ClassFileImporter().importPaths(Modules.all());
    private static final JavaClasses PLANTED = new ClassFileImporter().importPath(Modules.planted());

    @Test
    void allModulesAreLookedAt() {
        assertThat(Modules.all()).allSatisfy(classes -> assertThat(classes).isDirectory());
        assertThat(CODE).isNotEmpty();
    }

    @TestFactory
    Stream<DynamicTest> theCodeKeepsEachRule() {
        return new Rules("io.streamgate")
                .all().entrySet().stream()
                        .map(rule -> DynamicTest.dynamicTest(
                                rule.getKey(), () -> rule.getValue().check(CODE)));
    }

    @TestFactory
    Stream<DynamicTest> aPlantedViolationOfEachRuleIsCaught() {
        return new Rules(PLANTED_ROOT)
                .all().entrySet().stream()
                        .map(rule -> DynamicTest.dynamicTest(
                                rule.getKey(),
                                () -> assertThat(rule.getValue()
                                                .evaluate(PLANTED)
                                                .hasViolation())
                                        .isTrue()));
    }

    @Test
    void everyWayToReadAClockOrStartAThreadIsCaught() {
        assertThatEachMethodIsReported(Rules.TIME, "Clocks");
    }

    @Test
    void everyWayToBlockInAStepIsCaught() {
        assertThatEachMethodIsReported(Rules.STEPS, "BlockingStep");
    }

    private static void assertThatEachMethodIsReported(String rule, String type) {
        ArchRule checked = requireNonNull(new Rules(PLANTED_ROOT).all().get(rule));
        String report = checked.evaluate(PLANTED).getFailureReport().toString();
        assertThat(PLANTED.get(PLANTED_ROOT + "." + type).getMethods())
                .filteredOn(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                .isNotEmpty()
                .allSatisfy(method -> assertThat(report).contains("Method <" + method.getFullName() + ">"));
    }
}
