package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What PUT stores and refuses. */
interface Replacing {
    @Test
    default void takesAwayWhatIsNotSent(Namespace here) {
        Json stored = here.configMaps()
                .create("metadata: {name: whole, labels: {x: y}}\ndata: {a: '1', b: '2'}")
                .ok();

        Answer answer =
                here.configMaps().replace("whole", stored.without("data", "b").without("metadata", "labels"));

        assertThat(answer.code()).isEqualTo(200);
        assertThat(answer.at("data")).isEqualTo(Map.of("a", "1"));
        assertThat(answer.ok().has("metadata", "labels")).isFalse();
        assertThat(answer.ok().version()).isNotEqualTo(stored.version());
        assertThat(answer.ok().uid()).isEqualTo(stored.uid());
    }

    @Test
    default void refusesToReplaceAnotherVersionThanTheOneRead(Namespace here) {
        Json stored = here.configMaps().create(Samples.configMap("stale")).ok();
        here.configMaps().replace("stale", stored.with("2", "data", "a")).ok();

        Answer answer = here.configMaps().replace("stale", stored.with("3", "data", "a"));

        assertThat(answer.refusal())
                .isEqualTo("409 Conflict: Operation cannot be fulfilled on configmaps \"stale\": the object has been"
                        + " modified; please apply your changes to the latest version and try again");
        assertThat(answer.at("details")).isEqualTo(Map.of("name", "stale", "kind", "configmaps"));
    }

    @Test
    default void replacesWhateverIsThereIfNoVersionIsSent(Namespace here) {
        here.configMaps().create(Samples.configMap("blind")).ok();

        Answer answer =
                here.configMaps().replace("blind", Samples.configMap("blind").with("2", "data", "a"));

        assertThat(answer.at("data", "a")).isEqualTo("2");
    }

    @Test
    default void createsNothing(Namespace here) {
        assertThat(here.configMaps()
                        .replace("absent", Samples.configMap("absent"))
                        .refusal())
                .isEqualTo("404 NotFound: configmaps \"absent\" not found");
    }

    @Test
    default void createsALease(Namespace here) {
        Answer answer = here.leases().replace("absent", Json.of("metadata: {name: absent}"));

        assertThat(answer.code()).isEqualTo(201);
    }

    @Test
    default void refusesAnotherNameThanThePaths(Namespace here) {
        here.configMaps().create(Samples.configMap("named")).ok();

        assertThat(here.configMaps()
                        .replace("named", Samples.configMap("renamed"))
                        .refusal())
                .isEqualTo(
                        "400 BadRequest: the name of the object (renamed) does not match the name on the URL (named)");
    }

    @Test
    default void refusesAnObjectOfAnotherUid(Namespace here) {
        Json stored = here.configMaps().create(Samples.configMap("other-uid")).ok();

        Answer answer = here.configMaps().replace("other-uid", stored.with("mine", "metadata", "uid"));

        assertThat(answer.refusal())
                .startsWith("409 Conflict: Operation cannot be fulfilled on configmaps \"other-uid\": ")
                .endsWith("Precondition failed: UID in precondition: mine, UID in object meta: " + stored.uid());
    }

    @Test
    default void keepsTheVersionIfNothingChanges(Namespace here) {
        Json stored = here.configMaps().create(Samples.configMap("unchanged")).ok();

        assertThat(here.configMaps().replace("unchanged", stored).ok()).isEqualTo(stored);
    }

    @Test
    default void countsAGenerationForTheSpecAndTheAnnotationsOfADeployment(Namespace here) {
        here.deployments().create(Samples.deployment("generations", 0)).ok();

        List<Integer> generations = List.of(
                        "metadata: {labels: {x: y}}",
                        "metadata: {annotations: {x: y}}",
                        "spec: {minReadySeconds: 1}",
                        "metadata: {generation: 70}")
                .stream()
                .map(change ->
                        here.deployments().merge("generations", change).ok().generation())
                .toList();

        assertThat(generations).containsExactly(1, 2, 3, 3);
    }

    @Test
    default void countsAGenerationForTheSpecOnlyOfAReplicaSet(Namespace here) {
        here.replicaSets().create(Samples.replicaSet("generations", 0)).ok();

        Json annotated = here.replicaSets()
                .merge("generations", "metadata: {annotations: {x: y}}")
                .ok();
        Json changed = here.replicaSets()
                .merge("generations", "spec: {minReadySeconds: 1}")
                .ok();

        assertThat(annotated.generation()).isEqualTo(1);
        assertThat(changed.generation()).isEqualTo(2);
    }

    @Test
    default void leavesTheStatusAlone(Namespace here) {
        here.deployments().create(Samples.deployment("status-kept", 0)).ok();
        Json seen = here.deployments().await("status-kept", found -> found.number("status", "observedGeneration") == 1);

        Json replaced = here.deployments()
                .replace(
                        "status-kept",
                        seen.with(7, "status", "replicas")
                                .with(Map.of("x", "y"), "metadata", "labels")
                                .without("metadata", "resourceVersion"))
                .ok();

        assertThat(replaced.number("status", "replicas")).isZero();
        assertThat(replaced.at("metadata", "labels", "x")).isEqualTo("y");
    }

    @Test
    default void keepsWhenItWasCreated(Namespace here) {
        Json stored = here.configMaps().create(Samples.configMap("created")).ok();

        Json replaced = here.configMaps()
                .replace(
                        "created",
                        stored.with("2020-01-01T00:00:00Z", "metadata", "creationTimestamp")
                                .with("2", "data", "a"))
                .ok();

        assertThat(replaced.at("metadata", "creationTimestamp")).isEqualTo(stored.at("metadata", "creationTimestamp"));
    }

    @Test
    default void refusesToChangeWhatIsImmutable(Namespace here) {
        Json stored = here.configMaps()
                .create("metadata: {name: frozen}\nimmutable: true\ndata: {a: '1'}")
                .ok();

        Answer answer = here.configMaps().replace("frozen", stored.with("2", "data", "a"));

        assertThat(answer.refusal())
                .isEqualTo("422 Invalid: ConfigMap \"frozen\" is invalid: data: Forbidden: field is immutable when"
                        + " `immutable` is set");
        assertThat(answer.causes())
                .containsExactly("FieldValueForbidden data: Forbidden: field is immutable when `immutable` is set");
    }

    @Test
    default void refusesToChangeTheTypeOfASecret(Namespace here) {
        Json stored = here.secrets().create("metadata: {name: typed}").ok();

        assertThat(stored.at("type")).isEqualTo("Opaque");
        assertThat(here.secrets()
                        .replace("typed", stored.with("example.test/other", "type"))
                        .refusal())
                .isEqualTo(
                        "422 Invalid: Secret \"typed\" is invalid: type: Invalid value: \"example.test/other\": field"
                                + " is immutable");
    }

    @Test
    default void writesTextOfASecretAsData(Namespace here) {
        Json stored = here.secrets()
                .create("metadata: {name: text}\nstringData: {a: hello}")
                .ok();

        assertThat(stored.at("data", "a")).isEqualTo("aGVsbG8=");
        assertThat(stored.has("stringData")).isFalse();
    }

    @Test
    default void notesBothWhoCreatedAndWhoReplaced(Namespace here) {
        Json stored = here.configMaps()
                .create(Samples.configMap("two-managers"), "fieldManager=first")
                .ok();

        Json replaced = here.configMaps()
                .replace("two-managers", stored.with("2", "data", "b"), "fieldManager=second")
                .ok();

        assertThat(replaced.list("metadata", "managedFields"))
                .extracting(entry -> entry.text("manager") + " " + entry.fields("fieldsV1", "f:data"))
                .containsExactlyInAnyOrder("first [., f:a]", "second [f:b]");
    }
}
