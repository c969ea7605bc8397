package io.streamgate.testkit.checks;

import static io.streamgate.testkit.checks.Check.CA_11;
import static io.streamgate.testkit.checks.ReferenceCluster.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the Deployments say of their pods: BG-07, 08, 11, 12 and CA-05, 06, 08, 09, 11. */
class TemplateChecksTest {
    private static final String POD = "spec/template/spec/";
    private static final String APP = POD + "containers/0/";
    private static final String ANNOTATIONS = "spec/template/metadata/annotations/prometheus.io~1";
    private static final String UPDATE = "spec/strategy/rollingUpdate/";

    private final ReferenceCluster reference = new ReferenceCluster();

    @ParameterizedTest
    @CsvSource({
        "BG_07, blue, livenessProbe",
        "BG_07, blue, readinessProbe",
        "BG_07, green, livenessProbe",
        "BG_07, green, readinessProbe",
        "CA_05, stable, livenessProbe",
        "CA_05, stable, readinessProbe",
        "CA_05, canary, livenessProbe",
        "CA_05, canary, readinessProbe"
    })
    void aContainerWithoutAProbeIsNamed(Check check, String track, String probe) {
        reference.change(deployment(track), APP + probe, null);
        assertThat(reference.flaws(check))
                .containsExactly(deployment(track) + " container app " + probe + " is not set");
    }

    @ParameterizedTest
    @CsvSource({"BG_07, green", "CA_05, canary"})
    void everyContainerNeedsProbesNotOnlyTheFirst(Check check, String track) {
        reference.change(deployment(track), POD + "containers/-", container("proxy"));
        assertThat(reference.flaws(check))
                .containsExactly(
                        deployment(track) + " container proxy livenessProbe is not set",
                        deployment(track) + " container proxy readinessProbe is not set");
    }

    @ParameterizedTest
    @CsvSource({"BG_07, green", "CA_05, canary"})
    void aSidecarNeedsProbesAndAnInitContainerThatEndsCannotHaveAny(Check check, String track) {
        reference.change(deployment(track), POD + "initContainers", List.of(container("migrate")));
        assertThat(reference.flaws(check)).isEmpty();
        reference.change(deployment(track), POD + "initContainers/0/restartPolicy", "Always");
        assertThat(reference.flaws(check))
                .containsExactly(
                        deployment(track) + " container migrate livenessProbe is not set",
                        deployment(track) + " container migrate readinessProbe is not set");
    }

    @ParameterizedTest
    @CsvSource({
        "BG_08, blue, requests, cpu",
        "BG_08, blue, requests, memory",
        "BG_08, blue, limits, cpu",
        "BG_08, blue, limits, memory",
        "BG_08, green, requests, cpu",
        "BG_08, green, limits, memory",
        "CA_06, stable, requests, cpu",
        "CA_06, stable, requests, memory",
        "CA_06, stable, limits, cpu",
        "CA_06, stable, limits, memory",
        "CA_06, canary, requests, cpu",
        "CA_06, canary, limits, memory"
    })
    void aMissingRequestOrLimitIsNamed(Check check, String track, String which, String resource) {
        reference.change(deployment(track), APP + "resources/" + which + "/" + resource, null);
        assertThat(reference.flaws(check))
                .containsExactly(
                        deployment(track) + " container app resources." + which + "." + resource + " is not set");
    }

    @ParameterizedTest
    @CsvSource({
        "BG_08, blue, requests, cpu, 0",
        "BG_08, blue, requests, memory, 0Mi",
        "BG_08, green, requests, cpu, 0m",
        "CA_06, stable, requests, cpu, 0",
        "CA_06, canary, requests, memory, 0"
    })
    void aRequestOfZeroIsNone(Check check, String track, String which, String resource, String zero) {
        reference.change(deployment(track), APP + "resources/" + which + "/" + resource, zero);
        assertThat(reference.flaws(check))
                .containsExactly(deployment(track) + " container app resources." + which + "." + resource
                        + " is 0, but must be above zero");
    }

    @ParameterizedTest
    @CsvSource({"BG_08, blue, cpu", "BG_08, green, memory", "CA_06, stable, memory", "CA_06, canary, cpu"})
    void aLimitOfZeroIsNone(Check check, String track, String resource) {
        reference.seen().with(deployment(track), APP + "resources/limits/" + resource, "0");
        assertThat(reference.flaws(check))
                .containsExactly(deployment(track) + " container app resources.limits." + resource
                        + " is 0, but must be above zero");
    }

    @ParameterizedTest
    @CsvSource({
        "BG_08, blue, cpu, 499m, 500m",
        "BG_08, green, memory, 511Mi, 512Mi",
        "CA_06, stable, cpu, 0.4, 500m",
        "CA_06, canary, memory, 536870911, 512Mi"
    })
    void aLimitBelowItsRequestFails(Check check, String track, String resource, String limit, String request) {
        reference.seen().with(deployment(track), APP + "resources/limits/" + resource, limit);
        assertThat(reference.flaws(check))
                .containsExactly(deployment(track) + " container app resources.limits." + resource + " is " + limit
                        + ", below the request of " + request);
    }

    @ParameterizedTest
    @CsvSource({"BG_08, blue, cpu, 0.5", "BG_08, green, memory, 0.5Gi", "CA_06, stable, memory, 536870912"})
    void aLimitThatIsTheRequestInOtherWordsPasses(Check check, String track, String resource, String limit) {
        reference.change(deployment(track), APP + "resources/limits/" + resource, limit);
        assertThat(reference.flaws(check)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"BG_08, green", "CA_06, canary"})
    void everyContainerNeedsRequestsAndLimitsInitContainersToo(Check check, String track) {
        reference.change(deployment(track), POD + "containers/-", container("proxy"));
        reference.change(deployment(track), POD + "initContainers", List.of(container("migrate")));
        assertThat(reference.flaws(check))
                .hasSize(8)
                .contains(
                        deployment(track) + " container proxy resources.requests.cpu is not set",
                        deployment(track) + " container migrate resources.limits.memory is not set");
    }

    @ParameterizedTest
    @CsvSource({
        "BG_11, blue, scrape, '\"true\"'",
        "BG_11, green, scrape, '\"true\"'",
        "BG_11, blue, port, 'one of the container ports [9090, 9091]'",
        "BG_11, green, port, 'one of the container ports [9090, 9091]'",
        "BG_11, blue, path, 'a path such as \"/metrics\"'",
        "BG_11, green, path, 'a path such as \"/metrics\"'",
        "CA_08, stable, scrape, '\"true\"'",
        "CA_08, canary, scrape, '\"true\"'",
        "CA_08, stable, port, 'one of the container ports [9090, 9091]'",
        "CA_08, canary, port, 'one of the container ports [9090, 9091]'",
        "CA_08, stable, path, 'a path such as \"/metrics\"'",
        "CA_08, canary, path, 'a path such as \"/metrics\"'"
    })
    void aMissingAnnotationIsNamed(Check check, String track, String annotation, String wanted) {
        reference.change(deployment(track), ANNOTATIONS + annotation, null);
        assertThat(reference.flaws(check))
                .containsExactly(deployment(track) + " spec.template.metadata.annotations.prometheus.io/" + annotation
                        + " is not set, but must be " + wanted);
    }

    @ParameterizedTest
    @CsvSource({
        "BG_11, blue, scrape, false",
        "BG_11, green, port, 9999",
        "BG_11, blue, port, metrics",
        "BG_11, blue, path, metrics",
        "CA_08, stable, scrape, yes",
        "CA_08, canary, port, 9092",
        "CA_08, stable, path, ''"
    })
    void anAnnotationThatSaysSomethingElseFails(Check check, String track, String annotation, String value) {
        reference.change(deployment(track), ANNOTATIONS + annotation, value);
        assertThat(reference.flaws(check))
                .singleElement()
                .asString()
                .startsWith(deployment(track) + " spec.template.metadata.annotations.prometheus.io/" + annotation
                        + " is \"" + value + "\", but must be ");
    }

    @ParameterizedTest
    @CsvSource({"BG_12, blue", "BG_12, green", "CA_09, stable", "CA_09, canary"})
    void aDeploymentThatIsRecreatedFails(Check check, String track) {
        reference.change(deployment(track), "spec/strategy", Map.of("type", "Recreate"));
        assertThat(reference.flaws(check))
                .containsExactly(deployment(track) + " spec.strategy.type is Recreate, but must be RollingUpdate");
    }

    @ParameterizedTest
    @CsvSource({
        "BG_12, blue, 1",
        "BG_12, green, 25%",
        "BG_12, blue, 1%",
        "CA_09, stable, 1",
        "CA_09, canary, 25%",
        "CA_09, canary, 100%"
    })
    void podsThatGoBeforeOthersServeFail(Check check, String track, String unavailable) {
        Object value = unavailable.endsWith("%") ? unavailable : (Object) Integer.valueOf(unavailable);
        reference.change(deployment(track), UPDATE + "maxUnavailable", value);
        assertThat(reference.flaws(check))
                .containsExactly(deployment(track) + " spec.strategy.rollingUpdate.maxUnavailable is " + unavailable
                        + ", but must be 0");
    }

    @ParameterizedTest
    @CsvSource({"BG_12, green", "CA_09, canary"})
    void theServersDefaultIsNotZero(Check check, String track) {
        reference.change(deployment(track), "spec/strategy", null);
        assertThat(reference.flaws(check))
                .containsExactly(
                        deployment(track) + " spec.strategy.rollingUpdate.maxUnavailable is 25%, but must be 0");
    }

    @ParameterizedTest
    @CsvSource({"BG_12, green", "CA_09, canary"})
    void zeroPercentIsZero(Check check, String track) {
        reference.change(deployment(track), UPDATE + "maxUnavailable", "0%");
        assertThat(reference.flaws(check)).isEmpty();
    }

    @Test
    void aCanaryAtWorkWithStablesTemplateFails() {
        reference.scale("canary", 1);
        assertThat(reference.flaws(CA_11))
                .containsExactly(deployment("canary") + " spec.template is the same as stable's, but 1 replicas are at"
                        + " work, so nothing new is being tried");
    }

    @Test
    void aCanaryAtWorkWithAnotherTemplatePasses() {
        reference.change(deployment("canary"), APP + "image", "streamgate.test/demo:v2");
        reference.scale("canary", 2);
        assertThat(reference.flaws(CA_11)).isEmpty();
    }

    @Test
    void aCanaryAtWorkThatDiffersInItsEnvironmentOnlyPasses() {
        reference.change(deployment("canary"), APP + "env", List.of(Map.of("name", "FLAG", "value", "on")));
        reference.scale("canary", 1);
        assertThat(reference.flaws(CA_11)).isEmpty();
    }

    @Test
    void aCanaryAtRestMayHaveStablesTemplate() {
        assertThat(reference.flaws(CA_11)).isEmpty();
    }

    @Test
    void aCanaryThatCannotBeComparedFails() {
        reference.delete(deployment("stable"));
        assertThat(reference.flaws(CA_11)).containsExactly(deployment("stable") + " is not there");
    }

    private static Map<String, Object> container(String name) {
        return Map.of("name", name, "image", "demo:v1");
    }
}
