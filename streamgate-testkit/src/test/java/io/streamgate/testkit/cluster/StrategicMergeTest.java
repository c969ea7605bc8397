package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StrategicMergeTest extends ClusterFixture {
    private static final Schema DEPLOYMENT = Objects.requireNonNull(BuiltInSchemas.of(Kind.DEPLOYMENT));

    @Test
    void containersAreMergedByName() {
        assertThat(containers(patched(List.of(Map.of("name", "b", "image", "b:2")))))
                .containsExactly("a a:1", "b b:2", "c c:1");
    }

    @Test
    void aNewContainerComesFirstAsThePatchSaysAndTheOthersStayInOrder() {
        assertThat(containers(patched(List.of(Map.of("name", "new", "image", "n:1")))))
                .containsExactly("new n:1", "a a:1", "b b:1", "c c:1");
    }

    @Test
    void theOrderThatThePatchNamesIsTheOrder() {
        FrozenMap patch = podSpec(Map.of(
                "$setElementOrder/containers",
                List.of(Map.of("name", "c"), Map.of("name", "new"), Map.of("name", "a")),
                "containers",
                List.of(Map.of("name", "new", "image", "n:1"))));
        assertThat(containers(merged(patch))).containsExactly("b b:1", "c c:1", "new n:1", "a a:1");
    }

    @Test
    void anItemIsDeletedByItsKey() {
        assertThat(containers(patched(List.of(Map.of("name", "b", "$patch", "delete")))))
                .containsExactly("a a:1", "c c:1");
    }

    @Test
    void aListIsReplacedIfThePatchSaysSo() {
        assertThat(containers(patched(List.of(Map.of("$patch", "replace"), Map.of("name", "only", "image", "o:1")))))
                .containsExactly("only o:1");
    }

    @Test
    void anObjectIsReplacedOrDeletedIfThePatchSaysSo() {
        FrozenMap replaced = merged(podSpec(Map.of("securityContext", Map.of("$patch", "replace", "runAsUser", 7))));
        assertThat(Tree.map(replaced, "spec", "template", "spec", "securityContext"))
                .isEqualTo(Map.of("runAsUser", 7));
        FrozenMap deleted = merged(podSpec(Map.of("securityContext", Map.of("$patch", "delete"))));
        assertThat(Tree.map(deleted, "spec", "template", "spec", "securityContext"))
                .isEmpty();
    }

    @Test
    void listsWithoutAMergeKeyAreReplaced() {
        FrozenMap patch = podSpec(Map.of("tolerations", List.of(Map.of("key", "x"))));
        assertThat(Tree.list(merged(patch), "spec", "template", "spec", "tolerations"))
                .isEqualTo(List.of(Map.of("key", "x")));
    }

    @Test
    void onlyWhatIsToBeRetainedStays() {
        FrozenMap patch = FrozenMap.EMPTY;
        patch = Tree.with(patch, Map.of("$retainKeys", List.of("type"), "type", "Recreate"), "spec", "strategy");
        assertThat(Tree.map(merged(patch), "spec", "strategy")).isEqualTo(Map.of("type", "Recreate"));
        FrozenMap more = Tree.with(patch, 1, "spec", "strategy", "other");
        assertThat(refused(() -> merged(more))).hasMessageContaining("invalid patch format of retainKeys");
    }

    @Test
    void finalizersAreMergedAndTakenOutOneByOne() {
        FrozenMap patch = Tree.of("metadata", Map.of("finalizers", List.of("c", "a")));
        assertThat(Tree.list(merged(patch), "metadata", "finalizers")).isEqualTo(List.of("c", "a", "b"));
        FrozenMap less = Tree.of("metadata", Map.of("$deleteFromPrimitiveList/finalizers", List.of("a")));
        assertThat(Tree.list(merged(less), "metadata", "finalizers")).isEqualTo(List.of("b"));
    }

    @Test
    void nullRemovesAFieldAndIsNotStored() {
        HashMap<String, @Nullable Object> labels = new HashMap<>();
        labels.put("app", null);
        labels.put("other", null);
        FrozenMap after = merged(Tree.of("metadata", Map.of("labels", labels)));
        assertThat(Tree.map(after, "metadata", "labels")).isEmpty();
    }

    @Test
    void anItemWithoutItsKeyIsRefused() {
        assertThat(refused(() -> patched(List.of(Map.of("image", "x:1")))))
                .hasMessageContaining("does not contain declared merge key: name");
    }

    @Test
    void theServerTakesItForBuiltInKindsAndNoOthers() {
        api.create(Kind.DEPLOYMENT, Samples.deployment("web", "demo:v1", 1));
        Object patch = podSpec(Map.of("containers", List.of(Map.of("name", "side", "image", "side:1"))));
        Resource after = cluster.as("kubectl")
                .patch(web, PatchForm.STRATEGIC, patch, WriteOptions.NONE)
                .resource();
        assertThat(after.list("spec", "template", "spec", "containers")).hasSize(2);
        Kind widget = new Kind("example.com", "v1", "Widget", "widgets");
        cluster.kind(widget);
        api.create(widget, Tree.resource(Tree.of("metadata", Map.of("name", "w", "namespace", "shop"))));
        assertThat(refused(() -> cluster.as("kubectl")
                                .patch(
                                        new Ref(widget, "shop", "w"),
                                        PatchForm.STRATEGIC,
                                        Map.of("spec", Map.of()),
                                        WriteOptions.NONE))
                        .code())
                .isEqualTo(415);
    }

    private static FrozenMap patched(List<?> containers) {
        return merged(podSpec(Map.of("containers", containers)));
    }

    private static FrozenMap podSpec(Map<String, ?> spec) {
        return Tree.with(FrozenMap.EMPTY, spec, "spec", "template", "spec");
    }

    private static FrozenMap merged(FrozenMap patch) {
        FrozenMap target = Tree.of(
                "metadata",
                Map.of("labels", Map.of("app", "web"), "finalizers", List.of("a", "b")),
                "spec",
                Map.of("strategy", Map.of("type", "RollingUpdate", "rollingUpdate", Map.of("maxSurge", 1))));
        FrozenMap spec = Tree.of(
                "containers",
                List.of(container("a"), container("b"), container("c")),
                "securityContext",
                Map.of("runAsGroup", 1),
                "tolerations",
                List.of(Map.of("key", "a"), Map.of("key", "b")));
        return StrategicMerge.apply(Tree.with(target, spec, "spec", "template", "spec"), patch, DEPLOYMENT);
    }

    private static Map<String, String> container(String name) {
        return Map.of("name", name, "image", name + ":1");
    }

    private static List<String> containers(FrozenMap deployment) {
        return Tree.list(deployment, "spec", "template", "spec", "containers").stream()
                .map(one -> Tree.text(one, "name") + " " + Tree.text(one, "image"))
                .toList();
    }
}
