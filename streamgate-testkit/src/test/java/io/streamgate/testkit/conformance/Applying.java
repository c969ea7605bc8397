package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Server-side apply: who owns which field, and what happens when two want the same. */
interface Applying {
    @Test
    default void notesWhatWasApplied(Namespace here) {
        Json created = here.configMaps()
                .apply("noted", "a", "metadata: {labels: {x: y}}\ndata: {k: '1'}")
                .ok();

        Json entry = created.list("metadata", "managedFields").get(0);
        assertThat(entry.at("manager")).isEqualTo("a");
        assertThat(entry.at("operation")).isEqualTo("Apply");
        assertThat(entry.at("fieldsV1"))
                .isEqualTo(Map.of(
                        "f:data", Map.of("f:k", Map.of()), "f:metadata", Map.of("f:labels", Map.of("f:x", Map.of()))));
    }

    @Test
    default void takesAFieldByForce(Namespace here) {
        here.configMaps().apply("forced", "a", "data: {k: '1', l: '1'}").ok();

        Json forced = here.configMaps()
                .apply("forced", "b", "data: {k: '2'}", "force=true")
                .ok();

        assertThat(forced.at("data")).isEqualTo(Map.of("k", "2", "l", "1"));
        assertThat(forced.list("metadata", "managedFields"))
                .extracting(entry -> entry.text("manager") + entry.fields("fieldsV1", "f:data"))
                .containsExactlyInAnyOrder("a[f:l]", "b[f:k]");
    }

    @Test
    default void removesWhatIsNoLongerApplied(Namespace here) {
        here.configMaps()
                .apply("removed", "a", "metadata: {labels: {x: y}}\ndata: {k: '1', l: '1'}")
                .ok();

        Json applied = here.configMaps().apply("removed", "a", "data: {l: '1'}").ok();

        assertThat(applied.at("data")).isEqualTo(Map.of("l", "1"));
        assertThat(applied.has("metadata", "labels")).isFalse();
    }

    @Test
    default void leavesWhatOthersSet(Namespace here) {
        here.configMaps().apply("left", "a", "data: {k: '1'}").ok();
        here.configMaps()
                .merge("left", "data: {theirs: x}", "fieldManager=other")
                .ok();

        Json applied = here.configMaps().apply("left", "a", "data: {k: '2'}").ok();

        assertThat(applied.at("data")).isEqualTo(Map.of("k", "2", "theirs", "x"));
    }

    @Test
    default void appliesNoManagedFields(Namespace here) {
        assertThat(here.configMaps()
                        .apply("managed", "a", "metadata: {managedFields: [{manager: x, operation: Apply}]}")
                        .refusal())
                .isEqualTo("400 BadRequest: metadata.managedFields must be nil");
    }

    @Test
    default void requiresAKindAndAVersion(Namespace here) {
        Answer answer = here.configMaps()
                .patch(
                        "kindless",
                        "application/apply-patch+yaml",
                        "{\"metadata\":{\"name\":\"kindless\"}}",
                        "fieldManager=a");

        assertThat(answer.code()).isEqualTo(400);
    }

    @Test
    default void appliesYaml(Namespace here) {
        Answer answer = here.configMaps()
                .patch(
                        "in-yaml",
                        "application/apply-patch+yaml",
                        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: in-yaml\ndata:\n  k: v\n",
                        "fieldManager=a");

        assertThat(answer.ok().at("data", "k")).isEqualTo("v");
    }

    @Test
    default void mergesContainersOfTwoManagersByName(Namespace here) {
        here.deployments()
                .apply("containers", "a", Samples.deployment("containers", 0).toString())
                .ok();
        String side = "spec: {template: {spec: {containers: [{name: side, image: x}]}}}";

        Json both = here.deployments().apply("containers", "b", side).ok();
        Json without = here.deployments()
                .apply("containers", "b", "metadata: {labels: {x: y}}")
                .ok();

        assertThat(both.texts("name", "spec", "template", "spec", "containers")).containsExactly("app", "side");
        assertThat(without.texts("name", "spec", "template", "spec", "containers"))
                .containsExactly("app");
    }

    @Test
    default void anAppliedVersionIsACondition(Namespace here) {
        Json first = here.configMaps().apply("versioned", "a", "data: {k: '1'}").ok();
        here.configMaps().apply("versioned", "a", "data: {k: '2'}").ok();

        Answer answer = here.configMaps()
                .apply(
                        "versioned",
                        "a",
                        "metadata: {resourceVersion: '%s'}\ndata: {k: '3'}".formatted(first.version()));

        assertThat(answer.refusal())
                .startsWith(
                        "409 Conflict: Operation cannot be fulfilled on configmaps \"versioned\": the object has been"
                                + " modified");
    }
}
