package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RightsTest extends ClusterFixture {
    private final Verbs verbs = cluster.as("bob");

    @Test
    void withoutRulesEverythingIsAllowed() {
        assertThat(may("delete", "", "nodes", "", "")).isTrue();
        verbs.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of()));
    }

    @Test
    void fromTheFirstRuleOnOnlyWhatRulesSayIsAllowed() {
        cluster.rights().allow("shop", Rule.of("", List.of("configmaps"), "get", "create"));
        verbs.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of()));
        assertThat(verbs.get(configMap("a")).name()).isEqualTo("a");
        ApiException e = refused(() -> verbs.delete(configMap("a"), DeleteOptions.NONE));
        assertThat(e.code()).isEqualTo(403);
        assertThat(e.reason()).isEqualTo("Forbidden");
        assertThat(e)
                .hasMessage(
                        "configmaps \"a\" is forbidden: User \"bob\" cannot delete resource \"configmaps\" in API group"
                                + " \"\" in the namespace \"shop\"");
        assertThat(refused(() -> verbs.list(Kind.CONFIG_MAP, "", "")))
                .hasMessage(
                        "configmaps is forbidden: User \"bob\" cannot list resource \"configmaps\" in API group \"\" at"
                                + " the cluster scope");
    }

    @Test
    void aRuleIsForItsGroup() {
        cluster.rights().allow("*", Rule.of("apps", List.of("*"), "*"));
        assertThat(may("get", "apps", "deployments", "", "")).isTrue();
        assertThat(may("get", "", "pods", "", "")).isFalse();
    }

    @Test
    void aSubresourceIsARightOfItsOwn() {
        cluster.rights().allow("shop", Rule.of("apps", List.of("deployments"), "patch", "get", "create"));
        verbs.create(Kind.DEPLOYMENT, Samples.deployment("web", "demo:v1", 1));
        assertThat(refused(() -> verbs.patchScale(web, scale(2), false)))
                .hasMessageContaining("cannot patch resource \"deployments/scale\" in API group \"apps\"");
        cluster.rights().allow("shop", Rule.of("apps", List.of("deployments/scale"), "patch"));
        verbs.patchScale(web, scale(2), false);
        assertThat(may("patch", "apps", "deployments", "status", "")).isFalse();
        cluster.rights().allow("shop", Rule.of("apps", List.of("*/status"), "patch"));
        assertThat(may("patch", "apps", "deployments", "status", "")).isTrue();
    }

    @Test
    void aRuleMayBeConfinedToNames() {
        cluster.rights().allow("shop", new Rule(List.of(""), List.of("configmaps"), List.of("*"), List.of("a")));
        assertThat(may("get", "", "configmaps", "", "a")).isTrue();
        assertThat(may("get", "", "configmaps", "", "b")).isFalse();
        assertThat(refused(() -> verbs.list(Selection.all(Kind.CONFIG_MAP, "shop")))
                        .code())
                .isEqualTo(403);
        assertThat(verbs.list(new Selection(Kind.CONFIG_MAP, "shop", "", "metadata.name=a"))
                        .items())
                .isEmpty();
    }

    @Test
    void theRulesOfARoleAreTaken() {
        Resource role = new Resource(Tree.of(
                "rules",
                List.of(
                        Map.of("apiGroups", List.of(""), "resources", List.of("pods"), "verbs", List.of("get", "list")),
                        Map.of(
                                "apiGroups",
                                List.of("apps"),
                                "resources",
                                List.of("deployments"),
                                "verbs",
                                List.of("*")))));
        cluster.rights().allow("shop", Rule.of(role));
        assertThat(may("list", "", "pods", "", "")).isTrue();
        assertThat(may("watch", "", "pods", "", "")).isFalse();
        assertThat(may("delete", "apps", "deployments", "", "web")).isTrue();
    }

    @Test
    void whatIsDeniedIsDeniedWhateverRulesSay() {
        cluster.rights().allow("*", new Rule(List.of("*"), List.of("*"), List.of("*"), List.of()));
        cluster.rights().deny("patch", "deployments.apps/scale", "*");
        assertThat(may("patch", "apps", "deployments", "scale", "")).isFalse();
        assertThat(may("patch", "apps", "deployments", "", "")).isTrue();
        cluster.rights().allowAll();
        assertThat(may("patch", "apps", "deployments", "scale", "")).isTrue();
    }

    @Test
    void theClustersOwnControllersGoOn() {
        cluster.rights().allow("shop", Rule.of("apps", List.of("deployments"), "create"));
        verbs.create(Kind.DEPLOYMENT, Samples.deployment("web", "demo:v1", 2));
        time.advance(java.time.Duration.ofMinutes(1));
        assertThat(cluster.objects(Kind.POD, "shop")).hasSize(2);
    }

    private boolean may(String verb, String group, String resource, String subresource, String name) {
        FrozenMap attributes = Tree.of(
                "namespace",
                "shop",
                "verb",
                verb,
                "group",
                group,
                "resource",
                resource,
                "subresource",
                subresource,
                "name",
                name);
        Resource review = new Resource(Tree.of("spec", Tree.of("resourceAttributes", attributes)));
        return verbs.create(Kind.SELF_SUBJECT_ACCESS_REVIEW, review).isTrue("status", "allowed");
    }
}
