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

    private static Json change(Namespace here, String name, String value) {
        return here.deployments()
                .strategicMerge(
                        name,
                        "spec: {template: {spec: {containers: [{name: app, env: [{name: TRY, value: '%s'}]}]}}}"
                                .formatted(value))
                .ok();
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
    default void rollsToANewRevision(Namespace here) {
        start(here, "rolled", 2);

        change(here, "rolled", "two");
        Json rolled = finished(here, "rolled");

        assertThat(rolled.at("metadata", "annotations", REVISION)).isEqualTo("2");
        assertThat(rolled.generation()).isEqualTo(2);
        assertThat(set(here, "rolled", "1").at("spec", "replicas")).isEqualTo(0);
        assertThat(set(here, "rolled", "2").at("spec", "replicas")).isEqualTo(2);
    }

    @Test
    default void keepsToItsSurgeAndItsUnavailable(Namespace here) {
        here.deployments()
                .create(Samples.deployment("steps", 3)
                        .with(Map.of("rollingUpdate", Map.of("maxSurge", 1, "maxUnavailable", 0)), "spec", "strategy"))
                .ok();
        Json ready = finished(here, "steps");

        try (Watch watch =
                here.deployments().watch("fieldSelector=metadata.name=steps", "resourceVersion=" + ready.version())) {
            change(here, "steps", "two");
            Json seen;
            do {
                seen = watch.next().object();
                assertThat(seen.number("status", "replicas")).isLessThanOrEqualTo(4);
                assertThat(seen.number("status", "availableReplicas")).isGreaterThanOrEqualTo(3);
            } while (seen.number("status", "updatedReplicas") < 3 || seen.number("status", "replicas") > 3);
        }
    }

    @Test
    default void aChangeBackIsTheOldReplicaSetUnderANewRevision(Namespace here) {
        start(here, "back", 1);
        String first = set(here, "back", "1").name();
        change(here, "back", "two");
        finished(here, "back");

        here.deployments()
                .strategicMerge(
                        "back",
                        "spec: {template: {spec: {containers: [{name: app, env: [{name: TRY, $patch: delete}]}]}}}")
                .ok();
        Json back = finished(here, "back");

        assertThat(back.at("metadata", "annotations", REVISION)).isEqualTo("3");
        assertThat(set(here, "back", "3").name()).isEqualTo(first);
        assertThat(set(here, "back", "3").at("metadata", "annotations", "deployment.kubernetes.io/revision-history"))
                .isEqualTo("1");
        assertThat(sets(here, "back")).hasSize(2);
    }

    @Test
    default void keepsAsManyOldReplicaSetsAsAskedTo(Namespace here) {
        here.deployments()
                .create(Samples.deployment("history", 0).with(1, "spec", "revisionHistoryLimit"))
                .ok();
        finished(here, "history");
        for (String value : List.of("two", "three", "four")) {
            change(here, "history", value);
            here.deployments()
                    .await("history", found -> found.number("status", "observedGeneration") == found.generation());
        }

        List<Json> left = here.replicaSets().awaitAll("labelSelector=app=history", sets -> sets.size() == 2);

        assertThat(left)
                .extracting(set -> set.text("metadata", "annotations", REVISION))
                .containsExactlyInAnyOrder("3", "4");
    }

    @Test
    default void doesNotRollWhileItIsPaused(Namespace here) {
        start(here, "paused", 1);
        here.deployments().merge("paused", "spec: {paused: true}").ok();

        Json changed = change(here, "paused", "two");
        Json seen = here.deployments()
                .await("paused", found -> found.number("status", "observedGeneration") == changed.generation());

        assertThat(seen.has("status", "updatedReplicas")).isFalse();
        assertThat(seen.condition("Progressing").at("reason")).isEqualTo("DeploymentPaused");
        assertThat(seen.condition("Progressing").at("status")).isEqualTo("Unknown");
        assertThat(seen.condition("Progressing").at("message")).isEqualTo("Deployment is paused");
        assertThat(sets(here, "paused")).hasSize(1);

        here.deployments().merge("paused", "spec: {paused: false}").ok();
        finished(here, "paused");
        assertThat(sets(here, "paused")).hasSize(2);
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
    default void recreatesOnlyOnceNoneIsLeft(Namespace here) {
        here.deployments()
                .create(Samples.deployment("recreated", 1).with(Map.of("type", "Recreate"), "spec", "strategy"))
                .ok();
        finished(here, "recreated");
        String from = here.pods().list("labelSelector=app=recreated").ok().version();

        try (Watch watch = here.pods().watch("labelSelector=app=recreated", "resourceVersion=" + from)) {
            change(here, "recreated", "two");
            Watch.Event event;
            do {
                event = watch.next();
            } while (!event.type().equals("DELETED") && !event.type().equals("ADDED"));
            assertThat(event.type()).isEqualTo("DELETED");
        }
        finished(here, "recreated");
    }

    @Test
    default void saysWhenItGetsNoFurther(Namespace here) {
        here.deployments()
                .create(Samples.deployment("stuck", 1)
                        .with(1, "spec", "progressDeadlineSeconds")
                        .with(Map.of("streamgate.test/nowhere", "true"), "spec", "template", "spec", "nodeSelector"))
                .ok();

        Json stuck = here.deployments()
                .await(
                        "stuck",
                        found -> found.condition("Progressing").text("status").equals("False"));

        assertThat(stuck.condition("Progressing").at("reason")).isEqualTo("ProgressDeadlineExceeded");
        assertThat(stuck.condition("Progressing").at("message"))
                .isEqualTo("ReplicaSet \"%s\" has timed out progressing."
                        .formatted(sets(here, "stuck").get(0).name()));
        assertThat(stuck.condition("Available").at("status")).isEqualTo("False");
        assertThat(stuck.condition("Available").at("reason")).isEqualTo("MinimumReplicasUnavailable");
        assertThat(stuck.at("status", "unavailableReplicas")).isEqualTo(1);
        here.deployments().delete("stuck").ok();
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

    @Test
    default void adoptsAReplicaSetThatMatches(Namespace here) {
        start(here, "adopting", 0);
        here.deployments().delete("adopting", "propagationPolicy=Orphan").ok();
        here.deployments().awaitGone("adopting");
        Json orphan = sets(here, "adopting").get(0);

        Json deployment = start(here, "adopting", 0);

        Json adopted = here.replicaSets()
                .await(
                        orphan.name(),
                        set -> !set.list("metadata", "ownerReferences").isEmpty());
        assertThat(adopted.uid()).isEqualTo(orphan.uid());
        assertThat(adopted.at("metadata", "ownerReferences", 0, "uid")).isEqualTo(deployment.uid());
        assertThat(sets(here, "adopting")).hasSize(1);
    }

    @Test
    default void waitsBeforeItCallsAPodAvailable(Namespace here) {
        here.deployments()
                .create(Samples.deployment("patient", 1).with(4, "spec", "minReadySeconds"))
                .ok();

        Json ready = here.deployments().await("patient", found -> found.number("status", "readyReplicas") == 1);
        Json available = finished(here, "patient");

        assertThat(ready.has("status", "availableReplicas")).isFalse();
        assertThat(available.at("status", "availableReplicas")).isEqualTo(1);
    }

    @Test
    default void tellsOfItsScalingByAnEvent(Namespace here) {
        start(here, "telling", 1);

        Json event = here.events()
                .awaitAll("fieldSelector=involvedObject.name=telling,reason=ScalingReplicaSet", all -> !all.isEmpty())
                .get(0);

        assertThat(event.at("message"))
                .isEqualTo("Scaled up replica set %s from 0 to 1"
                        .formatted(sets(here, "telling").get(0).name()));
        assertThat(event.at("type")).isEqualTo("Normal");
        assertThat(event.at("source", "component")).isEqualTo("deployment-controller");
        assertThat(event.at("involvedObject", "kind")).isEqualTo("Deployment");
    }

    @Test
    default void theControllerWritesItsStatusAsItself(Namespace here) {
        Json deployment = start(here, "managed", 0);

        assertThat(deployment.list("metadata", "managedFields"))
                .filteredOn(entry -> entry.text("manager").equals("kube-controller-manager"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.at("operation")).isEqualTo("Update");
                    assertThat(entry.at("subresource")).isEqualTo("status");
                });
    }
}
