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
    default void aDeploymentTakesAllOfItsObjectsWithIt(Namespace here) {
        here.deployments().create(Samples.deployment("whole", 1)).ok();
        here.pods().awaitAll("labelSelector=app=whole", pods -> pods.size() == 1);

        here.deployments().delete("whole").ok();

        here.replicaSets().awaitAll("labelSelector=app=whole", List::isEmpty);
        here.pods().awaitAll("labelSelector=app=whole", List::isEmpty);
    }
}
