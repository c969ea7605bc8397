package io.streamgate.k8s.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.streamgate.k8s.api.KubeApi.Change;
import io.streamgate.k8s.api.KubeApi.Watching;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** What the port promises, on the cluster that {@code KUBECONFIG} names, in a namespace of its own. */
@Tag("cluster")
@EnabledIfEnvironmentVariable(named = "KUBECONFIG", matches = ".+")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterTest {
    private static final Kind NAMESPACE = new Kind("", "v1", "Namespace", "namespaces");

    private final String namespace =
            "streamgate-api-" + UUID.randomUUID().toString().substring(0, 8);
    private final KubernetesClient client =
            new KubernetesClientBuilder().withConfig(Config.autoConfigure(null)).build();
    private final KubeApi api = Fabric8Api.of(client);
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final KubeApi.Watcher watcher = new KubeApi.Watcher() {
        @Override
        public void changed(Change change, Resource resource) {
            if (change != Change.BOOKMARK) {
                heard.add(change + " " + resource.name());
            }
        }

        @Override
        public void ended(@Nullable ApiException cause) {
            heard.add("ended " + (cause == null ? "" : cause.code()));
        }
    };

    @BeforeAll
    void createNamespace() {
        api.create(NAMESPACE, new Resource(Map.of("metadata", Map.of("name", namespace))));
    }

    @AfterAll
    void removeNamespace() {
        api.delete(new Ref(NAMESPACE, "", namespace), "");
        client.close();
    }

    @Test
    void givesBackWhatItStored() {
        Resource created = store("stored", Map.of("who", "Zoë 🐳"));

        Resource read = api.get(map("stored"));

        assertThat(read).isEqualTo(created);
        assertThat(read.strings("data")).containsEntry("who", "Zoë 🐳");
        assertThat(read.uid()).isNotEmpty();
        assertThat(read.list("metadata", "managedFields"))
                .extracting(field -> field.text("manager").orElse(""))
                .containsExactly(Patch.MANAGER);
    }

    @Test
    void refusesToStoreTheSameNameTwice() {
        store("twice", Map.of());

        ApiException failure = catchThrowableOfType(ApiException.class, () -> store("twice", Map.of()));

        assertThat(failure.isConflict()).isTrue();
        assertThat(failure.reason()).isEqualTo("AlreadyExists");
    }

    @Test
    void saysWhatIsNotThere() {
        Ref nobody = new Ref(Kind.DEPLOYMENT, namespace, "nobody");

        ApiException failure = catchThrowableOfType(ApiException.class, () -> api.get(nobody));

        assertThat(failure.isNotFound()).isTrue();
        assertThat(failure)
                .hasMessage("GET Deployment " + namespace
                        + "/nobody: 404 Not Found: deployments.apps \"nobody\" not found");
    }

    @Test
    void takesAPatchOfTheVersionThatWasReadAndRefusesAnOlderOne() {
        Resource first = store("versions", Map.of("a", "1"));
        Resource second = api.patch(map("versions"), replace(first.resourceVersion(), "2"), false);

        ApiException failure = catchThrowableOfType(
                ApiException.class, () -> api.patch(map("versions"), replace(first.resourceVersion(), "3"), false));

        assertThat(second.strings("data")).containsEntry("a", "2");
        assertThat(failure.isConflict()).isTrue();
        assertThat(api.get(map("versions"))).isEqualTo(second);
    }

    @Test
    void refusesAMergeOfAnOlderVersionToo() {
        Resource first = store("merged", Map.of("a", "1"));
        api.patch(map("merged"), merge(Map.of("data", Map.of("a", "2"))), false);
        Patch stale =
                merge(Map.of("metadata", Map.of("resourceVersion", first.resourceVersion()), "data", Map.of("a", "3")));

        ApiException failure = catchThrowableOfType(ApiException.class, () -> api.patch(map("merged"), stale, false));

        assertThat(failure.isConflict()).isTrue();
    }

    @Test
    void removesAFieldByMergingNull() {
        store("nulls", Map.of("a", "1", "b", "2"));
        Map<String, @Nullable Object> removal = new HashMap<>();
        removal.put("a", null);

        Resource left = api.patch(map("nulls"), merge(Map.of("data", removal)), false);

        assertThat(left.strings("data")).containsOnly(Map.entry("b", "2"));
    }

    @Test
    void appliesWhatIsNotThereYetAndTakesOverWhatOthersSet() {
        Map<String, Object> wish = Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", "applied"),
                "data",
                Map.of("a", "1"));
        api.patch(map("applied"), new Patch(Patch.Type.APPLY, wish), false);
        client.configMaps().inNamespace(namespace).withName("applied").edit(found -> {
            found.getData().put("a", "theirs");
            return found;
        });

        Resource again = api.patch(map("applied"), new Patch(Patch.Type.APPLY, wish), false);

        assertThat(again.strings("data")).containsEntry("a", "1");
    }

    @Test
    void changesNothingInADryRunButSaysWhatItWould() {
        Resource stored = store("dry", Map.of("a", "1"));

        Resource would = api.patch(map("dry"), merge(Map.of("data", Map.of("a", "2"))), true);

        assertThat(would.strings("data")).containsEntry("a", "2");
        assertThat(api.get(map("dry"))).isEqualTo(stored);
    }

    @Test
    void deletesOnlyTheOneWithTheUid() {
        Resource stored = store("deleted", Map.of());

        ApiException failure = catchThrowableOfType(ApiException.class, () -> api.delete(map("deleted"), "another"));
        assertThat(failure.isConflict()).isTrue();

        api.delete(map("deleted"), stored.uid());
        assertThat(catchThrowableOfType(ApiException.class, () -> api.get(map("deleted")))
                        .isNotFound())
                .isTrue();
    }

    @Test
    void selectsByLabels() {
        label("selected-blue", "blue");
        label("selected-green", "green");
        label("selected-red", "red");

        KubeApi.Listing listing = api.list(Kind.CONFIG_MAP, namespace, "colour in (blue,green),colour!=green");

        assertThat(listing.items()).extracting(Resource::name).containsExactly("selected-blue");
        assertThat(listing.items().get(0).text("kind")).contains("ConfigMap");
        assertThat(listing.resourceVersion()).isNotEmpty();
    }

    @Test
    void watchesFromAListingOn() throws Exception {
        label("seen-before", "watched");
        String from = api.list(Kind.CONFIG_MAP, namespace, "colour=watched").resourceVersion();

        try (Watching open = api.watch(Kind.CONFIG_MAP, namespace, "colour=watched", from, watcher)) {
            assertThat(open).isNotNull();
            label("seen", "watched");
            label("unseen", "other");
            api.patch(map("seen"), merge(Map.of("data", Map.of("a", "é".repeat(20_000)))), false);
            api.patch(map("seen"), merge(Map.of("metadata", Map.of("labels", Map.of("colour", "other")))), false);

            assertThat(next()).isEqualTo("ADDED seen");
            assertThat(next()).isEqualTo("MODIFIED seen");
            assertThat(next()).isEqualTo("DELETED seen");
        }
        label("seen-after", "watched");
        assertThat(heard.poll(300, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void namesTheFieldOfAMistakeAndNoValueOfAnEnvironment() {
        Map<String, Object> container =
                Map.of("name", "app", "image", "x", "env", List.of(Map.of("name", "PASSWORD =", "value", "hunter2")));
        Map<String, Object> pod = Map.of(
                "metadata", Map.of("labels", Map.of("app", "x")), "spec", Map.of("containers", List.of(container)));
        Resource deployment = new Resource(Map.of(
                "metadata",
                Map.of("name", "mistake", "namespace", namespace),
                "spec",
                Map.of("replicas", -5, "selector", Map.of("matchLabels", Map.of("app", "x")), "template", pod)));

        ApiException failure = catchThrowableOfType(ApiException.class, () -> api.create(Kind.DEPLOYMENT, deployment));

        assertThat(failure.code()).isEqualTo(422);
        assertThat(failure)
                .hasMessageContaining("spec.replicas: Invalid value: -5")
                .hasMessageContaining("env[0].name");
        assertThat(failure.getMessage()).doesNotContain("hunter2", "PASSWORD");
    }

    @Test
    void asksWhatItMay() {
        Map<String, Object> question =
                Map.of("resourceAttributes", Map.of("verb", "patch", "resource", "services", "namespace", namespace));

        Resource answer = api.create(Kind.SELF_SUBJECT_ACCESS_REVIEW, new Resource(Map.of("spec", question)));

        assertThat(answer.isTrue("status", "allowed")).isTrue();
    }

    @Test
    void readsAnyPath() {
        assertThat(api.raw("/version")).contains("gitVersion");
    }

    private @Nullable String next() throws InterruptedException {
        return heard.poll(20, TimeUnit.SECONDS);
    }

    private Ref map(String name) {
        return new Ref(Kind.CONFIG_MAP, namespace, name);
    }

    private Resource store(String name, Map<String, String> data) {
        return api.create(
                Kind.CONFIG_MAP,
                new Resource(Map.of("metadata", Map.of("name", name, "namespace", namespace), "data", data)));
    }

    private void label(String name, String colour) {
        Map<String, Object> metadata = Map.of("name", name, "namespace", namespace, "labels", Map.of("colour", colour));
        api.create(Kind.CONFIG_MAP, new Resource(Map.of("metadata", metadata)));
    }

    private static Patch merge(Map<String, Object> change) {
        return new Patch(Patch.Type.MERGE, change);
    }

    private static Patch replace(String resourceVersion, String value) {
        return new Patch(
                Patch.Type.JSON,
                List.of(
                        Map.of("op", "replace", "path", "/metadata/resourceVersion", "value", resourceVersion),
                        Map.of("op", "replace", "path", "/data/a", "value", value)));
    }
}
