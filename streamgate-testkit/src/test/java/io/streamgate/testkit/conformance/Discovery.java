package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a server says about itself. */
interface Discovery {
    @Test
    default void tellsItsVersion(Namespace here) {
        Json version = here.server().get("/version").ok();

        assertThat(version.at("major")).isEqualTo("1");
        assertThat(version.text("minor")).startsWith("34");
        assertThat(version.text("gitVersion")).startsWith("v1.34.");
    }

    @Test
    default void isWell(Namespace here) {
        for (String path : List.of("/healthz", "/livez", "/readyz")) {
            assertThat(here.server().get(path).code()).isEqualTo(200);
            assertThat(here.server().get(path).body()).isEqualTo("ok");
        }
    }

    @Test
    default void namesTheVersionsOfTheCore(Namespace here) {
        Json versions = here.server().get("/api").ok();

        assertThat(versions.at("kind")).isEqualTo("APIVersions");
        assertThat(versions.at("versions")).isEqualTo(List.of("v1"));
    }

    @Test
    default void namesTheGroups(Namespace here) {
        Json groups = here.server().get("/apis").ok();

        assertThat(groups.at("kind")).isEqualTo("APIGroupList");
        assertThat(groups.at("apiVersion")).isEqualTo("v1");
        assertThat(groups.texts("name", "groups"))
                .contains("apps", "autoscaling", "batch", "coordination.k8s.io", "discovery.k8s.io", "policy")
                .doesNotContain("");
        assertThat(groups.list("groups"))
                .filteredOn(group -> group.text("name").equals("apps"))
                .singleElement()
                .satisfies(apps -> {
                    assertThat(apps.at("preferredVersion"))
                            .isEqualTo(Map.of("groupVersion", "apps/v1", "version", "v1"));
                    assertThat(apps.at("versions", 0)).isEqualTo(Map.of("groupVersion", "apps/v1", "version", "v1"));
                });
    }

    @Test
    default void describesOneGroup(Namespace here) {
        Json group = here.server().get("/apis/apps").ok();

        assertThat(group.at("kind")).isEqualTo("APIGroup");
        assertThat(group.at("name")).isEqualTo("apps");
        assertThat(group.at("preferredVersion", "groupVersion")).isEqualTo("apps/v1");
    }

    @Test
    default void namesTheResourcesOfAGroup(Namespace here) {
        Json list = here.server().get("/apis/apps/v1").ok();

        assertThat(list.at("kind")).isEqualTo("APIResourceList");
        assertThat(list.at("groupVersion")).isEqualTo("apps/v1");
        assertThat(list.texts("name", "resources"))
                .contains("deployments", "deployments/scale", "deployments/status", "replicasets", "statefulsets");
        assertThat(list.list("resources"))
                .filteredOn(resource -> resource.text("name").equals("deployments"))
                .singleElement()
                .satisfies(deployments -> {
                    assertThat(deployments.at("kind")).isEqualTo("Deployment");
                    assertThat(deployments.at("singularName")).isEqualTo("deployment");
                    assertThat(deployments.at("namespaced")).isEqualTo(true);
                    assertThat(deployments.at("shortNames")).isEqualTo(List.of("deploy"));
                    assertThat(deployments.at("categories")).isEqualTo(List.of("all"));
                    assertThat(deployments.at("verbs"))
                            .isEqualTo(List.of(
                                    "create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"));
                });
    }

    @Test
    default void saysWhatIsOfNoNamespace(Namespace here) {
        Json list = here.server().get("/api/v1").ok();

        assertThat(list.list("resources"))
                .filteredOn(resource ->
                        List.of("namespaces", "nodes", "pods", "services").contains(resource.text("name")))
                .extracting(resource -> resource.text("name") + " " + resource.at("namespaced"))
                .containsExactlyInAnyOrder("namespaces false", "nodes false", "pods true", "services true");
        assertThat(list.texts("name", "resources"))
                .contains("pods/eviction", "pods/status", "pods/log", "pods/binding");
    }

    @Test
    default void knowsNoUnknownGroup(Namespace here) {
        assertThat(here.server().get("/apis/nothing.example/v1").code()).isEqualTo(404);
    }

    @Test
    default void hasNodesThatAreReady(Namespace here) {
        List<Json> nodes =
                here.server().clusterWide("v1", "nodes", "Node").list().ok().list("items");

        assertThat(nodes).hasSizeGreaterThanOrEqualTo(2);
        assertThat(nodes).allSatisfy(node -> {
            assertThat(node.condition("Ready").at("status")).isEqualTo("True");
            assertThat(node.has("status", "allocatable", "cpu")).isTrue();
            assertThat(node.has("metadata", "labels", "kubernetes.io/hostname")).isTrue();
        });
    }
}
