package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of objects whose owners are deleted. */
interface GarbageCollecting {
    private static Json owner(Namespace here, String name) {
        return here.configMaps().create(Samples.configMap(name)).ok();
    }

    private static String reference(Json owner, String more) {
        return "{apiVersion: v1, kind: ConfigMap, name: %s, uid: %s%s}".formatted(owner.name(), owner.uid(), more);
    }

    private static void owned(Namespace here, String name, String... references) {
        here.configMaps()
                .create("metadata: {name: %s, ownerReferences: [%s]}".formatted(name, String.join(", ", references)))
                .ok();
    }

    @Test
    default void dependentsGoAfterTheirOwner(Namespace here) {
        Json owner = owner(here, "background");
        owned(here, "background-child", reference(owner, ""));

        here.configMaps().delete("background").ok();

        here.configMaps().awaitGone("background-child");
    }

    @Test
    default void aDependentOfTwoStaysUntilBothAreGone(Namespace here) {
        Json first = owner(here, "first-of-two");
        Json second = owner(here, "second-of-two");
        owned(here, "child-of-two", reference(first, ""), reference(second, ""));

        here.configMaps().delete("first-of-two").ok();
        Json left = here.configMaps()
                .await(
                        "child-of-two",
                        child -> child.list("metadata", "ownerReferences").size() == 1);
        here.configMaps().delete("second-of-two").ok();

        assertThat(left.texts("name", "metadata", "ownerReferences")).containsExactly("second-of-two");
        here.configMaps().awaitGone("child-of-two");
    }

    @Test
    default void orphansStayWithoutTheReference(Namespace here) {
        Json owner = owner(here, "orphaning");
        owned(here, "orphan", reference(owner, ""));

        Json answer = here.configMaps()
                .delete("orphaning", "propagationPolicy=Orphan")
                .ok();

        assertThat(answer.at("metadata", "finalizers")).isEqualTo(List.of("orphan"));
        here.configMaps().awaitGone("orphaning");
        assertThat(here.configMaps().get("orphan").ok().has("metadata", "ownerReferences"))
                .isFalse();
    }

    @Test
    default void anOwnerInTheForegroundGoesAfterItsDependents(Namespace here) {
        Json owner = owner(here, "foreground");
        here.configMaps()
                .create("metadata: {name: foreground-child, finalizers: [streamgate.test/hold], ownerReferences: [%s]}"
                        .formatted(reference(owner, ", blockOwnerDeletion: true")))
                .ok();

        Json answer = here.configMaps()
                .delete("foreground", "propagationPolicy=Foreground")
                .ok();

        assertThat(answer.at("metadata", "finalizers")).isEqualTo(List.of("foregroundDeletion"));
        here.configMaps().await("foreground-child", child -> child.has("metadata", "deletionTimestamp"));
        assertThat(here.configMaps().get("foreground").code()).isEqualTo(200);
        here.configMaps()
                .merge("foreground-child", "metadata: {finalizers: null}")
                .ok();
        here.configMaps().awaitGone("foreground");
    }

    @Test
    default void aDependentThatDoesNotBlockIsNotWaitedFor(Namespace here) {
        Json owner = owner(here, "unblocked");
        here.configMaps()
                .create("metadata: {name: unblocking-child, finalizers: [streamgate.test/hold], ownerReferences: [%s]}"
                        .formatted(reference(owner, "")))
                .ok();

        here.configMaps().delete("unblocked", "propagationPolicy=Foreground").ok();

        here.configMaps().awaitGone("unblocked");
        here.configMaps().await("unblocking-child", child -> child.has("metadata", "deletionTimestamp"));
        here.configMaps()
                .merge("unblocking-child", "metadata: {finalizers: null}")
                .ok();
    }

    @Test
    default void aDependentOfNobodyGoes(Namespace here) {
        owned(
                here,
                "child-of-nobody",
                "{apiVersion: v1, kind: ConfigMap, name: nobody, uid: 00000000-0000-0000-0000-000000000000}");

        here.configMaps().awaitGone("child-of-nobody");
    }

    @Test
    default void anOwnerOfTheSameNameIsNotTheOwner(Namespace here) {
        owner(here, "namesake");
        owned(
                here,
                "child-of-namesake",
                "{apiVersion: v1, kind: ConfigMap, name: namesake, uid: 00000000-0000-0000-0000-000000000000}");

        here.configMaps().awaitGone("child-of-namesake");
        assertThat(here.configMaps().get("namesake").code()).isEqualTo(200);
    }

    @Test
    default void aDeploymentTakesAllOfItsObjectsWithIt(Namespace here) {
        here.deployments().create(Samples.deployment("whole", 1)).ok();
        here.pods().awaitAll("labelSelector=app=whole", pods -> pods.size() == 1);

        here.deployments().delete("whole").ok();

        here.replicaSets().awaitAll("labelSelector=app=whole", List::isEmpty);
        here.pods().awaitAll("labelSelector=app=whole", List::isEmpty);
    }

    @Test
    default void aDeploymentInTheForegroundWaitsForItsReplicaSets(Namespace here) {
        here.deployments().create(Samples.deployment("waiting", 0)).ok();
        here.replicaSets().awaitAll("labelSelector=app=waiting", sets -> sets.size() == 1);

        here.deployments().delete("waiting", "propagationPolicy=Foreground").ok();

        here.deployments().awaitGone("waiting");
        assertThat(here.replicaSets().list("labelSelector=app=waiting").names()).isEmpty();
    }

    @Test
    default void anOrphanedReplicaSetKeepsItsPods(Namespace here) {
        here.deployments().create(Samples.deployment("kept", 1)).ok();
        here.pods().awaitAll("labelSelector=app=kept", pods -> pods.size() == 1);

        here.deployments().delete("kept", "propagationPolicy=Orphan").ok();
        here.deployments().awaitGone("kept");

        List<Json> sets = here.replicaSets().list("labelSelector=app=kept").ok().list("items");
        assertThat(sets)
                .singleElement()
                .satisfies(set ->
                        assertThat(set.has("metadata", "ownerReferences")).isFalse());
        assertThat(here.pods().list("labelSelector=app=kept").names()).hasSize(1);
        here.replicaSets().delete(sets.get(0).name()).ok();
    }

    @Test
    default void refusesTwoControllers(Namespace here) {
        String one = reference(owner(here, "controlling-one"), ", controller: true");
        String two = reference(owner(here, "controlling-two"), ", controller: true");

        Answer answer =
                here.configMaps().create("metadata: {name: controlled, ownerReferences: [%s, %s]}".formatted(one, two));

        assertThat(answer.fields()).containsExactly("metadata.ownerReferences");
        assertThat(answer.refusal())
                .contains("Only one reference can have Controller set to true. Found \"true\" in references for"
                        + " ConfigMap/controlling-one and ConfigMap/controlling-two");
    }

    @Test
    default void theSameOwnerTwiceIsOneOwner(Namespace here) {
        String owner = reference(owner(here, "repeated"), "");

        Answer answer = here.configMaps()
                .create("metadata: {name: child-of-repeated, ownerReferences: [%s, %s]}".formatted(owner, owner));

        assertThat(answer.ok().list("metadata", "ownerReferences")).hasSize(1);
        assertThat(answer.warnings())
                .singleElement()
                .asString()
                .startsWith("299 - \".metadata.ownerReferences contains duplicate entries");
    }

    @Test
    default void refusesAReferenceThatNamesNobody(Namespace here) {
        Answer answer = here.configMaps()
                .create("metadata: {name: incomplete, ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: ''}]}");

        assertThat(answer.fields()).containsExactly("metadata.ownerReferences.name", "metadata.ownerReferences.uid");
    }
}
