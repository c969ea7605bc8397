package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuotaTest extends ClusterFixture {
    @Test
    void podsBeyondTheQuotaAreRefused() {
        quota(Map.of("pods", "1"));
        api.create(Kind.POD, pod("a", Map.of()));
        ApiException e = refused(() -> api.create(Kind.POD, pod("b", Map.of())));
        assertThat(e.code()).isEqualTo(403);
        assertThat(e)
                .hasMessage(
                        "pods \"b\" is forbidden: exceeded quota: all, requested: pods=1, used: pods=1, limited: pods=1");
    }

    @Test
    void objectsOfAnyKindAreCounted() {
        quota(Map.of("count/deployments.apps", "1", "configmaps", "1"));
        api.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of()));
        assertThat(refused(() -> api.create(Kind.CONFIG_MAP, Samples.configMap("b", Map.of()))))
                .hasMessageEndingWith("requested: configmaps=1, used: configmaps=1, limited: configmaps=1");
        api.create(Kind.DEPLOYMENT, Samples.deployment("web", "demo:v1", 0));
        assertThat(refused(() -> api.create(Kind.DEPLOYMENT, Samples.deployment("web2", "demo:v1", 0)))
                        .code())
                .isEqualTo(403);
    }

    @Test
    void whatAQuotaCountsMustBeStated() {
        quota(Map.of("requests.cpu", "1", "limits.memory", "1Gi"));
        assertThat(refused(() -> api.create(Kind.POD, pod("a", Map.of()))))
                .hasMessage("pods \"a\" is forbidden: failed quota: all: must specify limits.memory for: app;"
                        + " requests.cpu for: app");
    }

    @Test
    void requestsAreAddedUp() {
        quota(Map.of("requests.memory", "1Gi"));
        FrozenMap memory = Tree.of("requests", Tree.of("memory", "600Mi"));
        api.create(Kind.POD, pod("a", memory));
        assertThat(refused(() -> api.create(Kind.POD, pod("b", memory))))
                .hasMessageEndingWith("requested: requests.memory=600Mi, used: requests.memory=600Mi, limited:"
                        + " requests.memory=1Gi");
        api.delete(new Ref(Kind.POD, "shop", "a"), "");
        time.advance(Duration.ofMinutes(1));
        api.create(Kind.POD, pod("b", memory));
    }

    @Test
    void aQuotaTellsWhatIsUsed() {
        quota(Map.of("pods", "5", "requests.cpu", "2", "services", "3"));
        api.create(Kind.POD, pod("a", Tree.of("requests", Tree.of("cpu", "250m"))));
        api.create(Kind.SERVICE, Samples.service("web", "web"));
        time.advance(Duration.ofSeconds(1));
        assertThat(api.get(new Ref(Kind.RESOURCE_QUOTA, "shop", "all")).strings("status", "used"))
                .isEqualTo(Map.of("pods", "1", "requests.cpu", "250m", "services", "1"));
    }

    @Test
    void aDryRunUsesNothing() {
        quota(Map.of("configmaps", "1"));
        Verbs verbs = cluster.as("test");
        verbs.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of()), true);
        verbs.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of()), false);
        assertThat(refused(() -> verbs.create(Kind.CONFIG_MAP, Samples.configMap("b", Map.of()), true))
                        .code())
                .isEqualTo(403);
    }

    private void quota(Map<String, String> hard) {
        api.create(
                Kind.RESOURCE_QUOTA,
                new Resource(Tree.of(
                        "metadata", Tree.of("name", "all", "namespace", "shop"), "spec", Tree.of("hard", hard))));
        time.advance(Duration.ofSeconds(1));
    }

    private static Resource pod(String name, Map<String, ?> resources) {
        FrozenMap container = Tree.of("name", "app", "image", "demo:v1", "resources", resources);
        return new Resource(Tree.of(
                "metadata",
                Tree.of("name", name, "namespace", "shop"),
                "spec",
                Tree.of("containers", List.of(container))));
    }
}
