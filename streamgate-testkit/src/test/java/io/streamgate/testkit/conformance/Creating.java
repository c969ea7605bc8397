package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What POST stores, fills in and refuses. */
interface Creating {
    @Test
    default void fillsInWhatTheServerSays(Namespace here) {
        Answer answer = here.configMaps().create(Samples.configMap("filled"));

        assertThat(answer.code()).isEqualTo(201);
        assertThat(answer.ok().uid()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(answer.ok().version()).matches("[1-9][0-9]*");
        assertThat(answer.ok().text("metadata", "creationTimestamp"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(answer.at("metadata", "namespace")).isEqualTo(here.name());
        assertThat(answer.ok().has("metadata", "generation")).isFalse();
    }

    @Test
    default void makesANameFromItsBeginning(Namespace here) {
        Json created =
                here.configMaps().create("metadata: {generateName: from-}").ok();

        assertThat(created.name()).matches("from-[bcdfghjklmnpqrstvwxz2456789]{5}");
        assertThat(created.at("metadata", "generateName")).isEqualTo("from-");
    }

    @Test
    default void givesAUidOfItsOwn(Namespace here) {
        Json created =
                here.configMaps().create("metadata: {name: own-uid, uid: mine}").ok();

        assertThat(created.uid()).isNotEqualTo("mine");
    }

    @Test
    default void ignoresADeletionThatTheClientClaims(Namespace here) {
        Json created = here.configMaps()
                .create("metadata: {name: not-deleted, deletionTimestamp: '2020-01-01T00:00:00Z', generation: 7}")
                .ok();

        assertThat(created.has("metadata", "deletionTimestamp")).isFalse();
    }

    @Test
    default void takesNoStatusFromTheClient(Namespace here) {
        Json created = here.deployments()
                .create(Samples.deployment("no-status", 0).with(Map.of("replicas", 9), "status"))
                .ok();

        assertThat(created.has("status", "replicas")).isFalse();
        assertThat(created.generation()).isEqualTo(1);
    }

    @Test
    default void knowsTheKindByThePathIfTheBodyDoesNotSay(Namespace here) {
        Json created = new Answer(
                        "",
                        200,
                        Map.of(),
                        here.configMaps()
                                .post("{\"metadata\":{\"name\":\"kindless\"}}")
                                .body())
                .ok();

        assertThat(created.at("kind")).isEqualTo("ConfigMap");
        assertThat(created.at("apiVersion")).isEqualTo("v1");
    }

    @Test
    default void takesYaml(Namespace here) {
        Answer answer = here.server()
                .send("POST", here.configMaps().path(), "application/yaml", "metadata:\n  name: yaml\ndata:\n  a: b\n");

        assertThat(answer.ok().at("data", "a")).isEqualTo("b");
    }

    @Test
    default void aManagerWithoutANameIsTheProgramThatAsks(Namespace here) {
        Json created = here.configMaps().create(Samples.configMap("by-agent")).ok();

        assertThat(created.texts("manager", "metadata", "managedFields")).isEqualTo(List.of("conformance"));
    }
}
