package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PatchTest extends ClusterFixture {
    @BeforeEach
    void create() {
        api.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of("one", "1", "two", "2")));
    }

    @Test
    void aMergePatchSetsAndRemovesFields() {
        Map<String, Object> data = new HashMap<>();
        data.put("one", null);
        data.put("three", "3");
        Resource after = api.patch(configMap("a"), merge(Map.of("data", data)), false);
        assertThat(after.strings("data")).containsOnly(Map.entry("two", "2"), Map.entry("three", "3"));
    }

    @Test
    void aMergePatchReplacesLists() {
        api.create(Kind.DEPLOYMENT, Samples.deployment("web", "demo:v1", 1));
        List<Map<String, String>> only = List.of(Map.of("name", "other", "image", "x:1"));
        Resource after = api.patch(
                web, merge(Map.of("spec", Map.of("template", Map.of("spec", Map.of("containers", only))))), false);
        assertThat(after.list("spec", "template", "spec", "containers")).hasSize(1);
    }

    @Test
    void aJsonPatchRunsAllItsOperationsOrNone() {
        Patch patch = new Patch(
                Patch.Type.JSON,
                List.of(
                        Map.of("op", "add", "path", "/data/three", "value", "3"),
                        Map.of("op", "copy", "from", "/data/one", "path", "/data/four"),
                        Map.of("op", "move", "from", "/data/two", "path", "/data/five"),
                        Map.of("op", "remove", "path", "/data/one")));
        assertThat(api.patch(configMap("a"), patch, false).strings("data"))
                .containsOnly(Map.entry("three", "3"), Map.entry("four", "1"), Map.entry("five", "2"));
        Patch half = new Patch(
                Patch.Type.JSON,
                List.of(
                        Map.of("op", "add", "path", "/data/six", "value", "6"),
                        Map.of("op", "test", "path", "/data/three", "value", "4")));
        assertThat(refused(() -> api.patch(configMap("a"), half, false)).code()).isEqualTo(422);
        assertThat(api.get(configMap("a")).strings("data")).doesNotContainKey("six");
    }

    @Test
    void aJsonPatchOfAMissingPlaceIsInvalidButAFieldMayBeReplacedThatIsNotThere() {
        assertThat(api.patch(configMap("a"), json("replace", "/data/none", "x"), false)
                        .strings("data"))
                .containsEntry("none", "x");
        assertThat(refused(() -> api.patch(configMap("a"), json("replace", "/none/x", "x"), false))
                        .code())
                .isEqualTo(422);
        assertThat(refused(() -> api.patch(configMap("a"), json("add", "/none/x", "x"), false))
                        .code())
                .isEqualTo(422);
        assertThat(refused(() -> api.patch(configMap("b"), json("add", "/data/x", "x"), false))
                        .code())
                .isEqualTo(404);
    }

    @Test
    void aJsonPatchReachesFieldsWithSlashesInTheirNames() {
        api.patch(configMap("a"), json("add", "/metadata/annotations", Map.of("x.io/y", "1")), false);
        Resource after = api.patch(configMap("a"), json("replace", "/metadata/annotations/x.io~1y", "2"), false);
        assertThat(after.annotations()).containsEntry("x.io/y", "2");
    }

    @Test
    void aStaleVersionInAPatchIsAConflict() {
        String stale = api.get(configMap("a")).resourceVersion();
        api.patch(configMap("a"), merge(Map.of("data", Map.of("one", "x"))), false);
        for (Patch patch : List.of(
                json("replace", "/metadata/resourceVersion", stale),
                merge(Map.of("metadata", Map.of("resourceVersion", stale), "data", Map.of("one", "y"))))) {
            ApiException e = refused(() -> api.patch(configMap("a"), patch, false));
            assertThat(e.code()).isEqualTo(409);
            assertThat(e.reason()).isEqualTo("Conflict");
            assertThat(e).hasMessageContaining("the object has been modified");
        }
    }

    @Test
    void aPatchThatChangesNothingKeepsTheVersion() {
        String before = api.get(configMap("a")).resourceVersion();
        assertThat(api.patch(configMap("a"), merge(Map.of("data", Map.of("one", "1"))), false)
                        .resourceVersion())
                .isEqualTo(before);
    }

    @Test
    void aDeploymentsSelectorCanNotBeChanged() {
        api.create(Kind.DEPLOYMENT, Samples.deployment("web", "demo:v1", 1));
        ApiException e = refused(
                () -> api.patch(web, json("replace", "/spec/selector/matchLabels", Map.of("app", "other")), false));
        assertThat(e.code()).isEqualTo(422);
        assertThat(e.reason()).isEqualTo("Invalid");
        assertThat(e).hasMessageContaining("spec.selector").hasMessageContaining("field is immutable");
    }

    @Test
    void negativeSizesAndLabelsThatDoNotMatchAreInvalidWithAllCauses() {
        Resource wrong = Tree.with(
                Samples.deployment("web", "demo:v1", -5), Map.of("app", "x"), "spec", "template", "metadata", "labels");
        ApiException e = refused(() -> api.create(Kind.DEPLOYMENT, wrong));
        assertThat(e.code()).isEqualTo(422);
        assertThat(e)
                .hasMessageContaining("spec.replicas: Invalid value: -5")
                .hasMessageContaining("`selector` does not match template `labels`");
    }

    @Test
    void aNameInCapitalsIsInvalid() {
        assertThat(refused(() -> api.create(Kind.CONFIG_MAP, Samples.configMap("Big_One", Map.of())))
                        .code())
                .isEqualTo(422);
    }
}
