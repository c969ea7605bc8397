package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerbsTest extends ClusterFixture {
    @Test
    void aMissingObjectIsNotFound() {
        ApiException e = refused(() -> api.get(web));
        assertThat(e.code()).isEqualTo(404);
        assertThat(e.reason()).isEqualTo("NotFound");
        assertThat(e).hasMessage("deployments.apps \"web\" not found");
    }

    @Test
    void creatingTwiceIsRefused() {
        api.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of()));
        ApiException e = refused(() -> api.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of())));
        assertThat(e.code()).isEqualTo(409);
        assertThat(e.reason()).isEqualTo("AlreadyExists");
    }

    @Test
    void creatingInANamespaceThatIsNotThereIsNotFound() {
        Resource lost = Tree.with(Samples.configMap("a", Map.of()), "nowhere", "metadata", "namespace");
        ApiException e = refused(() -> api.create(Kind.CONFIG_MAP, lost));
        assertThat(e).hasMessage("namespaces \"nowhere\" not found");
        assertThat(e.code()).isEqualTo(404);
    }

    @Test
    void aNewObjectGetsItsIdentity() {
        Resource made = api.create(Kind.DEPLOYMENT, Samples.deployment("web", "demo:v1", 3));
        assertThat(made.uid()).hasSize(36);
        assertThat(made.text("metadata", "creationTimestamp")).contains("2026-01-01T00:00:00Z");
        assertThat(made.number("metadata", "generation")).contains(1L);
        assertThat(Long.parseLong(made.resourceVersion())).isPositive();
    }

    @Test
    void aGeneratedNameEndsInFiveLetters() {
        Resource given = Tree.with(
                Tree.without(Samples.configMap("a", Map.of()), "metadata", "name"), "job-", "metadata", "generateName");
        assertThat(api.create(Kind.CONFIG_MAP, given).name()).matches("job-[a-z0-9]{5}");
    }

    @Test
    void whatTheCallerKeepsDoesNotReachTheStore() {
        Map<String, Object> data = new LinkedHashMap<>(Map.of("a", "1"));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("metadata", Map.of("name", "a", "namespace", "shop"));
        json.put("data", data);
        api.create(Kind.CONFIG_MAP, new Resource(json));
        data.put("a", "2");
        assertThat(api.get(configMap("a")).strings("data")).containsEntry("a", "1");
    }

    @Test
    void listsAreSelectedByEqualityAndBySets() {
        for (String color : List.of("blue", "green", "red")) {
            api.create(
                    Kind.CONFIG_MAP,
                    Tree.with(Samples.configMap(color, Map.of()), Map.of("color", color), "metadata", "labels"));
        }
        api.create(Kind.CONFIG_MAP, Samples.configMap("plain", Map.of()));
        assertThat(names("color=blue")).containsExactly("blue");
        assertThat(names("color==blue")).containsExactly("blue");
        assertThat(names("color in (blue, green)")).containsExactly("blue", "green");
        assertThat(names("color notin (blue,green)")).containsExactly("plain", "red");
        assertThat(names("color!=blue")).containsExactly("green", "plain", "red");
        assertThat(names("color")).containsExactly("blue", "green", "red");
        assertThat(names("!color")).containsExactly("plain");
        assertThat(names("color,color!=red")).containsExactly("blue", "green");
        assertThat(refused(() -> names("color in blue")).code()).isEqualTo(400);
    }

    @Test
    void theGenerationCountsChangesOfTheSpecAndNotOfLabels() {
        api.create(Kind.DEPLOYMENT, Samples.deployment("web", "demo:v1", 3));
        assertThat(api.patch(web, scale(4), false).number("metadata", "generation"))
                .contains(2L);
        assertThat(api.patch(web, merge(Map.of("metadata", Map.of("labels", Map.of("a", "b")))), false)
                        .number("metadata", "generation"))
                .contains(2L);
    }

    @Test
    void aDeploymentsAnnotationsCountTooForTheyGoOnToItsReplicaSets() {
        api.create(Kind.DEPLOYMENT, Samples.deployment("web", "demo:v1", 3));
        assertThat(api.patch(web, merge(Map.of("metadata", Map.of("annotations", Map.of("a", "b")))), false)
                        .number("metadata", "generation"))
                .contains(2L);
    }

    @Test
    void aWriteToTheObjectLeavesItsStatusAlone() {
        Resource before = deploy("demo:v1", 1);
        Resource after = api.patch(web, merge(Map.of("status", Map.of("availableReplicas", 99))), false);
        assertThat(after.json().get("status")).isEqualTo(before.json().get("status"));
        assertThat(after.resourceVersion()).isEqualTo(before.resourceVersion());
    }

    @Test
    void aDryRunAnswersTheObjectAndChangesNothing() {
        Resource before = api.create(Kind.DEPLOYMENT, Samples.deployment("web", "demo:v1", 3));
        Resource dry = api.patch(web, scale(9), true);
        assertThat(dry.number("spec", "replicas")).contains(9L);
        assertThat(dry.text("spec", "strategy", "type")).contains("RollingUpdate");
        assertThat(api.get(web)).isEqualTo(before);
        Verbs other = cluster.as("other");
        assertThat(other.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of()), true)
                        .uid())
                .isNotEmpty();
        assertThat(refused(() -> api.get(configMap("a"))).code()).isEqualTo(404);
    }

    @Test
    void deletingAnotherObjectOfThatNameIsAConflict() {
        Resource made = api.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of()));
        ApiException e = refused(() -> api.delete(configMap("a"), "another"));
        assertThat(e.code()).isEqualTo(409);
        assertThat(e.reason()).isEqualTo("Conflict");
        api.delete(configMap("a"), made.uid());
        assertThat(refused(() -> api.get(configMap("a"))).code()).isEqualTo(404);
    }

    @Test
    void whatAnObjectOwnsGoesWithIt() {
        deploy("demo:v1", 2);
        api.delete(web, "");
        time.advance(Duration.ofSeconds(40));
        assertThat(sets()).isEmpty();
        assertThat(pods()).isEmpty();
    }

    @Test
    void aFinalizerHoldsAnObjectUntilItIsTakenAway() {
        api.create(
                Kind.CONFIG_MAP,
                Tree.with(Samples.configMap("a", Map.of()), List.of("x.io/hold"), "metadata", "finalizers"));
        api.delete(configMap("a"), "");
        assertThat(api.get(configMap("a")).isDeleting()).isTrue();
        api.patch(configMap("a"), json("replace", "/metadata/finalizers", List.of()), false);
        assertThat(refused(() -> api.get(configMap("a"))).code()).isEqualTo(404);
    }

    @Test
    void aReviewTellsWhatIsDeniedAndTheVerbIsRefused() {
        api.create(Kind.SERVICE, Samples.service("web", "web"));
        assertThat(mayPatchServices()).isTrue();
        cluster.rights().deny("patch", "services", "shop");
        assertThat(mayPatchServices()).isFalse();
        ApiException e =
                refused(() -> api.patch(new Ref(Kind.SERVICE, "shop", "web"), merge(Map.of("spec", Map.of())), false));
        assertThat(e.code()).isEqualTo(403);
        assertThat(e.reason()).isEqualTo("Forbidden");
        assertThat(e).hasMessageContaining("cannot patch resource \"services\" in API group \"\"");
    }

    @Test
    void aKindThatTheServerDoesNotKnowIsNotFound() {
        Kind route = new Kind("gateway.networking.k8s.io", "v1", "HTTPRoute", "httproutes");
        assertThat(refused(() -> api.list(route, "shop", "")).code()).isEqualTo(404);
        cluster.kind(route);
        assertThat(api.list(route, "shop", "").items()).isEmpty();
    }

    @Test
    void anUnknownKindIsRefusedWithWhatToDo() {
        Kind route = new Kind("gateway.networking.k8s.io", "v1", "HTTPRoute", "httproutes");
        assertThat(refused(() -> api.list(route, "shop", "")))
                .hasMessageContaining("create the CustomResourceDefinition httproutes.gateway.networking.k8s.io first");
    }

    @Test
    void puttingIsNotCreatingExceptForAFewKinds() {
        Verbs verbs = cluster.as("other");
        assertThat(refused(() -> verbs.update(configMap("a"), Samples.configMap("a", Map.of()), false)))
                .hasMessage("configmaps \"a\" not found");
        Ref lease = new Ref(Kind.LEASE, "shop", "l");
        Resource given = new Resource(
                Tree.of("metadata", Tree.of("name", "l", "namespace", "shop"), "spec", Tree.of("holderIdentity", "a")));
        assertThat(verbs.update(lease, given, false).uid()).isNotEmpty();
        assertThat(refused(() -> verbs.update(lease, given, false)))
                .hasMessage(
                        "leases.coordination.k8s.io \"l\" is invalid: metadata.resourceVersion: Invalid value: 0: must"
                                + " be specified for an update");
    }

    @Test
    void anObjectIsPutUnderItsOwnNameInItsOwnNamespace() {
        Verbs verbs = cluster.as("other");
        verbs.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of()));
        assertThat(refused(() -> verbs.update(configMap("a"), Samples.configMap("b", Map.of()), false)))
                .hasMessage("the name of the object (b) does not match the name on the URL (a)");
        Resource elsewhere = Tree.with(Samples.configMap("a", Map.of()), "default", "metadata", "namespace");
        assertThat(refused(() -> verbs.update(configMap("a"), elsewhere, false)))
                .hasMessage("the namespace of the provided object does not match the namespace sent on the request");
    }

    @Test
    void aPutStatusChangesTheStatusAndNothingElse() {
        Resource before = deploy("demo:v1", 1);
        Verbs verbs = cluster.as("other");
        Resource given = Tree.with(Tree.with(before, 9, "spec", "replicas"), 7, "status", "collisionCount");
        assertThat(verbs.updateStatus(web, given, true).number("status", "collisionCount"))
                .contains(7L);
        assertThat(api.get(web)).isEqualTo(before);
        Resource after = verbs.updateStatus(web, given, false);
        assertThat(after.number("status", "collisionCount")).contains(7L);
        assertThat(after.number("spec", "replicas")).contains(1L);
        assertThat(after.number("metadata", "generation")).contains(1L);
    }

    @Test
    void aKindOfOnesOwnCountsEveryChangeButThoseOfItsStatusAndLabels() {
        Kind fleet = new Kind("x.io", "v1", "Fleet", "fleets");
        cluster.kind(fleet);
        Ref ref = new Ref(fleet, "shop", "a");
        api.create(fleet, new Resource(Tree.of("metadata", Tree.of("name", "a", "namespace", "shop"), "ships", 1)));
        assertThat(api.patch(ref, merge(Map.of("ships", 2)), false).number("metadata", "generation"))
                .contains(2L);
        assertThat(cluster.as("other")
                        .patchStatus(ref, merge(Map.of("status", Map.of("x", 1))))
                        .number("metadata", "generation"))
                .contains(2L);
        assertThat(api.patch(ref, merge(Map.of("metadata", Map.of("labels", Map.of("a", "b")))), false)
                        .number("metadata", "generation"))
                .contains(2L);
    }

    private boolean mayPatchServices() {
        Resource review = new Resource(Tree.of(
                "spec",
                Map.of(
                        "resourceAttributes",
                        Map.of("namespace", "shop", "verb", "patch", "group", "", "resource", "services"))));
        return api.create(Kind.SELF_SUBJECT_ACCESS_REVIEW, review).isTrue("status", "allowed");
    }

    private List<String> names(String labels) {
        return api.list(Kind.CONFIG_MAP, "shop", labels).items().stream()
                .map(Resource::name)
                .toList();
    }
}
