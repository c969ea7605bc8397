package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Server-side apply: who owns which field, and what happens when two want the same. */
interface Applying {
    @Test
    default void createsWhatIsNotThere(Namespace here) {
        Answer created = here.configMaps().apply("created", "a", "data: {k: '1'}");
        Answer again = here.configMaps().apply("created", "a", "data: {k: '1'}");

        assertThat(created.code()).isEqualTo(201);
        assertThat(again.code()).isEqualTo(200);
        assertThat(again.ok()).isEqualTo(created.ok());
    }

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
    default void refusesAFieldThatAnotherManagerApplied(Namespace here) {
        here.configMaps().apply("conflict", "a", "data: {k: '1', l: '1'}").ok();

        Answer one = here.configMaps().apply("conflict", "b", "data: {k: '2'}");
        Answer two = here.configMaps().apply("conflict", "b", "data: {k: '2', l: '2'}");

        assertThat(one.refusal()).isEqualTo("409 Conflict: Apply failed with 1 conflict: conflict with \"a\": .data.k");
        assertThat(one.causes()).containsExactly("FieldManagerConflict .data.k: conflict with \"a\"");
        assertThat(two.refusal())
                .isEqualTo("409 Conflict: Apply failed with 2 conflicts: conflicts with \"a\":\n- .data.k\n- .data.l");
        assertThat(two.fields()).containsExactly(".data.k", ".data.l");
    }

    @Test
    default void refusesAFieldThatAnotherManagerWrote(Namespace here) {
        here.configMaps()
                .create(Samples.configMap("written"), "fieldManager=writer")
                .ok();

        Answer answer = here.configMaps().apply("written", "b", "data: {a: '2'}");

        assertThat(answer.refusal())
                .startsWith("409 Conflict: Apply failed with 1 conflict: conflict with \"writer\" using v1")
                .endsWith(": .data.a");
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
    default void twoManagersShareAFieldOnWhichTheyAgree(Namespace here) {
        here.configMaps().apply("shared", "a", "data: {k: '1'}").ok();
        here.configMaps().apply("shared", "b", "data: {k: '1'}").ok();

        Json left = here.configMaps().apply("shared", "a", "data: {}").ok();
        Answer contested = here.configMaps().apply("shared", "a", "data: {k: '2'}");
        Json removed = here.configMaps().apply("shared", "b", "data: {}").ok();

        assertThat(left.at("data", "k")).isEqualTo("1");
        assertThat(contested.refusal()).contains("conflict with \"b\"");
        assertThat(removed.has("data", "k")).isFalse();
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
    default void aWriteTakesAFieldFromWhoAppliedIt(Namespace here) {
        here.configMaps().apply("taken", "a", "data: {k: '1'}").ok();
        Json merged = here.configMaps()
                .merge("taken", "data: {k: '2'}", "fieldManager=other")
                .ok();

        assertThat(merged.list("metadata", "managedFields"))
                .extracting(entry -> entry.text("manager") + " " + entry.text("operation"))
                .containsExactly("other Update");
        assertThat(here.configMaps().apply("taken", "a", "data: {k: '3'}").refusal())
                .contains("conflict with \"other\" using v1");
    }

    @Test
    default void oneManagersWritesAndAppliesAreTwo(Namespace here) {
        here.configMaps().create(Samples.configMap("both"), "fieldManager=me").ok();

        Answer answer = here.configMaps().apply("both", "me", "data: {a: '2'}");

        assertThat(answer.refusal())
                .startsWith("409 Conflict: Apply failed with 1 conflict: conflict with \"me\" using v1");
    }

    @Test
    default void requiresAManager(Namespace here) {
        Answer answer = here.configMaps()
                .patch(
                        "unmanaged",
                        "application/apply-patch+yaml",
                        "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"unmanaged\"}}");

        assertThat(answer.refusal())
                .isEqualTo("422 Invalid: PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is"
                        + " required for apply patch");
    }

    @Test
    default void allowsForceForAppliesOnly(Namespace here) {
        here.configMaps().create(Samples.configMap("not-applied")).ok();

        assertThat(here.configMaps()
                        .merge("not-applied", "data: {a: '2'}", "force=true")
                        .refusal())
                .isEqualTo(
                        "422 Invalid: PatchOptions.meta.k8s.io \"\" is invalid: force: Forbidden: may not be specified"
                                + " for non-apply patch");
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
    default void forgetsAllManagersIfAsked(Namespace here) {
        here.configMaps().apply("forgotten", "a", "data: {k: '1'}").ok();

        Json merged = here.configMaps()
                .merge("forgotten", "metadata: {managedFields: [{}]}", "fieldManager=b")
                .ok();

        assertThat(merged.list("metadata", "managedFields")).isEmpty();
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
    default void namesAFieldOfAListByItsKey(Namespace here) {
        here.deployments()
                .apply("keyed", "a", Samples.deployment("keyed", 0).toString())
                .ok();

        Answer answer = here.deployments()
                .apply("keyed", "b", "spec: {template: {spec: {containers: [{name: app, image: other}]}}}");

        assertThat(answer.refusal())
                .isEqualTo("409 Conflict: Apply failed with 1 conflict: conflict with \"a\":"
                        + " .spec.template.spec.containers[name=\"app\"].image");
        assertThat(answer.fields()).containsExactly(".spec.template.spec.containers[name=\"app\"].image");
    }

    @Test
    default void aListWithoutKeysHasOneOwner(Namespace here) {
        here.deployments()
                .apply(
                        "arguments",
                        "a",
                        Samples.deployment("arguments", 0)
                                .with(List.of("x", "y"), "spec", "template", "spec", "containers", 0, "args")
                                .toString())
                .ok();

        Answer answer = here.deployments()
                .apply("arguments", "b", "spec: {template: {spec: {containers: [{name: app, args: [x, z]}]}}}");

        assertThat(answer.fields()).containsExactly(".spec.template.spec.containers[name=\"app\"].args");
    }

    @Test
    default void aSetHasAnOwnerPerElement(Namespace here) {
        here.configMaps()
                .apply("a-set", "a", "metadata: {finalizers: [example.test/a]}")
                .ok();
        Json both = here.configMaps()
                .apply("a-set", "b", "metadata: {finalizers: [example.test/b]}")
                .ok();
        Json one = here.configMaps().apply("a-set", "a", "data: {}").ok();

        assertThat(both.at("metadata", "finalizers")).isEqualTo(List.of("example.test/a", "example.test/b"));
        assertThat(one.at("metadata", "finalizers")).isEqualTo(List.of("example.test/b"));
        here.configMaps().merge("a-set", "metadata: {finalizers: null}").ok();
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

    @Test
    default void refusesAFieldThatNoSchemaKnows(Namespace here) {
        assertThat(here.configMaps().apply("schema", "a", "nothing: 1").refusal())
                .contains("field not declared in schema");
    }

    @Test
    default void appliesToTheStatusOnItsOwn(Namespace here) {
        here.deployments()
                .apply("status", "a", Samples.deployment("status", 0).toString())
                .ok();

        Json applied = here.deployments()
                .apply(
                        "status/status",
                        "b",
                        "status: {conditions: [{type: Checked, status: 'True', reason: Tried, message: ''}]}")
                .ok();

        assertThat(applied.condition("Checked").at("status")).isEqualTo("True");
        assertThat(applied.list("metadata", "managedFields"))
                .filteredOn(entry -> entry.text("manager").equals("b"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.at("subresource")).isEqualTo("status"));
    }

    @Test
    default void whatIsTriedOnlyIsNotStored(Namespace here) {
        Answer answer = here.configMaps().apply("tried", "a", "data: {k: '1'}", "dryRun=All");

        assertThat(answer.code()).isEqualTo(201);
        assertThat(here.configMaps().get("tried").code()).isEqualTo(404);
    }
}
