package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
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

    @Test
    void aConflictNamesManagersAndFields() {
        api.create(Kind.DEPLOYMENT, Samples.deployment("web", "demo:v1", 1));
        cluster.as("scaler").patch(web, scale(3), false);
        var refusal =
                (StatusException) refused(() -> cluster.as("b").patch(web, deployment(2, "demo:v2"), false, false));
        assertThat(refusal).hasMessage("""
                        Apply failed with 2 conflicts: conflicts with "scaler" using apps/v1:
                        - .spec.replicas
                        conflicts with "streamgate" using apps/v1:
                        - .spec.template.spec.containers[name="app"].image""");
        assertThat(refusal.details().get("causes"))
                .isEqualTo(List.of(
                        Map.of(
                                "reason", "FieldManagerConflict",
                                "message", "conflict with \"scaler\" using apps/v1",
                                "field", ".spec.replicas"),
                        Map.of(
                                "reason", "FieldManagerConflict",
                                "message", "conflict with \"streamgate\" using apps/v1",
                                "field", ".spec.template.spec.containers[name=\"app\"].image")));
        var one = refused(() -> cluster.as("b").patch(web, deployment(2, "demo:v1"), false, false));
        assertThat(one)
                .hasMessage("Apply failed with 1 conflict: conflict with \"scaler\" using apps/v1: .spec.replicas");
    }

    @Test
    void aFieldThatTwoApplyAlikeBelongsToBothAndStaysUntilNeitherWantsIt() {
        Verbs a = cluster.as("a");
        Verbs b = cluster.as("b");
        a.patch(configMap("m"), apply(Map.of("one", "1")), false, false);
        b.patch(configMap("m"), apply(Map.of("one", "1", "two", "2")), false, false);
        assertThat(a.patch(configMap("m"), apply(Map.of()), false, false).strings("data"))
                .containsOnlyKeys("one", "two");
        assertThat(b.patch(configMap("m"), apply(Map.of("two", "2")), false, false)
                        .strings("data"))
                .containsOnlyKeys("two");
    }

    @Test
    void aFieldIsHandedOverByLeavingItOut() {
        Verbs a = cluster.as("a");
        a.patch(web, deployment(2, "demo:v1"), false, false);
        Verbs scaler = cluster.as("scaler");
        assertThat(refused(() -> scaler.patch(web, replicas(5), false, false)).code())
                .isEqualTo(409);
        scaler.patch(web, replicas(2), false, false);
        FrozenMap less =
                Tree.without(Tree.freezeMap((Map<?, ?>) deployment(2, "demo:v1").body()), "spec", "replicas");
        a.patch(web, new Patch(Patch.Type.APPLY, less), false, false);
        assertThat(scaler.patch(web, replicas(5), false, false).number("spec", "replicas"))
                .contains(5L);
    }

    @Test
    void aListWithoutKeysIsOneField() {
        api.patch(web, withTolerations("a", "b"), false);
        assertThat(refused(() -> cluster.as("b").patch(web, withTolerations("c"), false, false)))
                .hasMessageContaining(".spec.template.spec.tolerations");
        Resource forced = cluster.as("b").patch(web, withTolerations("c"), false, true);
        assertThat(forced.list("spec", "template", "spec", "tolerations")).hasSize(1);
    }

    @Test
    void portsOfTheSameNumberAndAnotherProtocolAreTwo() {
        Ref service = new Ref(Kind.SERVICE, "shop", "dns");
        cluster.as("a").patch(service, ports("UDP"), false, false);
        Resource both = cluster.as("b").patch(service, ports("TCP"), false, false);
        assertThat(both.list("spec", "ports")).hasSize(2);
        Object mine = Tree.at(entry(both, "a"), "fieldsV1", "f:spec", "f:ports");
        assertThat(Tree.map(mine)).containsOnlyKeys("k:{\"port\":53,\"protocol\":\"UDP\"}");
    }

    @Test
    void finalizersAreASetThatManagersShare() {
        Resource made = cluster.as("a").patch(configMap("m"), finalizer("x.io/a"), false, false);
        assertThat(String.valueOf(Tree.at(entry(made, "a"), "fieldsV1"))).contains("v:\"x.io/a\"");
        Resource both = cluster.as("b").patch(configMap("m"), finalizer("x.io/b"), false, false);
        assertThat(Tree.list(both.json(), "metadata", "finalizers")).containsExactly("x.io/a", "x.io/b");
        Resource one = cluster.as("a").patch(configMap("m"), finalizer("x.io/c"), false, false);
        assertThat(Tree.list(one.json(), "metadata", "finalizers")).containsExactly("x.io/b", "x.io/c");
    }

    @Test
    void whatIsNotInTheSchemaIsRefused() {
        FrozenMap odd =
                Tree.with(Tree.freezeMap((Map<?, ?>) deployment(1, "demo:v1").body()), 1, "spec", "odd");
        var refusal = refused(() -> api.patch(web, new Patch(Patch.Type.APPLY, odd), false));
        assertThat(refusal.code()).isEqualTo(500);
        assertThat(refusal)
                .hasMessage("failed to create typed patch object (shop/web; apps/v1, Kind=Deployment): .spec.odd: field"
                        + " not declared in schema");
    }

    @Test
    void theServersOwnManagersAreNamedWithTheirSubresource() {
        Resource deployed = deploy("demo:v1", 1);
        FrozenMap status = entryOf(deployed, "kube-controller-manager", "status");
        assertThat(Tree.map(status, "fieldsV1")).containsKey("f:status").doesNotContainKey("f:spec");
        assertThat(Tree.map(entryOf(pods().get(0), "kubelet", "status"), "fieldsV1"))
                .containsKey("f:status");
    }

    @Test
    void anEmptyListMakesTheServerForgetWhoOwnsWhat() {
        api.patch(configMap("a"), apply(Map.of("one", "1")), false);
        Resource reset = cluster.as("b")
                .patch(configMap("a"), json("replace", "/metadata/managedFields", List.of(Map.of())), false);
        assertThat(reset.at("metadata", "managedFields")).isEmpty();
        Resource applied = cluster.as("b").patch(configMap("a"), apply(Map.of("one", "1")), false, false);
        assertThat(entry(applied, "before-first-apply")).isNotNull();
    }

    @Test
    void moreThanTenWhoUpdateAreBroughtTogether() {
        api.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of("one", "1")));
        for (int i = 0; i < 12; i++) {
            cluster.as("m" + i).patch(configMap("a"), merge(Map.of("data", Map.of("k" + i, "v"))), false);
        }
        List<?> entries = Tree.list(api.get(configMap("a")).json(), "metadata", "managedFields");
        assertThat(entries).hasSize(10);
        assertThat(entry(api.get(configMap("a")), "ancient-changes")).isNotNull();
    }

    private static Patch deployment(int replicas, String image) {
        FrozenMap object = Tree.json(Samples.deployment("web", image, replicas));
        return new Patch(Patch.Type.APPLY, Tree.with(Tree.with(object, "apps/v1", "apiVersion"), "Deployment", "kind"));
    }

    private static Patch replicas(int count) {
        return new Patch(
                Patch.Type.APPLY,
                Map.of("apiVersion", "apps/v1", "kind", "Deployment", "spec", Map.of("replicas", count)));
    }

    private static Patch withTolerations(String... keys) {
        FrozenMap object = Tree.freezeMap((Map<?, ?>) deployment(1, "demo:v1").body());
        List<Map<String, String>> tolerations = Stream.of(keys)
                .map(key -> Map.of("key", key, "operator", "Exists"))
                .toList();
        return new Patch(Patch.Type.APPLY, Tree.with(object, tolerations, "spec", "template", "spec", "tolerations"));
    }

    private static Patch ports(String protocol) {
        Map<String, Object> port = Map.of("name", protocol.toLowerCase(Locale.ROOT), "port", 53, "protocol", protocol);
        return new Patch(
                Patch.Type.APPLY,
                Map.of("apiVersion", "v1", "kind", "Service", "spec", Map.of("ports", List.of(port))));
    }

    private static Patch finalizer(String name) {
        return new Patch(
                Patch.Type.APPLY,
                Map.of("apiVersion", "v1", "kind", "ConfigMap", "metadata", Map.of("finalizers", List.of(name))));
    }

    private static FrozenMap entryOf(Resource resource, String manager, String subresource) {
        return Tree.list(resource.json(), "metadata", "managedFields").stream()
                .filter(entry -> Tree.text(entry, "manager").equals(manager)
                        && Tree.text(entry, "subresource").equals(subresource))
                .map(Tree::map)
                .findFirst()
                .orElseThrow();
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
