package io.streamgate.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;

/**
 * The rules, for any root package: the real one, and one with a violation of each planted in it.
 *
 * @param root the package that {@code k8s}, {@code metrics} and the others are in
 */
record Rules(String root) {
    static final String TIME = "time and threads come from the scheduler";
    static final String STEPS = "a step never blocks";

    private static final Set<String> MAY_READ_CLOCKS = Set.of(
            "io.streamgate.SystemScheduler",
            "io.streamgate.examples.figures.Figures",
            "io.streamgate.examples.figures.ClusterFigures",
            "io.streamgate.examples.figures.Crowd");

    /** Every rule by its name. */
    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new TreeMap<>();
        rules.put("core knows no other module", outside(core(), "k8s..", "metrics..", "testkit..", "examples.."));
        rules.put("k8s knows core only", outside(in("k8s.."), "metrics..", "testkit..", "examples.."));
        rules.put("metrics knows core only", outside(in("metrics.."), "k8s..", "testkit..", "examples.."));
        rules.put("testkit does not know the examples", outside(in("testkit.."), "examples.."));
        rules.put(
                "the root package knows no package below it",
                dependOn(resideInAPackage(root), resideInAPackage(root + ".*..")));
        rules.put(
                "k8s.api knows no other package of k8s",
                dependOn(in("k8s.api.."), in("k8s..").and(not(in("k8s.api..")))));
        rules.put("packages form no cycles", noCycles());
        rules.put(
                "fabric8 is known in k8s, the testkit and the examples",
                dependOn(not(in("k8s..").or(in("testkit..")).or(in("examples.."))), resideInAPackage("io.fabric8..")));
        rules.put(
                "no Jackson: its major version is the client's business",
                dependOn(ours(), resideInAnyPackage("com.fasterxml..", "tools.jackson..")));
        rules.put(TIME, timeAndThreads());
        rules.put(STEPS, steps());
        rules.put("every package is null-marked", nullMarked());
        rules.replaceAll((name, rule) -> rule.as(name));
        return rules;
    }

    private ArchRule timeAndThreads() {
        DescribedPredicate<JavaClass> allowed = describe(
                "the scheduler, the figures or the testkit's HTTP server",
                type -> MAY_READ_CLOCKS.contains(topLevel(type))
                        || in("testkit.http..").test(type));
        return classes().that(not(allowed)).should(never(accessTargetWhere(Accesses.TIME_OR_THREADS)));
    }

    private static String topLevel(JavaClass type) {
        return type.getEnclosingClass().map(Rules::topLevel).orElse(type.getName());
    }

    private ArchRule steps() {
        return classes()
                .that(assignableTo(root + ".Step"))
                .should(never(accessTargetWhere(Accesses.BLOCKING)))
                .allowEmptyShould(true);
    }

    private static ArchRule noCycles() {
        return slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return SliceIdentifier.of(type.getPackageName());
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .should()
                .beFreeOfCycles();
    }

    private static ArchRule nullMarked() {
        return classes().should(new ArchCondition<>("be in a package with @NullMarked in its package-info.java") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + ": its package is not annotated with @NullMarked"));
                }
            }
        });
    }

    private ArchRule outside(DescribedPredicate<JavaClass> who, String... forbidden) {
        String[] packages = new String[forbidden.length];
        for (int i = 0; i < forbidden.length; i++) {
            packages[i] = root + "." + forbidden[i];
        }
        return dependOn(who, resideInAnyPackage(packages));
    }

    private static ArchRule dependOn(DescribedPredicate<JavaClass> who, DescribedPredicate<JavaClass> whom) {
        return noClasses().that(who).should().dependOnClassesThat(whom).allowEmptyShould(true);
    }

    private DescribedPredicate<JavaClass> core() {
        return ours().and(
                        not(in("k8s..").or(in("metrics..")).or(in("testkit..")).or(in("examples.."))));
    }

    private DescribedPredicate<JavaClass> ours() {
        return resideInAPackage(root + "..");
    }

    private DescribedPredicate<JavaClass> in(String below) {
        return resideInAPackage(root + "." + below);
    }
}
