package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The subresources {@code status} and {@code scale}. */
interface StatusAndScale {
    @Test
    default void readsTheStatusWithTheWholeObject(Namespace here) {
        here.deployments().create(Samples.deployment("read", 0)).ok();
        here.deployments().await("read", found -> found.number("status", "observedGeneration") == 1);

        Json whole = here.deployments().get("read/status").ok();

        assertThat(whole.at("kind")).isEqualTo("Deployment");
        assertThat(whole.has("spec", "replicas")).isTrue();
        assertThat(whole.at("status", "observedGeneration")).isEqualTo(1);
    }

    @Test
    default void aStatusWriteChangesNothingElse(Namespace here) {
        Json stored = here.disruptionBudgets()
                .create("metadata: {name: status-only}\nspec: {minAvailable: 1, selector: {matchLabels: {app: none}}}")
                .ok();

        Json written = here.disruptionBudgets()
                .merge(
                        "status-only/status",
                        "metadata: {labels: {x: y}}\nspec: {minAvailable: 5}\nstatus: {conditions: [{type: Tried,"
                                + " status: 'True', reason: Tried, message: '', lastTransitionTime:"
                                + " '2026-01-01T00:00:00Z'}]}")
                .ok();

        assertThat(written.at("spec")).isEqualTo(stored.at("spec"));
        assertThat(written.condition("Tried").at("status")).isEqualTo("True");
        assertThat(written.generation()).isEqualTo(stored.generation());
    }

    @Test
    default void aWriteOfTheObjectLeavesTheStatus(Namespace here) {
        here.disruptionBudgets()
                .create("metadata: {name: spec-only}\nspec: {minAvailable: 1, selector: {matchLabels: {app: none}}}")
                .ok();

        Json written = here.disruptionBudgets()
                .merge("spec-only", "spec: {minAvailable: 2}\nstatus: {expectedPods: 99}")
                .ok();

        assertThat(written.at("spec", "minAvailable")).isEqualTo(2);
        assertThat(written.at("status", "expectedPods")).isNotEqualTo(99);
        assertThat(written.generation()).isEqualTo(2);
    }

    @Test
    default void aStatusIsReplacedByPut(Namespace here) {
        here.pods().create(Samples.pendingPod("put-status")).ok();
        Json stored = here.pods()
                .await("put-status", pod -> pod.condition("PodScheduled").has("status"));

        Json written = here.pods()
                .replace(
                        "put-status/status",
                        stored.with("Noted", "status", "message").without("metadata", "labels"))
                .ok();

        assertThat(written.at("status", "message")).isEqualTo("Noted");
        assertThat(written.at("spec")).isEqualTo(stored.at("spec"));
        here.pods().delete("put-status").ok();
    }

    @Test
    default void aStaleStatusIsAConflict(Namespace here) {
        Json stored = here.disruptionBudgets()
                .create("metadata: {name: stale}\nspec: {minAvailable: 1, selector: {matchLabels: {app: none}}}")
                .ok();
        here.disruptionBudgets().merge("stale", "spec: {minAvailable: 2}").ok();

        assertThat(here.disruptionBudgets().replace("stale/status", stored).refusal())
                .startsWith("409 Conflict: Operation cannot be fulfilled on poddisruptionbudgets.policy \"stale\": the"
                        + " object has been modified");
    }

    @Test
    default void notesWhoWroteTheStatus(Namespace here) {
        here.disruptionBudgets()
                .create("metadata: {name: noted}\nspec: {minAvailable: 1, selector: {matchLabels: {app: none}}}")
                .ok();

        Json written = here.disruptionBudgets()
                .merge(
                        "noted/status",
                        "status: {conditions: [{type: Tried, status: 'True', reason: Tried, message: '',"
                                + " lastTransitionTime: '2026-01-01T00:00:00Z'}]}",
                        "fieldManager=someone")
                .ok();

        assertThat(written.list("metadata", "managedFields"))
                .filteredOn(entry -> entry.text("manager").equals("someone"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.at("subresource")).isEqualTo("status");
                    assertThat(entry.at("operation")).isEqualTo("Update");
                });
    }

    @Test
    default void readsTheScaleOfADeployment(Namespace here) {
        Json stored = here.deployments().create(Samples.deployment("scale", 0)).ok();

        Json scale = here.deployments().get("scale/scale").ok();

        assertThat(scale.at("kind")).isEqualTo("Scale");
        assertThat(scale.at("apiVersion")).isEqualTo("autoscaling/v1");
        assertThat(scale.uid()).isEqualTo(stored.uid());
        assertThat(scale.name()).isEqualTo("scale");
        assertThat(scale.at("metadata", "namespace")).isEqualTo(here.name());
        assertThat(scale.at("status", "selector")).isEqualTo("app=scale");
        assertThat(scale.at("status", "replicas")).isEqualTo(0);
        assertThat(scale.has("spec", "replicas")).isFalse();
    }

    @Test
    default void setsTheScaleByPut(Namespace here) {
        here.deployments()
                .create(Samples.deployment("put-scale", 0).with(true, "spec", "paused"))
                .ok();
        Json scale = here.deployments().get("put-scale/scale").ok();

        Answer answer = here.server()
                .send(
                        "PUT",
                        here.deployments().path() + "/put-scale/scale",
                        Server.JSON,
                        scale.with(3, "spec", "replicas")
                                .without("metadata", "resourceVersion")
                                .toString());

        assertThat(answer.ok().at("spec", "replicas")).isEqualTo(3);
        assertThat(answer.at("kind")).isEqualTo("Scale");
        assertThat(here.deployments().get("put-scale").at("spec", "replicas")).isEqualTo(3);
        assertThat(here.deployments().get("put-scale").ok().generation()).isEqualTo(2);
    }

    @Test
    default void aStaleScaleIsAConflict(Namespace here) {
        here.deployments().create(Samples.deployment("stale-scale", 0)).ok();
        Json scale = here.deployments().get("stale-scale/scale").ok();
        here.deployments().merge("stale-scale", "metadata: {labels: {x: y}}").ok();

        Answer answer = here.server()
                .send("PUT", here.deployments().path() + "/stale-scale/scale", Server.JSON, scale.toString());

        assertThat(answer.refusal())
                .startsWith(
                        "409 Conflict: Operation cannot be fulfilled on deployments.apps \"stale-scale\": the object"
                                + " has been modified");
    }

    @Test
    default void setsTheScaleByMerge(Namespace here) {
        here.deployments()
                .create(Samples.deployment("merge-scale", 0).with(true, "spec", "paused"))
                .ok();

        Answer answer = here.deployments().merge("merge-scale/scale", "spec: {replicas: 2}");

        assertThat(answer.at("spec", "replicas")).isEqualTo(2);
        assertThat(here.deployments().get("merge-scale").at("spec", "replicas")).isEqualTo(2);
    }

    @Test
    default void refusesANegativeScale(Namespace here) {
        here.deployments().create(Samples.deployment("negative-scale", 0)).ok();

        assertThat(here.deployments()
                        .merge("negative-scale/scale", "spec: {replicas: -1}")
                        .refusal())
                .isEqualTo("422 Invalid: Scale.autoscaling \"negative-scale\" is invalid: spec.replicas: Invalid value:"
                        + " -1: must be greater than or equal to 0");
    }

    @Test
    default void scalesNothingThatIsNotThere(Namespace here) {
        assertThat(here.deployments().get("absent/scale").refusal())
                .isEqualTo("404 NotFound: deployments.apps \"absent\" not found");
        assertThat(here.deployments()
                        .merge("absent/scale", "spec: {replicas: 1}")
                        .refusal())
                .isEqualTo("404 NotFound: deployments.apps \"absent\" not found");
    }

    @Test
    default void scalesAReplicaSet(Namespace here) {
        here.replicaSets().create(Samples.replicaSet("set-scale", 0)).ok();

        Answer answer = here.replicaSets().merge("set-scale/scale", "spec: {replicas: 1}", "dryRun=All");

        assertThat(answer.at("kind")).isEqualTo("Scale");
        assertThat(answer.at("spec", "replicas")).isEqualTo(1);
        assertThat(here.replicaSets().get("set-scale").at("spec", "replicas")).isEqualTo(0);
    }

    @Test
    default void notesWhoScaled(Namespace here) {
        here.deployments()
                .create(Samples.deployment("scaled-by", 0).with(true, "spec", "paused"), "fieldManager=creator")
                .ok();

        here.deployments()
                .merge("scaled-by/scale", "spec: {replicas: 1}", "fieldManager=scaler")
                .ok();

        assertThat(here.deployments().get("scaled-by").ok().list("metadata", "managedFields"))
                .filteredOn(entry -> entry.text("manager").equals("scaler"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.at("subresource")).isEqualTo("scale"));
    }
}
