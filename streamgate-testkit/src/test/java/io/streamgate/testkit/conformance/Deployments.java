package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a Deployment becomes: its ReplicaSets, revisions, status and conditions. */
interface Deployments {
    String REVISION = "deployment.kubernetes.io/revision";

    private static Json start(Namespace here, String name, int replicas) {
        here.deployments().create(Samples.deployment(name, replicas)).ok();
        return finished(here, name);
    }

    /** What {@code kubectl rollout status} waits for. */
    private static Json finished(Namespace here, String name) {
        return here.deployments().await(name, found -> {
            int wished = found.number("spec", "replicas");
            return found.number("status", "observedGeneration") == found.generation()
                    && found.number("status", "updatedReplicas") == wished
                    && found.number("status", "replicas") == wished
                    && found.number("status", "availableReplicas") == wished;
        });
    }

    private static List<Json> sets(Namespace here, String name) {
        return here.replicaSets().list("labelSelector=app=" + name).ok().list("items");
    }

    private static Json set(Namespace here, String name, String revision) {
        return sets(here, name).stream()
                .filter(set -> set.text("metadata", "annotations", REVISION).equals(revision))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no ReplicaSet of revision " + revision));
    }

    @Test
    default void becomesAvailable(Namespace here) {
        Json ready = start(here, "available", 2);

        assertThat(ready.at("status", "replicas")).isEqualTo(2);
        assertThat(ready.at("status", "readyReplicas")).isEqualTo(2);
        assertThat(ready.at("status", "updatedReplicas")).isEqualTo(2);
        assertThat(ready.has("status", "unavailableReplicas")).isFalse();
        assertThat(ready.at("metadata", "annotations", REVISION)).isEqualTo("1");
        Json complete = here.deployments()
                .await(
                        "available",
                        found -> found.condition("Progressing").text("reason").equals("NewReplicaSetAvailable"));
        assertThat(complete.condition("Available").at("status")).isEqualTo("True");
        assertThat(complete.condition("Available").at("reason")).isEqualTo("MinimumReplicasAvailable");
        assertThat(complete.condition("Available").at("message")).isEqualTo("Deployment has minimum availability.");
        assertThat(complete.condition("Progressing").at("message"))
                .isEqualTo("ReplicaSet \"%s\" has successfully progressed."
                        .formatted(sets(here, "available").get(0).name()));
    }

    @Test
    default void ownsAReplicaSetNamedByTheHashOfItsTemplate(Namespace here) {
        Json deployment = start(here, "hashed", 0);

        Json set = sets(here, "hashed").get(0);
        String hash = set.text("metadata", "labels", "pod-template-hash");

        assertThat(hash).isNotEmpty();
        assertThat(set.name()).isEqualTo("hashed-" + hash);
        assertThat(set.at("spec", "selector", "matchLabels"))
                .isEqualTo(Map.of("app", "hashed", "pod-template-hash", hash));
        assertThat(set.at("spec", "template", "metadata", "labels", "pod-template-hash"))
                .isEqualTo(hash);
        assertThat(set.at("metadata", "ownerReferences"))
                .isEqualTo(List.of(Map.of(
                        "apiVersion",
                        "apps/v1",
                        "kind",
                        "Deployment",
                        "name",
                        "hashed",
                        "uid",
                        deployment.uid(),
                        "controller",
                        true,
                        "blockOwnerDeletion",
                        true)));
        assertThat(set.at("metadata", "annotations"))
                .isEqualTo(Map.of(
                        REVISION,
                        "1",
                        "deployment.kubernetes.io/desired-replicas",
                        "0",
                        "deployment.kubernetes.io/max-replicas",
                        "0"));
    }

    @Test
    default void scalesWhileItIsPaused(Namespace here) {
        start(here, "paused-scale", 1);
        here.deployments().merge("paused-scale", "spec: {paused: true}").ok();

        here.deployments().merge("paused-scale/scale", "spec: {replicas: 2}").ok();

        here.deployments().await("paused-scale", found -> found.number("status", "availableReplicas") == 2);
        assertThat(sets(here, "paused-scale")).hasSize(1);
    }

    @Test
    default void aChangeOfTheSizeIsNoRevision(Namespace here) {
        start(here, "sized", 1);

        here.deployments().merge("sized", "spec: {replicas: 2}").ok();
        Json sized = finished(here, "sized");

        assertThat(sized.at("metadata", "annotations", REVISION)).isEqualTo("1");
        assertThat(sets(here, "sized")).hasSize(1);
        assertThat(set(here, "sized", "1").at("metadata", "annotations", "deployment.kubernetes.io/desired-replicas"))
                .isEqualTo("2");
        assertThat(set(here, "sized", "1").at("metadata", "annotations", "deployment.kubernetes.io/max-replicas"))
                .isEqualTo("3");
    }

    @Test
    default void annotationsOfTheDeploymentAreThoseOfItsReplicaSet(Namespace here) {
        here.deployments()
                .create(Samples.deployment("annotated", 0).with(Map.of("why", "because"), "metadata", "annotations"))
                .ok();
        finished(here, "annotated");

        assertThat(set(here, "annotated", "1").at("metadata", "annotations", "why"))
                .isEqualTo("because");
    }

    @Test
    default void createsADeletedReplicaSetAgain(Namespace here) {
        start(here, "again", 0);
        Json first = sets(here, "again").get(0);

        here.replicaSets().delete(first.name()).ok();

        List<Json> again = here.replicaSets()
                .awaitAll(
                        "labelSelector=app=again",
                        sets -> sets.size() == 1 && !sets.get(0).uid().equals(first.uid()));
        assertThat(again.get(0).name()).isEqualTo(first.name());
    }
}
