package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CustomResourceTest extends ClusterFixture {
    private static final Kind WIDGET = new Kind("example.com", "v1", "Widget", "widgets");
    private static final Ref ONE = new Ref(WIDGET, "shop", "one");
    private static final Ref DEFINITION = new Ref(Kinds.DEFINITION, "", "widgets.example.com");

    @BeforeEach
    void define() {
        api.create(Kinds.DEFINITION, definition(spec()));
    }

    @Test
    void theKindIsServedAndTheDefinitionEstablished() {
        assertThat(api.list(WIDGET, "shop", "").items()).isEmpty();
        time.advance(Duration.ofSeconds(1));
        Resource defined = api.get(DEFINITION);
        assertThat(Tree.text(condition(defined, "Established"), "status")).isEqualTo("True");
        assertThat(defined.text("status", "acceptedNames", "listKind")).contains("WidgetList");
        assertThat(Tree.list(defined.json(), "status", "storedVersions")).containsExactly("v1");
    }

    @Test
    void whatTheSchemaDoesNotKnowIsLostAndWhatItDefaultsIsThere() {
        Resource made = api.create(WIDGET, widget(Map.of("size", 2, "odd", 1, "free", Map.of("any", 1))));
        assertThat(made.at("spec", "odd")).isEmpty();
        assertThat(made.at("spec", "free", "any")).contains(1);
        assertThat(made.text("spec", "color")).contains("blue");
        assertThat(made.number("metadata", "generation")).contains(1L);
    }

    @Test
    void whatTheSchemaForbidsIsRefusedWithItsCauses() {
        var refusal = (StatusException) refused(() -> api.create(
                WIDGET,
                widget(Map.of("size", 11, "color", "pink", "code", "abc", "parts", List.of(Map.of("count", "x"))))));
        assertThat(refusal.code()).isEqualTo(422);
        assertThat(Tree.list(refusal.details(), "causes").stream().map(cause -> Tree.text(cause, "message")))
                .containsExactlyInAnyOrder(
                        "Invalid value: 11: spec.size in body should be less than or equal to 10",
                        "Unsupported value: \"pink\": supported values: \"blue\", \"green\"",
                        "Invalid value: \"abc\": spec.code in body should match '^[A-Z]+$'",
                        "Required value",
                        "Invalid value: \"string\": spec.parts[0].count in body must be of type integer: \"string\"");
        assertThat(refused(() -> api.create(WIDGET, widget(Map.of()))))
                .hasMessage("Widget.example.com \"one\" is invalid: spec.size: Required value");
    }

    @Test
    void itsStatusIsWrittenBySubresourceOnly() {
        Resource made = api.create(WIDGET, Tree.with(widget(Map.of("size", 1)), 1, "status", "replicas"));
        assertThat(made.at("status")).isEmpty();
        Resource after = cluster.as("c").patchStatus(ONE, merge(Map.of("status", Map.of("replicas", 3))));
        assertThat(after.number("status", "replicas")).contains(3L);
        assertThat(after.number("metadata", "generation")).contains(1L);
        assertThat(api.patch(ONE, merge(Map.of("spec", Map.of("size", 2))), false)
                        .number("metadata", "generation"))
                .contains(2L);
    }

    @Test
    void itsSizeIsReadAndSetByScale() {
        api.create(WIDGET, widget(Map.of("size", 1)));
        Verbs verbs = cluster.as("hpa");
        assertThat(verbs.scale(ONE).number("spec", "replicas")).contains(1L);
        verbs.patchScale(ONE, merge(Map.of("spec", Map.of("replicas", 4))), false);
        assertThat(api.get(ONE).number("spec", "size")).contains(4L);
    }

    @Test
    void itsListsAreAppliedByTheKeysOfTheSchema() {
        Verbs a = cluster.as("a");
        Verbs b = cluster.as("b");
        a.patch(ONE, apply(Map.of("size", 1, "parts", List.of(part("x", 1)))), false, false);
        Resource both = b.patch(ONE, apply(Map.of("parts", List.of(part("y", 2)))), false, false);
        assertThat(both.list("spec", "parts")).hasSize(2);
        assertThat(refused(() -> b.patch(ONE, apply(Map.of("parts", List.of(part("x", 2)))), false, false)))
                .hasMessageContaining(".spec.parts[name=\"x\"].count");
        Resource without = b.patch(ONE, apply(Map.of()), false, false);
        assertThat(without.list("spec", "parts")).hasSize(1);
    }

    @Test
    void deletingTheDefinitionTakesItsObjectsAlong() {
        api.create(WIDGET, widget(Map.of("size", 1)));
        time.advance(Duration.ofSeconds(1));
        api.delete(DEFINITION, "");
        assertThat(api.get(DEFINITION).isDeleting()).isTrue();
        time.advance(Duration.ofSeconds(1));
        assertThat(refused(() -> api.get(DEFINITION)).code()).isEqualTo(404);
        assertThat(refused(() -> api.list(WIDGET, "shop", "")).code()).isEqualTo(404);
        assertThat(cluster.objects(WIDGET, "shop")).isEmpty();
    }

    @Test
    void aDefinitionNeedsItsNameAndATypedSchema() {
        FrozenMap spec = spec();
        FrozenMap untyped = Tree.with(
                Tree.map(Tree.list(spec, "versions").get(0)),
                Map.of("type", "object", "properties", Map.of("spec", Map.of())),
                "schema",
                "openAPIV3Schema");
        Resource wrong = Tree.with(
                definition(Tree.with(spec, List.of(untyped), "versions")), "other.example.com", "metadata", "name");
        assertThat(refused(() -> api.create(Kinds.DEFINITION, wrong)))
                .hasMessageContaining("must be spec.names.plural+\".\"+spec.group")
                .hasMessageContaining(
                        "properties[spec].type: Required value: must not be empty for specified object" + " fields");
    }

    private static Map<String, Object> part(String name, int count) {
        return Map.of("name", name, "count", count);
    }

    private static Resource widget(Map<String, Object> spec) {
        return Tree.resource(Tree.of("metadata", Map.of("name", "one", "namespace", "shop"), "spec", spec));
    }

    private static Patch apply(Map<String, Object> spec) {
        return new Patch(Patch.Type.APPLY, Map.of("apiVersion", "example.com/v1", "kind", "Widget", "spec", spec));
    }

    private static Resource definition(FrozenMap spec) {
        return Tree.resource(Tree.of("metadata", Map.of("name", "widgets.example.com"), "spec", spec));
    }

    private static FrozenMap spec() {
        Map<String, Object> part = Map.of(
                "type",
                "object",
                "required",
                List.of("name"),
                "properties",
                Map.of("name", Map.of("type", "string"), "count", Map.of("type", "integer")));
        Map<String, Object> fields = Map.of(
                "size",
                Map.of("type", "integer", "minimum", 1, "maximum", 10),
                "color",
                Map.of("type", "string", "enum", List.of("blue", "green"), "default", "blue"),
                "code",
                Map.of("type", "string", "pattern", "^[A-Z]+$"),
                "free",
                Map.of("type", "object", "x-kubernetes-preserve-unknown-fields", true),
                "parts",
                Map.of(
                        "type",
                        "array",
                        "items",
                        part,
                        "x-kubernetes-list-type",
                        "map",
                        "x-kubernetes-list-map-keys",
                        List.of("name")));
        Map<String, Object> schema = Map.of(
                "type",
                "object",
                "properties",
                Map.of(
                        "spec",
                        Map.of("type", "object", "required", List.of("size"), "properties", fields),
                        "status",
                        Map.of("type", "object", "properties", Map.of("replicas", Map.of("type", "integer")))));
        return Tree.of(
                "group",
                "example.com",
                "scope",
                "Namespaced",
                "names",
                Map.of("plural", "widgets", "kind", "Widget"),
                "versions",
                List.of(Map.of(
                        "name",
                        "v1",
                        "served",
                        true,
                        "storage",
                        true,
                        "schema",
                        Map.of("openAPIV3Schema", schema),
                        "subresources",
                        Map.of(
                                "status",
                                Map.of(),
                                "scale",
                                Map.of(
                                        "specReplicasPath", ".spec.size",
                                        "statusReplicasPath", ".status.replicas")))));
    }
}
