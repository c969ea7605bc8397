package io.streamgate.k8s.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusWordsTest {
    @Test
    void namesTheFieldAndTheValueOfAMistake() {
        assertThat(invalid(
                        Kind.DEPLOYMENT,
                        "spec.replicas",
                        "Invalid value: -5: must be greater than or equal to 0",
                        "metadata.name",
                        "Invalid value: \"UP: x\": must be lower case"))
                .isEqualTo("spec.replicas: Invalid value: -5: must be greater than or equal to 0; "
                        + "metadata.name: Invalid value: \"UP: x\": must be lower case");
    }

    @Test
    void keepsWhatHasNoValue() {
        assertThat(invalid(Kind.DEPLOYMENT, "spec.selector", "Required value"))
                .isEqualTo("spec.selector: Required value");
    }

    @Test
    void hidesValuesOfEnvironmentsAndData() {
        assertThat(invalid(
                        Kind.DEPLOYMENT,
                        "spec.template.spec.containers[0].env[3].value",
                        "Invalid value: \"hunter2 \\\" : x\": must not be that"))
                .isEqualTo("spec.template.spec.containers[0].env[3].value: Invalid value: must not be that");
        assertThat(invalid(Kind.CONFIG_MAP, "data[key]", "Invalid value: \"hunter2\": too odd"))
                .doesNotContain("hunter2");
    }

    @Test
    void hidesTheDumpOfAnObject() {
        String dump =
                "Invalid value: core.PodTemplateSpec{Spec: core.PodSpec{Env: \"hunter2: x\"}}: field is immutable";

        assertThat(invalid(Kind.DEPLOYMENT, "spec.template", dump))
                .isEqualTo("spec.template: Invalid value: field is immutable");
        assertThat(invalid(
                        Kind.DEPLOYMENT, "spec.template", "Invalid value: {\"env\":\"hunter2\"}: field is immutable"))
                .isEqualTo("spec.template: Invalid value: field is immutable");
        assertThat(invalid(Kind.POD, "spec", "Forbidden: pod updates may not change fields\n  Env: hunter2"))
                .isEqualTo("spec: Forbidden: pod updates may not change fields");
    }

    @Test
    void hidesWhatAWrongTypeWas() {
        Resource status = new Resource(Map.of(
                "message",
                "failed to create typed patch object: .spec.env[0].value: expected string, got "
                        + "&value.valueUnstructured{Value:\"hunter2\"}"));

        assertThat(StatusWords.of(status, Kind.DEPLOYMENT, 500))
                .endsWith("expected string, got ...")
                .doesNotContain("hunter2");
    }

    @Test
    void saysNothingOfARefusedSecret() {
        assertThat(invalid(Kind.SECRET, "data[x]", "Invalid value: \"hunter2\""))
                .isEmpty();
    }

    @Test
    void saysThatASecretIsNotThere() {
        Resource status = new Resource(Map.of("message", "secrets \"x\" not found"));

        assertThat(StatusWords.of(status, Kind.SECRET, 404)).isEqualTo("secrets \"x\" not found");
    }

    @Test
    void cutsALongMessage() {
        Resource status = new Resource(Map.of("message", "x".repeat(2_000)));

        assertThat(StatusWords.of(status, Kind.POD, 403)).hasSize(503).endsWith("x...");
    }

    private static String invalid(Kind kind, String... fieldsAndMessages) {
        List<String> all = Arrays.asList(fieldsAndMessages);
        List<Map<String, String>> causes = new ArrayList<>();
        for (int i = 0; i < all.size(); i += 2) {
            causes.add(Map.of("field", all.get(i), "message", all.get(i + 1)));
        }
        return StatusWords.of(new Resource(Map.of("details", Map.of("causes", causes))), kind, 422);
    }
}
