package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Kinds that a CustomResourceDefinition makes known. */
interface CustomResources {
    private static Resources definitions(Namespace here) {
        return here.server()
                .clusterWide("apiextensions.k8s.io/v1", "customresourcedefinitions", "CustomResourceDefinition");
    }

    /** A kind of a group of its own, with the rules that cases need. */
    private static Resources flags(Namespace here) {
        return flags(here, "flags-" + here.name() + ".example.test");
    }

    private static Resources flags(Namespace here, String group) {
        Resources definitions = definitions(here);
        // Owned by the namespace, so that it goes with it.
        Json owner = here.server().namespaces().get(here.name()).ok();
        Answer defined = definitions.create("""
                            metadata:
                              name: flags.%1$s
                              ownerReferences: [{apiVersion: v1, kind: Namespace, name: %2$s, uid: %3$s}]
                            spec:
                              group: %1$s
                              scope: Namespaced
                              names: {plural: flags, singular: flag, kind: Flag, listKind: FlagList}
                              versions:
                              - name: v1
                                served: true
                                storage: true
                                subresources:
                                  status: {}
                                  scale: {specReplicasPath: .spec.size, statusReplicasPath: .status.size}
                                schema:
                                  openAPIV3Schema:
                                    type: object
                                    required: [spec]
                                    properties:
                                      spec:
                                        type: object
                                        required: [colour]
                                        properties:
                                          colour: {type: string, enum: [blue, green]}
                                          size: {type: integer, default: 1}
                                          number: {type: integer, minimum: 0, maximum: 10}
                                          owner: {type: string, minLength: 2, maxLength: 5, pattern: '^[a-z]+$'}
                                          port: {x-kubernetes-int-or-string: true}
                                          loose: {type: object, x-kubernetes-preserve-unknown-fields: true}
                                          words: {type: array, items: {type: string}, maxItems: 2}
                                          parts:
                                            type: array
                                            x-kubernetes-list-type: map
                                            x-kubernetes-list-map-keys: [name]
                                            items: {type: object, required: [name], properties: {name: {type: string}, x: {type: integer}}}
                                      status:
                                        type: object
                                        properties: {seen: {type: boolean}, size: {type: integer}}
                            """.formatted(group, here.name(), owner.uid()));
        assertThat(defined.code()).as(defined.body()).isIn(201, 409);
        definitions.await(
                "flags." + group,
                found -> found.condition("Established").text("status").equals("True"));
        return here.of(group + "/v1", "flags", "Flag");
    }

    private static Answer flag(Namespace here, String name, String spec) {
        return flags(here).create("metadata: {name: %s}\nspec: %s".formatted(name, spec));
    }

    @Test
    default void aDefinitionMakesAKindKnown(Namespace here) {
        Json created = flag(here, "known", "{colour: blue}").ok();

        assertThat(created.at("kind")).isEqualTo("Flag");
        assertThat(created.generation()).isEqualTo(1);
        assertThat(flags(here).get("known").ok()).isEqualTo(created);
    }

    @Test
    default void aListOfACustomKindSaysWhatEachItemIs(Namespace here) {
        flag(here, "listed", "{colour: blue}").ok();

        Json list = flags(here).list("fieldSelector=metadata.name=listed").ok();

        assertThat(list.at("kind")).isEqualTo("FlagList");
        assertThat(list.at("items", 0, "kind")).isEqualTo("Flag");
    }

    @Test
    default void fillsInADefaultOfTheSchema(Namespace here) {
        assertThat(flag(here, "default", "{colour: blue}").at("spec", "size")).isEqualTo(1);
    }

    @Test
    default void leavesOutWhatTheSchemaDoesNotKnow(Namespace here) {
        Answer answer = flag(here, "pruned", "{colour: blue, nothing: 1, loose: {anything: {goes: 1}}}");

        assertThat(answer.at("spec"))
                .isEqualTo(Map.of("colour", "blue", "size", 1, "loose", Map.of("anything", Map.of("goes", 1))));
        assertThat(answer.warnings()).containsExactly("299 - \"unknown field \\\"spec.nothing\\\"\"");
        assertThat(flags(here)
                        .create("metadata: {name: strict}\nspec: {colour: blue, nothing: 1}", "fieldValidation=Strict")
                        .refusal())
                .isEqualTo("400 BadRequest: Flag in version \"v1\" cannot be handled as a Flag: strict decoding error:"
                        + " unknown field \"spec.nothing\"");
    }

    @Test
    default void requiresWhatTheSchemaRequires(Namespace here) {
        String group = flags(here).apiVersion().replace("/v1", "");

        Answer answer = flag(here, "incomplete", "{}");

        assertThat(answer.refusal())
                .isEqualTo(
                        "422 Invalid: Flag.%s \"incomplete\" is invalid: spec.colour: Required value".formatted(group));
        assertThat(answer.causes()).containsExactly("FieldValueRequired spec.colour: Required value");
    }

    @Test
    default void takesOnlyValuesOfTheEnum(Namespace here) {
        Answer answer = flag(here, "enum", "{colour: red}");

        assertThat(answer.causes())
                .containsExactly("FieldValueNotSupported spec.colour: Unsupported value: \"red\": supported values:"
                        + " \"blue\", \"green\"");
    }

    @Test
    default void takesOnlyNumbersInTheRange(Namespace here) {
        assertThat(flag(here, "above", "{colour: blue, number: 11}").causes())
                .containsExactly(
                        "FieldValueInvalid spec.number: Invalid value: 11: spec.number in body should be less than or"
                                + " equal to 10");
        assertThat(flag(here, "below", "{colour: blue, number: -1}").causes())
                .containsExactly(
                        "FieldValueInvalid spec.number: Invalid value: -1: spec.number in body should be greater than"
                                + " or equal to 0");
    }

    @Test
    default void takesOnlyTextOfTheShape(Namespace here) {
        assertThat(flag(here, "short", "{colour: blue, owner: a}").causes())
                .containsExactly(
                        "FieldValueInvalid spec.owner: Invalid value: \"a\": spec.owner in body should be at least"
                                + " 2 chars long");
        assertThat(flag(here, "long", "{colour: blue, owner: abcdef}").causes())
                .containsExactly("FieldValueTooLong spec.owner: Too long: may not be more than 5 bytes");
        assertThat(flag(here, "shape", "{colour: blue, owner: A1}").causes())
                .containsExactly("FieldValueInvalid spec.owner: Invalid value: \"A1\": spec.owner in body should match"
                        + " '^[a-z]+$'");
    }

    @Test
    default void takesOnlyValuesOfTheType(Namespace here) {
        assertThat(flag(here, "type", "{colour: blue, number: many}").causes())
                .containsExactly(
                        "FieldValueTypeInvalid spec.number: Invalid value: \"string\": spec.number in body must be of"
                                + " type integer: \"string\"");
    }

    @Test
    default void takesNumbersAndTextWhereBothAreAllowed(Namespace here) {
        assertThat(flag(here, "number", "{colour: blue, port: 80}").at("spec", "port"))
                .isEqualTo(80);
        assertThat(flag(here, "word", "{colour: blue, port: http}").at("spec", "port"))
                .isEqualTo("http");
        assertThat(flag(here, "neither", "{colour: blue, port: true}").code()).isEqualTo(422);
    }

    @Test
    default void countsTheItemsOfAList(Namespace here) {
        assertThat(flag(here, "items", "{colour: blue, words: [a, b, c]}").causes())
                .containsExactly("FieldValueTooMany spec.words: Too many: 3: must have at most 2 items");
    }

    @Test
    default void takesEachKeyOfAListOnce(Namespace here) {
        assertThat(flag(here, "keys", "{colour: blue, parts: [{name: a}, {name: a}]}")
                        .causes())
                .containsExactly("FieldValueDuplicate spec.parts[1]: Duplicate value: {\"name\":\"a\"}");
    }

    @Test
    default void keepsTheStatusOfACustomKindApart(Namespace here) {
        Json created = flags(here)
                .create("metadata: {name: apart}\nspec: {colour: blue}\nstatus: {seen: true}")
                .ok();
        Json seen = flags(here)
                .merge("apart/status", "spec: {colour: green}\nstatus: {seen: true}")
                .ok();
        Json changed = flags(here)
                .merge("apart", "spec: {colour: green}\nstatus: {seen: false}")
                .ok();

        assertThat(created.has("status")).isFalse();
        assertThat(seen.at("spec", "colour")).isEqualTo("blue");
        assertThat(seen.at("status", "seen")).isEqualTo(true);
        assertThat(seen.generation()).isEqualTo(1);
        assertThat(changed.at("status", "seen")).isEqualTo(true);
        assertThat(changed.generation()).isEqualTo(2);
    }

    @Test
    default void scalesACustomKind(Namespace here) {
        flag(here, "scaled", "{colour: blue}").ok();

        assertThat(flags(here).get("scaled/scale").at("spec", "replicas")).isEqualTo(1);
        flags(here).merge("scaled/scale", "spec: {replicas: 4}").ok();
        assertThat(flags(here).get("scaled").at("spec", "size")).isEqualTo(4);
    }

    @Test
    default void mergesNoCustomKindStrategically(Namespace here) {
        flag(here, "strategic", "{colour: blue}").ok();

        Answer answer = flags(here).strategicMerge("strategic", "spec: {colour: green}");

        assertThat(answer.refusal())
                .isEqualTo("415 UnsupportedMediaType: the body of the request was in an unknown format - accepted media"
                        + " types include: application/json-patch+json, application/merge-patch+json,"
                        + " application/apply-patch+yaml");
    }

    @Test
    default void appliesACustomKindByItsKeys(Namespace here) {
        flags(here)
                .apply("applied", "a", "spec: {colour: blue, parts: [{name: one, x: 1}]}")
                .ok();
        Json both = flags(here)
                .apply("applied", "b", "spec: {parts: [{name: two, x: 2}]}", "force=true")
                .json();
        Answer conflict = flags(here).apply("applied", "c", "spec: {colour: blue, parts: [{name: one, x: 3}]}");

        assertThat(both.texts("name", "spec", "parts")).containsExactly("one", "two");
        assertThat(conflict.refusal())
                .isEqualTo("409 Conflict: Apply failed with 1 conflict: conflict with \"a\":"
                        + " .spec.parts[name=\"one\"].x");
    }

    @Test
    default void aCustomKindCannotBeReplacedBlindly(Namespace here) {
        Json stored = flag(here, "blind", "{colour: blue}").ok();

        Answer answer = flags(here).replace("blind", stored.without("metadata", "resourceVersion"));

        assertThat(answer.refusal())
                .isEqualTo(
                        "422 Invalid: flags.%s \"blind\" is invalid: metadata.resourceVersion: Invalid value: 0: must be"
                                        .formatted(flags(here).apiVersion().replace("/v1", ""))
                                + " specified for an update");
    }

    @Test
    default void watchesACustomKind(Namespace here) {
        flag(here, "watched", "{colour: blue}").ok();
        try (Watch watch = flags(here).watch("fieldSelector=metadata.name=watched")) {
            assertThat(watch.next(1)).containsExactly("ADDED watched");
            flags(here).merge("watched", "spec: {colour: green}").ok();
            assertThat(watch.next().object().at("spec", "colour")).isEqualTo("green");
        }
    }

    @Test
    default void aDefinitionTakesItsObjectsWithIt(Namespace here) {
        String group = "gone-" + here.name() + ".example.test";
        Resources flags = flags(here, group);
        Json stored =
                flags.create("metadata: {name: with-it}\nspec: {colour: blue}").ok();
        try (Watch watch = flags.watch("resourceVersion=" + stored.version())) {
            definitions(here).delete("flags." + group).ok();

            assertThat(watch.next(1)).containsExactly("DELETED with-it");
        }
        definitions(here).awaitGone("flags." + group);
    }

    @Test
    default void theNamesOfADefinitionAreAccepted(Namespace here) {
        Resources flags = flags(here);

        Json definition = definitions(here)
                .get("flags." + flags.apiVersion().replace("/v1", ""))
                .ok();

        assertThat(definition.condition("NamesAccepted").at("status")).isEqualTo("True");
        assertThat(definition.at("status", "acceptedNames", "plural")).isEqualTo("flags");
        assertThat(definition.at("status", "storedVersions")).isEqualTo(List.of("v1"));
    }

    @Test
    default void refusesADefinitionOfAnotherName(Namespace here) {
        Answer answer = definitions(here).create("""
                metadata: {name: wrong.example.test}
                spec:
                  group: example.test
                  scope: Namespaced
                  names: {plural: flags, kind: Flag}
                  versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]
                """);

        assertThat(answer.refusal())
                .isEqualTo(
                        "422 Invalid: CustomResourceDefinition.apiextensions.k8s.io \"wrong.example.test\" is invalid:"
                                + " metadata.name: Invalid value: \"wrong.example.test\": must be"
                                + " spec.names.plural+\".\"+spec.group");
    }
}
