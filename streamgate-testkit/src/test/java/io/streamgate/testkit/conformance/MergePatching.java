package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Patches of the type {@code application/merge-patch+json} (RFC 7386). */
interface MergePatching {
    private static Resources stored(Namespace here, String name) {
        here.configMaps()
                .create("metadata: {name: %s, labels: {x: y}}\ndata: {a: '1', b: '2'}".formatted(name))
                .ok();
        return here.configMaps();
    }

    @Test
    default void mergesObjectsAndRemovesByNull(Namespace here) {
        Answer answer = stored(here, "merged").merge("merged", "data: {a: null, c: '3'}");

        assertThat(answer.code()).isEqualTo(200);
        assertThat(answer.at("data")).isEqualTo(Map.of("b", "2", "c", "3"));
        assertThat(answer.at("metadata", "labels", "x")).isEqualTo("y");
    }

    @Test
    default void removesAWholeObjectByNull(Namespace here) {
        assertThat(stored(here, "emptied").merge("emptied", "data: null").ok().has("data"))
                .isFalse();
    }

    @Test
    default void replacesListsAsAWhole(Namespace here) {
        here.deployments().create(Samples.deployment("merge-lists", 0)).ok();

        Answer answer = here.deployments()
                .merge("merge-lists", "spec: {template: {spec: {containers: [{name: other, image: x}]}}}");

        assertThat(answer.ok().texts("name", "spec", "template", "spec", "containers"))
                .isEqualTo(List.of("other"));
    }

    @Test
    default void aMergedVersionIsACondition(Namespace here) {
        Resources maps = stored(here, "merge-version");
        String old = maps.get("merge-version").ok().version();
        maps.merge("merge-version", "metadata: {resourceVersion: '%s'}\ndata: {a: '2'}".formatted(old))
                .ok();

        assertThat(maps.merge("merge-version", "metadata: {resourceVersion: '%s'}\ndata: {a: '3'}".formatted(old))
                        .refusal())
                .startsWith(
                        "409 Conflict: Operation cannot be fulfilled on configmaps \"merge-version\": the object has"
                                + " been modified");
    }

    @Test
    default void keepsTheVersionIfNothingIsMerged(Namespace here) {
        Resources maps = stored(here, "merge-nothing");
        Json before = maps.get("merge-nothing").ok();

        assertThat(maps.merge("merge-nothing", "data: {a: '1', z: null}").ok()).isEqualTo(before);
    }

    @Test
    default void refusesToRename(Namespace here) {
        assertThat(stored(here, "merge-name")
                        .merge("merge-name", "metadata: {name: other}")
                        .refusal())
                .isEqualTo("400 BadRequest: the name of the object (other) does not match the name on the URL"
                        + " (merge-name)");
    }

    @Test
    default void refusesToMove(Namespace here) {
        assertThat(stored(here, "merge-move")
                        .merge("merge-move", "metadata: {namespace: default}")
                        .refusal())
                .isEqualTo("400 BadRequest: the namespace of the provided object does not match the namespace sent on"
                        + " the request");
    }

    @Test
    default void refusesAnotherUid(Namespace here) {
        Resources maps = stored(here, "merge-uid");

        assertThat(maps.merge("merge-uid", "metadata: {uid: mine}").refusal())
                .isEqualTo(
                        "422 Invalid: ConfigMap \"merge-uid\" is invalid: metadata.uid: Invalid value: \"mine\": field is"
                                + " immutable");
    }

    @Test
    default void refusesAPatchThatIsNoObject(Namespace here) {
        assertThat(stored(here, "merge-list")
                        .patch("merge-list", "application/merge-patch+json", "[]")
                        .code())
                .isEqualTo(400);
        assertThat(here.configMaps()
                        .patch("merge-list", "application/merge-patch+json", "{")
                        .code())
                .isEqualTo(400);
    }

    @Test
    default void mergesNothingThatIsNotThere(Namespace here) {
        assertThat(here.configMaps().merge("absent", "data: {a: b}").refusal())
                .isEqualTo("404 NotFound: configmaps \"absent\" not found");
    }

    @Test
    default void checksWhatAMergeResultsIn(Namespace here) {
        here.deployments().create(Samples.deployment("merge-checked", 0)).ok();

        Answer answer = here.deployments().merge("merge-checked", "spec: {replicas: -1}");

        assertThat(answer.refusal())
                .isEqualTo(
                        "422 Invalid: Deployment.apps \"merge-checked\" is invalid: spec.replicas: Invalid value: -1:"
                                + " must be greater than or equal to 0");
        assertThat(answer.causes())
                .containsExactly(
                        "FieldValueInvalid spec.replicas: Invalid value: -1: must be greater than or equal to 0");
        assertThat(answer.at("details", "group")).isEqualTo("apps");
        assertThat(answer.at("details", "kind")).isEqualTo("Deployment");
    }

    @Test
    default void fillsInADefaultThatIsTakenAway(Namespace here) {
        here.deployments().create(Samples.deployment("merge-defaults", 0)).ok();

        Json changed = here.deployments()
                .merge("merge-defaults", "spec: {progressDeadlineSeconds: null, strategy: null}")
                .ok();

        assertThat(changed.at("spec", "progressDeadlineSeconds")).isEqualTo(600);
        assertThat(changed.at("spec", "strategy", "type")).isEqualTo("RollingUpdate");
    }

    @Test
    default void warnsOfAMergedFieldThatItDoesNotKnow(Namespace here) {
        Answer answer = stored(here, "merge-unknown").merge("merge-unknown", "nothing: 1");

        assertThat(answer.ok().has("nothing")).isFalse();
        assertThat(answer.warnings()).containsExactly("299 - \"unknown field \\\"nothing\\\"\"");
        assertThat(here.configMaps()
                        .merge("merge-unknown", "nothing: 1", "fieldValidation=Strict")
                        .refusal())
                .contains("strict decoding error: unknown field \"nothing\"");
    }
}
