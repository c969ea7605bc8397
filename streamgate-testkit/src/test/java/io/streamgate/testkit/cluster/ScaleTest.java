package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScaleTest extends ClusterFixture {
    private final Verbs verbs = cluster.as("test");

    @Test
    void aScaleTellsWhatIsAskedForWhatIsThereAndWhichPodsAreCounted() {
        Resource deployment = deploy("demo:v1", 2);
        Resource scale = verbs.scale(web);
        assertThat(scale.text("kind")).contains("Scale");
        assertThat(scale.text("apiVersion")).contains("autoscaling/v1");
        assertThat(scale.resourceVersion()).isEqualTo(deployment.resourceVersion());
        assertThat(scale.uid()).isEqualTo(deployment.uid());
        assertThat(scale.number("spec", "replicas")).contains(2L);
        assertThat(scale.number("status", "replicas")).contains(2L);
        assertThat(scale.text("status", "selector")).contains("app=web");
    }

    @Test
    void settingItChangesTheSizeAndNothingElse() {
        Resource before = deploy("demo:v1", 2);
        Resource scaled = verbs.updateScale(web, Tree.with(verbs.scale(web), 5, "spec", "replicas"), false);
        assertThat(scaled.number("spec", "replicas")).contains(5L);
        Resource after = api.get(web);
        assertThat(after.number("spec", "replicas")).contains(5L);
        assertThat(after.number("metadata", "generation")).contains(2L);
        assertThat(after.map("spec", "template")).isEqualTo(before.map("spec", "template"));
    }

    @Test
    void itIsPatchedAsAnObjectOfItsOwn() {
        deploy("demo:v1", 2);
        assertThat(verbs.patchScale(web, scale(0), false).map("spec")).isEmpty();
        assertThat(verbs.patchScale(web, json("add", "/spec/replicas", 3), false)
                        .number("spec", "replicas"))
                .contains(3L);
        assertThat(verbs.patchScale(web, scale(7), true).number("spec", "replicas"))
                .contains(7L);
        assertThat(api.get(web).number("spec", "replicas")).contains(3L);
    }

    @Test
    void anOldVersionIsAConflictAndANegativeSizeInvalid() {
        deploy("demo:v1", 2);
        Resource stale = Tree.with(verbs.scale(web), "1", "metadata", "resourceVersion");
        assertThat(refused(() -> verbs.updateScale(web, stale, false)).code()).isEqualTo(409);
        ApiException e = refused(() -> verbs.patchScale(web, scale(-1), false));
        assertThat(e.code()).isEqualTo(422);
        assertThat(e)
                .hasMessage(
                        "Scale.autoscaling \"web\" is invalid: spec.replicas: Invalid value: -1: must be greater than or"
                                + " equal to 0");
        assertThat(refused(() -> verbs.updateScale(web, new Resource(Tree.of("spec", Map.of("replicas", 1))), false)))
                .hasMessage("the name of the object (web based on URL) was undeterminable: name must be provided");
    }

    @Test
    void aKindWithoutASizeHasNoScale() {
        api.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of()));
        assertThat(refused(() -> verbs.scale(configMap("a"))).code()).isEqualTo(404);
        assertThat(refused(() -> verbs.scale(web))).hasMessage("deployments.apps \"web\" not found");
    }

    @Test
    void aKindOfOnesOwnSaysWhereItsSizeStands() {
        Kind fleet = new Kind("x.io", "v1", "Fleet", "fleets");
        cluster.kind(ApiResource.of(fleet)
                .scaledBy(new ApiResource.Scale(".spec.ships", ".status.ships", ".status.labelSelector")));
        FrozenMap status = Tree.of("ships", 1, "labelSelector", "fleet=a");
        Ref ref = new Ref(fleet, "shop", "a");
        api.create(
                fleet,
                new Resource(
                        Tree.of("metadata", Tree.of("name", "a", "namespace", "shop"), "spec", Map.of("ships", 4))));
        verbs.patchStatus(ref, merge(Map.of("status", status)));
        Resource scale = verbs.scale(ref);
        assertThat(scale.number("spec", "replicas")).contains(4L);
        assertThat(scale.number("status", "replicas")).contains(1L);
        assertThat(scale.text("status", "selector")).contains("fleet=a");
        verbs.patchScale(ref, scale(6), false);
        assertThat(api.get(ref).number("spec", "ships")).contains(6L);
    }

    @Test
    void aSelectorIsToldAsInAUrl() {
        FrozenMap selector = Tree.of(
                "matchLabels",
                Map.of("b", "2"),
                "matchExpressions",
                List.of(
                        Map.of("key", "a", "operator", "In", "values", List.of("y", "x")),
                        Map.of("key", "c", "operator", "Exists"),
                        Map.of("key", "d", "operator", "DoesNotExist")));
        assertThat(Scales.text(selector)).isEqualTo("a in (x,y),b=2,c,!d");
    }
}
