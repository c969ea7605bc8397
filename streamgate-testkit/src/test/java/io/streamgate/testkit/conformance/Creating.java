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
    default void refusesTheSameNameTwice(Namespace here) {
        here.configMaps().create(Samples.configMap("twice")).ok();

        Answer answer = here.configMaps().create(Samples.configMap("twice"));

        assertThat(answer.refusal()).isEqualTo("409 AlreadyExists: configmaps \"twice\" already exists");
        assertThat(answer.at("details")).isEqualTo(Map.of("name", "twice", "kind", "configmaps"));
    }

    @Test
    default void makesANameFromItsBeginning(Namespace here) {
        Json created =
                here.configMaps().create("metadata: {generateName: from-}").ok();

        assertThat(created.name()).matches("from-[bcdfghjklmnpqrstvwxz2456789]{5}");
        assertThat(created.at("metadata", "generateName")).isEqualTo("from-");
    }

    @Test
    default void refusesAnObjectWithoutAName(Namespace here) {
        Answer answer = here.configMaps().create("metadata: {}");

        assertThat(answer.refusal())
                .isEqualTo("422 Invalid: ConfigMap \"\" is invalid: metadata.name: Required value: name or generateName"
                        + " is required");
        assertThat(answer.causes())
                .containsExactly("FieldValueRequired metadata.name: Required value: name or generateName is required");
        assertThat(answer.at("details", "kind")).isEqualTo("ConfigMap");
    }

    @Test
    default void refusesAnotherNamespaceThanThePaths(Namespace here) {
        assertThat(here.configMaps()
                        .create("metadata: {name: misplaced, namespace: default}")
                        .refusal())
                .isEqualTo("400 BadRequest: the namespace of the provided object does not match the namespace sent on"
                        + " the request");
    }

    @Test
    default void refusesANamespaceThatIsNotThere(Namespace here) {
        Answer answer =
                here.server().namespace("conformance-nowhere").configMaps().create(Samples.configMap("lost"));

        assertThat(answer.refusal()).isEqualTo("404 NotFound: namespaces \"conformance-nowhere\" not found");
        assertThat(answer.at("details", "kind")).isEqualTo("namespaces");
    }

    @Test
    default void refusesAVersionOnCreation(Namespace here) {
        assertThat(here.configMaps()
                        .create("metadata: {name: versioned, resourceVersion: '1'}")
                        .refusal())
                .isEqualTo("500 : resourceVersion should not be set on objects to be created");
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
    default void refusesAnotherKindThanThePaths(Namespace here) {
        assertThat(here.configMaps()
                        .create("apiVersion: v1\nkind: Secret\nmetadata: {name: other-kind}")
                        .refusal())
                .isEqualTo("400 BadRequest: Secret in version \"v1\" cannot be handled as a ConfigMap: converting"
                        + " (v1.Secret) to (core.ConfigMap): unknown conversion");
    }

    @Test
    default void refusesAnotherVersionThanThePaths(Namespace here) {
        assertThat(here.deployments()
                        .create("apiVersion: apps/v1beta7\nkind: Deployment\nmetadata: {name: other-version}")
                        .refusal())
                .startsWith(
                        "400 BadRequest: Deployment in version \"v1beta7\" cannot be handled as a Deployment: no kind"
                                + " \"Deployment\" is registered for version \"apps/v1beta7\"");
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
    default void refusesWhatIsNoJson(Namespace here) {
        assertThat(here.configMaps().post("{\"metadata\":").refusal()).startsWith("400 BadRequest: ");
        assertThat(here.configMaps().post("[]").refusal()).startsWith("400 BadRequest: ");
        assertThat(here.configMaps().post("").refusal()).startsWith("400 BadRequest: ");
    }

    @Test
    default void refusesAFieldOfTheWrongType(Namespace here) {
        assertThat(here.configMaps()
                        .create("metadata: {name: typed}\ndata: {a: 1}")
                        .refusal())
                .isEqualTo("400 BadRequest: ConfigMap in version \"v1\" cannot be handled as a ConfigMap: json: cannot"
                        + " unmarshal number into Go struct field ConfigMap.data of type string");
        assertThat(here.deployments()
                        .create("metadata: {name: typed}\nspec: {replicas: many}")
                        .refusal())
                .isEqualTo("400 BadRequest: Deployment in version \"v1\" cannot be handled as a Deployment: json:"
                        + " cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32");
    }

    @Test
    default void leavesOutAFieldThatItDoesNotKnowAndWarns(Namespace here) {
        Answer answer = here.configMaps().create("metadata: {name: unknown-field}\nnothing: {a: 1}");

        assertThat(answer.ok().has("nothing")).isFalse();
        assertThat(answer.warnings()).containsExactly("299 - \"unknown field \\\"nothing\\\"\"");
    }

    @Test
    default void refusesAFieldThatItDoesNotKnowIfAskedTo(Namespace here) {
        assertThat(here.configMaps()
                        .create("metadata: {name: strict}\nnothing: {a: 1}", "fieldValidation=Strict")
                        .refusal())
                .isEqualTo("400 BadRequest: ConfigMap in version \"v1\" cannot be handled as a ConfigMap: strict"
                        + " decoding error: unknown field \"nothing\"");
        assertThat(here.deployments()
                        .create(
                                Samples.deployment("strict", 0).with(1, "spec", "template", "spec", "nothing"),
                                "fieldValidation=Strict")
                        .refusal())
                .endsWith("strict decoding error: unknown field \"spec.template.spec.nothing\"");
    }

    @Test
    default void saysNothingOfAFieldThatItDoesNotKnowIfAskedTo(Namespace here) {
        Answer answer = here.configMaps().create("metadata: {name: silent}\nnothing: {a: 1}", "fieldValidation=Ignore");

        assertThat(answer.ok().has("nothing")).isFalse();
        assertThat(answer.warnings()).isEmpty();
    }

    @Test
    default void refusesAFieldThatComesTwiceIfAskedTo(Namespace here) {
        String twice = "{\"metadata\":{\"name\":\"doubled\"},\"data\":{\"a\":\"1\",\"a\":\"2\"}}";

        assertThat(here.configMaps().post(twice, "fieldValidation=Strict").refusal())
                .endsWith("strict decoding error: duplicate field \"data.a\"");
        Answer lenient = here.configMaps().post(twice);
        assertThat(lenient.at("data", "a")).isEqualTo("2");
        assertThat(lenient.warnings()).containsExactly("299 - \"duplicate field \\\"data.a\\\"\"");
    }

    @Test
    default void refusesAnUnknownWayToCheckFields(Namespace here) {
        assertThat(here.configMaps()
                        .create(Samples.configMap("unchecked"), "fieldValidation=Perhaps")
                        .refusal())
                .isEqualTo("422 Invalid: CreateOptions.meta.k8s.io \"\" is invalid: fieldValidation: Unsupported value:"
                        + " \"Perhaps\": supported values: \"\", \"Ignore\", \"Strict\", \"Warn\"");
    }

    @Test
    default void refusesABodyOfAnotherMediaType(Namespace here) {
        Answer answer =
                here.server().send("POST", here.configMaps().path(), "text/plain", "metadata: {name: plain-text}");

        assertThat(answer.refusal())
                .startsWith(
                        "415 UnsupportedMediaType: the body of the request was in an unknown format - accepted media"
                                + " types include: application/json, application/yaml");
    }

    @Test
    default void takesYaml(Namespace here) {
        Answer answer = here.server()
                .send("POST", here.configMaps().path(), "application/yaml", "metadata:\n  name: yaml\ndata:\n  a: b\n");

        assertThat(answer.ok().at("data", "a")).isEqualTo("b");
    }

    @Test
    default void notesWhoSetWhat(Namespace here) {
        Json created = here.configMaps()
                .create("metadata: {name: managed, labels: {x: y}}\ndata: {a: b}", "fieldManager=someone")
                .ok();

        Json entry = created.list("metadata", "managedFields").get(0);
        assertThat(created.list("metadata", "managedFields")).hasSize(1);
        assertThat(entry.at("manager")).isEqualTo("someone");
        assertThat(entry.at("operation")).isEqualTo("Update");
        assertThat(entry.at("apiVersion")).isEqualTo("v1");
        assertThat(entry.at("fieldsType")).isEqualTo("FieldsV1");
        assertThat(entry.has("time")).isTrue();
        assertThat(entry.at("fieldsV1"))
                .isEqualTo(Map.of(
                        "f:data",
                        Map.of(".", Map.of(), "f:a", Map.of()),
                        "f:metadata",
                        Map.of("f:labels", Map.of(".", Map.of(), "f:x", Map.of()))));
    }

    @Test
    default void aManagerWithoutANameIsTheProgramThatAsks(Namespace here) {
        Json created = here.configMaps().create(Samples.configMap("by-agent")).ok();

        assertThat(created.texts("manager", "metadata", "managedFields")).isEqualTo(List.of("conformance"));
    }

    @Test
    default void refusesAManagerOfTooLongAName(Namespace here) {
        assertThat(here.configMaps()
                        .create(Samples.configMap("long-manager"), "fieldManager=" + "m".repeat(129))
                        .refusal())
                .startsWith("422 Invalid: CreateOptions.meta.k8s.io \"\" is invalid: fieldManager: Too long: may not be"
                        + " more than 128 bytes");
    }
}
