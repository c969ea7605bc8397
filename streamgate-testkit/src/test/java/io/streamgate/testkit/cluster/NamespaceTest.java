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

class NamespaceTest extends ClusterFixture {
    private final Verbs verbs = cluster.as("test");
    private final Ref shop = new Ref(Kinds.NAMESPACE, "", "shop");

    @Test
    void aNewNamespaceIsActiveAndHasAServiceAccount() {
        Resource made = api.create(Kinds.NAMESPACE, new Resource(Tree.of("metadata", Tree.of("name", "new"))));
        assertThat(made.text("status", "phase")).contains("Active");
        assertThat(made.labels()).containsEntry("kubernetes.io/metadata.name", "new");
        assertThat(Tree.list(made.json(), "spec", "finalizers")).containsExactly("kubernetes");
        time.advance(Duration.ofSeconds(1));
        assertThat(cluster.objects(Kinds.SERVICE_ACCOUNT, "new"))
                .extracting(Resource::name)
                .containsExactly("default");
    }

    @Test
    void aNamespaceTakesItsObjectsAlongAndNobodyElses() {
        cluster.namespace("other");
        deploy("demo:v1", 2);
        api.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of()));
        api.create(Kind.CONFIG_MAP, Tree.with(Samples.configMap("b", Map.of()), "other", "metadata", "namespace"));
        Resource answer = verbs.delete(shop, DeleteOptions.NONE);
        assertThat(answer.text("status", "phase")).contains("Terminating");
        time.advance(Duration.ofMinutes(2));
        for (ApiResource served : cluster.resources()) {
            if (served.namespaced()) {
                assertThat(cluster.objects(served.kind(), "shop")).isEmpty();
            }
        }
        assertThat(refused(() -> api.get(shop)).code()).isEqualTo(404);
        assertThat(cluster.objects(Kind.CONFIG_MAP, "other")).hasSize(1);
    }

    @Test
    void nothingIsCreatedInANamespaceThatIsOnItsWayOut() {
        hold();
        verbs.delete(shop, DeleteOptions.NONE);
        ApiException e = refused(() -> api.create(Kind.CONFIG_MAP, Samples.configMap("b", Map.of())));
        assertThat(e.code()).isEqualTo(403);
        assertThat(e)
                .hasMessage(
                        "configmaps \"b\" is forbidden: unable to create new content in namespace shop because it is"
                                + " being terminated");
    }

    @Test
    void aFinalizerInANamespaceHoldsItAndItsStatusSaysSo() {
        hold();
        verbs.delete(shop, DeleteOptions.NONE);
        time.advance(Duration.ofMinutes(1));
        Resource waiting = api.get(shop);
        assertThat(condition(waiting, "NamespaceContentRemaining"))
                .containsEntry("status", "True")
                .containsEntry("message", "Some resources are remaining: configmaps. has 1 resource instances");
        assertThat(condition(waiting, "NamespaceFinalizersRemaining"))
                .containsEntry(
                        "message",
                        "Some content in the namespace has finalizers remaining: x.io/hold in 1 resource instances");
        api.patch(configMap("held"), merge(Map.of("metadata", Map.of("finalizers", List.of()))), false);
        time.advance(Duration.ofSeconds(1));
        assertThat(refused(() -> api.get(shop)).code()).isEqualTo(404);
    }

    @Test
    void theDefaultNamespaceStays() {
        ApiException e = refused(() -> api.delete(new Ref(Kinds.NAMESPACE, "", "default"), ""));
        assertThat(e.code()).isEqualTo(403);
        assertThat(e).hasMessage("namespaces \"default\" is forbidden: this namespace may not be deleted");
    }

    @Test
    void aNamespaceOfThatNameMayComeAgain() {
        api.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of()));
        api.delete(shop, "");
        time.advance(Duration.ofSeconds(1));
        cluster.namespace("shop");
        assertThat(cluster.objects(Kind.CONFIG_MAP, "shop")).isEmpty();
        api.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of()));
    }

    private void hold() {
        api.create(
                Kind.CONFIG_MAP,
                Tree.with(Samples.configMap("held", Map.of()), List.of("x.io/hold"), "metadata", "finalizers"));
    }
}
