package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApplyTest extends ClusterFixture {
    @Test
    void whatIsNotThereIsCreated() {
        Resource made = api.patch(configMap("a"), apply(Map.of("one", "1")), false);
        assertThat(made.namespace()).isEqualTo("shop");
        assertThat(made.strings("data")).containsEntry("one", "1");
        assertThat(Tree.text(entry(made, "streamgate"), "operation")).isEqualTo("Apply");
    }

    @Test
    void whatIsNoLongerAppliedIsTakenAway() {
        api.patch(configMap("a"), apply(Map.of("one", "1", "two", "2")), false);
        Resource after = api.patch(configMap("a"), apply(Map.of("two", "2")), false);
        assertThat(after.strings("data")).containsOnly(Map.entry("two", "2"));
    }

    @Test
    void whatSomeoneElseSetStays() {
        api.patch(configMap("a"), apply(Map.of("one", "1")), false);
        cluster.as("kubectl-edit").patch(configMap("a"), merge(Map.of("data", Map.of("theirs", "x"))), false);
        Resource after = api.patch(configMap("a"), apply(Map.of("two", "2")), false);
        assertThat(after.strings("data")).containsOnly(Map.entry("theirs", "x"), Map.entry("two", "2"));
    }

    @Test
    void aFieldOfAnotherIsTakenOverByForceOnly() {
        api.patch(configMap("a"), apply(Map.of("one", "1")), false);
        cluster.as("kubectl-edit").patch(configMap("a"), merge(Map.of("data", Map.of("one", "x"))), false);
        var refusal =
                refused(() -> cluster.as("streamgate").patch(configMap("a"), apply(Map.of("one", "2")), false, false));
        assertThat(refusal.code()).isEqualTo(409);
        assertThat(refusal).hasMessageContaining("conflict with \"kubectl-edit\"");
        Resource forced = api.patch(configMap("a"), apply(Map.of("one", "2")), false);
        assertThat(forced.strings("data")).containsEntry("one", "2");
        assertThat(entry(forced, "kubectl-edit")).isNull();
    }

    @Test
    void theSameAgainChangesNothing() {
        Resource first = api.patch(configMap("a"), apply(Map.of("one", "1")), false);
        assertThat(api.patch(configMap("a"), apply(Map.of("one", "1")), false)).isEqualTo(first);
    }

    @Test
    void aVersionIsAPrecondition() {
        Resource first = api.patch(configMap("a"), apply(Map.of("one", "1")), false);
        api.patch(configMap("a"), apply(Map.of("one", "2")), false);
        Patch stale = new Patch(
                Patch.Type.APPLY,
                Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "ConfigMap",
                        "metadata",
                        Map.of("name", "a", "resourceVersion", first.resourceVersion()),
                        "data",
                        Map.of("one", "3")));
        assertThat(refused(() -> api.patch(configMap("a"), stale, false)).code())
                .isEqualTo(409);
    }

    @Test
    void aDryRunOfWhatIsNotThereLeavesNothing() {
        assertThat(api.patch(configMap("a"), apply(Map.of("one", "1")), true).uid())
                .isNotEmpty();
        assertThat(refused(() -> api.get(configMap("a"))).code()).isEqualTo(404);
    }

    @Test
    void aLeaseIsAppliedLikeAnythingElse() {
        Ref lease = new Ref(Kind.LEASE, "shop", "web");
        Patch patch = new Patch(
                Patch.Type.APPLY,
                Map.of(
                        "apiVersion",
                        "coordination.k8s.io/v1",
                        "kind",
                        "Lease",
                        "spec",
                        Map.of("holderIdentity", "me", "leaseTransitions", 1)));
        assertThat(api.patch(lease, patch, false).text("spec", "holderIdentity"))
                .contains("me");
    }

    @Test
    void oneContainerOfMoreIsChangedByItsName() {
        api.create(Kind.DEPLOYMENT, Samples.deployment("web", "demo:v1", 1));
        Patch sidecar = new Patch(
                Patch.Type.APPLY,
                Map.of(
                        "apiVersion",
                        "apps/v1",
                        "kind",
                        "Deployment",
                        "spec",
                        Map.of(
                                "template",
                                Map.of(
                                        "spec",
                                        Map.of("containers", List.of(Map.of("name", "side", "image", "side:1")))))));
        Resource with = cluster.as("mesh").patch(web, sidecar, false);
        assertThat(with.list("spec", "template", "spec", "containers")).hasSize(2);
        Patch without = new Patch(Patch.Type.APPLY, Map.of("apiVersion", "apps/v1", "kind", "Deployment"));
        Resource after = cluster.as("mesh").patch(web, without, false);
        assertThat(after.list("spec", "template", "spec", "containers").stream()
                        .map(container -> container.text("name").orElse("")))
                .containsExactly("app");
    }

    @Test
    void whoSetTheImageIsKnown() {
        api.create(Kind.DEPLOYMENT, Samples.deployment("web", "demo:v1", 1));
        Resource after = cluster.as("kubectl-edit").patch(web, image("demo:v9"), false);
        String fields = String.valueOf(Tree.at(entry(after, "kubectl-edit"), "fieldsV1"));
        assertThat(fields).contains("f:image").doesNotContain("f:replicas");
        assertThat(String.valueOf(Tree.at(entry(after, "streamgate"), "fieldsV1")))
                .contains("f:replicas")
                .doesNotContain("f:image=");
    }

    private static @Nullable Object entry(Resource resource, String manager) {
        return Tree.list(resource.json(), "metadata", "managedFields").stream()
                .filter(entry -> Tree.text(entry, "manager").equals(manager))
                .findFirst()
                .orElse(null);
    }

    private static Patch apply(Map<String, String> data) {
        return new Patch(Patch.Type.APPLY, Map.of("apiVersion", "v1", "kind", "ConfigMap", "data", data));
    }
}
