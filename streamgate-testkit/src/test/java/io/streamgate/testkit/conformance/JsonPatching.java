package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Patches of the type {@code application/json-patch+json} (RFC 6902). */
interface JsonPatching {
    private static Resources stored(Namespace here, String name) {
        here.configMaps()
                .create(
                        "metadata: {name: %s, annotations: {'example.test/slash': x}, finalizers: []}\ndata: {a: '1', b: '2'}"
                                .formatted(name))
                .ok();
        return here.configMaps();
    }

    @Test
    default void addsReplacesAndRemoves(Namespace here) {
        Answer answer = stored(here, "json-ops").jsonPatch("json-ops", """
                - {op: add, path: /data/c, value: '3'}
                - {op: replace, path: /data/a, value: '10'}
                - {op: remove, path: /data/b}
                """);

        assertThat(answer.code()).isEqualTo(200);
        assertThat(answer.at("data")).isEqualTo(Map.of("a", "10", "c", "3"));
    }

    @Test
    default void movesAndCopies(Namespace here) {
        Answer answer = stored(here, "json-moves").jsonPatch("json-moves", """
                - {op: move, from: /data/a, path: /data/moved}
                - {op: copy, from: /data/b, path: /data/copied}
                """);

        assertThat(answer.at("data")).isEqualTo(Map.of("moved", "1", "b", "2", "copied", "2"));
    }

    @Test
    default void readsEscapedNames(Namespace here) {
        Answer answer = stored(here, "json-escaped")
                .jsonPatch(
                        "json-escaped", "- {op: replace, path: /metadata/annotations/example.test~1slash, value: y}");

        assertThat(answer.at("metadata", "annotations", "example.test/slash")).isEqualTo("y");
    }

    @Test
    default void changesNothingIfATestFails(Namespace here) {
        Answer answer = stored(here, "json-test").jsonPatch("json-test", """
                - {op: replace, path: /data/b, value: '9'}
                - {op: test, path: /data/a, value: other}
                """);

        assertThat(answer.refusal())
                .isEqualTo("422 Invalid: the server rejected our request due to an error in our request");
        assertThat(here.configMaps().get("json-test").at("data", "b")).isEqualTo("2");
    }

    @Test
    default void goesOnIfATestHolds(Namespace here) {
        Answer answer = stored(here, "json-tested").jsonPatch("json-tested", """
                - {op: test, path: /data/a, value: '1'}
                - {op: remove, path: /data/a}
                """);

        assertThat(answer.at("data")).isEqualTo(Map.of("b", "2"));
    }

    @Test
    default void refusesToRemoveWhatIsNotThere(Namespace here) {
        assertThat(stored(here, "json-missing")
                        .jsonPatch("json-missing", "- {op: remove, path: /data/x}")
                        .refusal())
                .isEqualTo("422 Invalid: the server rejected our request due to an error in our request");
    }

    @Test
    default void addsWhatItIsToReplaceIfItIsNotThere(Namespace here) {
        Answer answer =
                stored(here, "json-replaced").jsonPatch("json-replaced", "- {op: replace, path: /data/x, value: y}");

        assertThat(answer.at("data")).isEqualTo(Map.of("a", "1", "b", "2", "x", "y"));
    }

    @Test
    default void refusesToAddBelowWhatIsNotThere(Namespace here) {
        assertThat(stored(here, "json-below")
                        .jsonPatch("json-below", "- {op: add, path: /metadata/labels/x, value: y}")
                        .refusal())
                .isEqualTo("422 Invalid: the server rejected our request due to an error in our request");
    }

    @Test
    default void insertsIntoLists(Namespace here) {
        here.deployments().create(Samples.deployment("json-lists", 0)).ok();

        Answer answer = here.deployments().jsonPatch("json-lists", """
                - {op: add, path: /spec/template/spec/containers/0, value: {name: before, image: x}}
                - {op: add, path: /spec/template/spec/containers/-, value: {name: after, image: x}}
                """);

        assertThat(answer.ok().texts("name", "spec", "template", "spec", "containers"))
                .containsExactly("before", "app", "after");
    }

    @Test
    default void refusesAPlaceBeyondAList(Namespace here) {
        here.deployments().create(Samples.deployment("json-beyond", 0)).ok();

        assertThat(here.deployments()
                        .jsonPatch("json-beyond", "- {op: remove, path: /spec/template/spec/containers/3}")
                        .code())
                .isEqualTo(422);
    }

    @Test
    default void aReplacedVersionIsACondition(Namespace here) {
        Resources maps = stored(here, "json-version");
        String old = maps.get("json-version").ok().version();
        String change =
                "- {op: replace, path: /metadata/resourceVersion, value: '%s'}\n- {op: replace, path: /data/a, value: '%s'}";

        Answer first = maps.jsonPatch("json-version", change.formatted(old, "2"));
        Answer second = maps.jsonPatch("json-version", change.formatted(old, "3"));

        assertThat(first.at("data", "a")).isEqualTo("2");
        assertThat(second.refusal())
                .isEqualTo("409 Conflict: Operation cannot be fulfilled on configmaps \"json-version\": the object has"
                        + " been modified; please apply your changes to the latest version and try again");
    }

    @Test
    default void refusesAPatchThatIsNoList(Namespace here) {
        Answer answer = stored(here, "json-object").patch("json-object", "application/json-patch+json", "{}");

        assertThat(answer.refusal())
                .startsWith(
                        "400 BadRequest: error decoding patch: json: cannot unmarshal object into Go value of type");
    }

    @Test
    default void refusesAnUnknownOperation(Namespace here) {
        assertThat(stored(here, "json-unknown")
                        .jsonPatch("json-unknown", "- {op: increment, path: /data/a}")
                        .code())
                .isEqualTo(422);
    }

    @Test
    default void patchesNothingThatIsNotThere(Namespace here) {
        assertThat(here.configMaps()
                        .jsonPatch("absent", "- {op: remove, path: /data/a}")
                        .refusal())
                .isEqualTo("404 NotFound: configmaps \"absent\" not found");
    }

    @Test
    default void refusesAPatchOfNoKnownType(Namespace here) {
        Answer answer = stored(here, "json-typed").patch("json-typed", "application/json", "{}");

        assertThat(answer.refusal()).isEqualTo("415 UnsupportedMediaType: 415: Unsupported Media Type");
    }

    @Test
    default void checksWhatAPatchResultsIn(Namespace here) {
        Answer answer =
                stored(here, "json-checked").jsonPatch("json-checked", "- {op: add, path: /data/bad key, value: x}");

        assertThat(answer.refusal()).startsWith("422 Invalid: ConfigMap \"json-checked\" is invalid: data[bad key]: ");
        assertThat(answer.fields()).isEqualTo(List.of("data[bad key]"));
    }
}
