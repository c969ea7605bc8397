package io.streamgate.testkit.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The checks as values, what they ask of the API, and what comes of it. */
class InfrastructureTest {
    private final ReferenceCluster reference = new ReferenceCluster();

    @Test
    void theReferenceDeploymentPassesAllThirtySix() {
        assertThat(reference.infrastructure()).passesAll();
        assertThat(reference.infrastructure().checkAll().verdicts())
                .hasSize(36)
                .allSatisfy(verdict -> assertThat(verdict.flaws()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"BLUE_GREEN, 13, BG-01, BG-13", "CANARY, 12, CA-01, CA-12", "HPA, 11, HP-01, HP-11"})
    void eachSetHasItsChecksInOrder(CheckSet set, int size, String first, String last) {
        assertThat(set.checks()).hasSize(size).extracting(Check::set).containsOnly(set);
        assertThat(set.checks())
                .extracting(Check::id)
                .isSorted()
                .startsWith(first)
                .endsWith(last);
    }

    @ParameterizedTest
    @EnumSource
    void aCheckReadsWhatItSaysByGetAndListAndPasses(Check check) {
        assertThat(reference.infrastructure().check(check).flaws()).isEmpty();
        assertThat(reference.seen().kinds()).hasSameElementsAs(check.reads());
    }

    @Test
    void aReportReadsEveryObjectOnce() {
        reference.infrastructure().checkAll();
        assertThat(reference.seen().calls()).doesNotHaveDuplicates().hasSize(17);
    }

    @ParameterizedTest
    @EnumSource
    void aCheckThatMayNotReadFailsAndNamesTheRight(Check check) {
        for (Kind kind : check.reads()) {
            SeenApi seen = new SeenApi(reference.api()).without(kind, ReferenceCluster.refusal(403, "no such right"));
            Verdict verdict = Infrastructure.of(seen, ReferenceCluster.WORKLOAD).check(check);
            assertThat(verdict.flaws())
                    .as("without the right to read %s", kind)
                    .isNotEmpty()
                    .allSatisfy(flaw -> {
                        assertThat(flaw.found()).isEqualTo("cannot be read: no such right");
                        assertThat(flaw.remedy())
                                .matches("grant the right to (get|list) " + kind.plural()
                                        + "\\S* in namespace streamgate");
                    });
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCheckThatGetsNoAnswerFailsAndSaysSo(Check check) {
        for (Kind kind : check.reads()) {
            SeenApi seen = new SeenApi(reference.api())
                    .without(kind, ReferenceCluster.refusal(ApiException.NO_ANSWER, "no answer: timed out"));
            Verdict verdict = Infrastructure.of(seen, ReferenceCluster.WORKLOAD).check(check);
            assertThat(verdict.flaws())
                    .as("without an answer about %s", kind)
                    .isNotEmpty()
                    .allSatisfy(flaw -> assertThat(flaw)
                            .hasToString(flaw.where() + ": cannot be read: no answer: timed out; see whether the API"
                                    + " server can be reached from here"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCheckOfWhatIsNotThereFails(Check check) {
        for (Kind kind : check.reads()) {
            SeenApi seen = new SeenApi(reference.api()).without(kind, ReferenceCluster.refusal(404, "not found"));
            assertThat(Infrastructure.of(seen, ReferenceCluster.WORKLOAD)
                            .check(check)
                            .passed())
                    .as("without any %s", kind)
                    .isFalse();
        }
    }

    @Test
    void theRightsToGetAndListAreEnough() {
        for (String verb : List.of("watch", "create", "update", "patch", "delete", "proxy")) {
            reference.cluster.rights().deny(verb, "*", "*");
        }
        reference.cluster.rights().deny("*", "secrets", "*");
        reference.cluster.rights().deny("*", "configmaps", "*");
        reference.cluster.rights().deny("*", "nodes", "*");
        assertThat(reference.infrastructure()).passesAll();
        int before = reference.cluster.calls().size();
        reference.infrastructure().checkAll();
        assertThat(reference.cluster.calls().stream().skip(before).map(call -> call.verb()))
                .containsOnly("get", "list");
    }

    @Test
    void aServerThatIsInTroubleFailsEveryCheck() {
        reference.cluster.faults().away();
        Report report = reference.infrastructure().checkAll();
        assertThat(report.failures()).hasSize(36);
        assertThat(new HashSet<>(report.failures())).hasSize(36);
    }

    @Test
    void anAssertionThatFailsTellsEveryFlaw() {
        reference.change(ReferenceCluster.service("streamgate-active"), "spec/type", "ClusterIP");
        reference.change(ReferenceCluster.deployment("green"), "spec/template/spec/containers/0/livenessProbe", null);
        Infrastructure infrastructure = reference.infrastructure();
        assertThatThrownBy(() -> assertThat(infrastructure).passes(CheckSet.BLUE_GREEN))
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                        infrastructure of streamgate/streamgate
                        FAIL  BG-03 the active Service exists, of type LoadBalancer
                                Service streamgate/streamgate-active spec.type is ClusterIP, but must be LoadBalancer
                                  -> set it, or say in the Expectations that serviceType is ClusterIP
                        FAIL  BG-07 every container of both templates has a liveness and a readiness probe
                                Deployment streamgate/streamgate-green container app livenessProbe is not set
                                  -> add one that fails only when a restart would help""");
        assertThatThrownBy(() -> assertThat(infrastructure).passes(Check.BG_03, Check.BG_04))
                .hasMessageContaining("BG-03")
                .hasMessageNotContaining("BG-07");
        assertThatThrownBy(() -> assertThat(infrastructure).passesAll()).hasMessageContaining("BG-07");
        assertThat(infrastructure)
                .passes(Check.BG_04, Check.BG_05)
                .passes(CheckSet.CANARY)
                .passes(CheckSet.HPA);
    }
}
