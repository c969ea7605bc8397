package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Evictions, and the budgets that they must keep to. */
interface Evicting {
    private static Answer evict(Namespace here, String pod, String more) {
        return here.server()
                .send(
                        "POST",
                        here.pods().path() + "/" + pod + "/eviction",
                        Server.JSON,
                        Json.of("apiVersion: policy/v1\nkind: Eviction\nmetadata: {name: %s}\n%s".formatted(pod, more))
                                .toString());
    }

    private static void runningPod(Namespace here, String name) {
        here.pods().create(Samples.pod(name)).ok();
        here.pods().await(name, pod -> pod.condition("Ready").text("status").equals("True"));
    }

    private static Json budget(Namespace here, String name, String spec) {
        here.disruptionBudgets()
                .create("metadata: {name: %1$s}\nspec: {%2$s, selector: {matchLabels: {app: %1$s}}}"
                        .formatted(name, spec))
                .ok();
        return here.disruptionBudgets().await(name, found -> found.number("status", "observedGeneration") == 1);
    }

    @Test
    default void evictsAPodThatNoBudgetKeeps(Namespace here) {
        runningPod(here, "free");

        Answer answer = evict(here, "free", "");

        assertThat(answer.code()).isEqualTo(201);
        assertThat(answer.at("status")).isEqualTo("Success");
        here.pods().awaitGone("free");
    }

    @Test
    default void evictsNothingThatIsNotThere(Namespace here) {
        assertThat(evict(here, "absent", "").refusal()).isEqualTo("404 NotFound: pods \"absent\" not found");
    }

    @Test
    default void refusesAnEvictionThatABudgetDoesNotAllow(Namespace here) {
        runningPod(here, "kept");
        Json budget = budget(here, "kept", "minAvailable: 1");
        here.disruptionBudgets().await("kept", found -> found.number("status", "currentHealthy") == 1);

        Answer answer = evict(here, "kept", "");

        assertThat(budget.has("status", "disruptionsAllowed")).isTrue();
        assertThat(answer.refusal())
                .isEqualTo("429 TooManyRequests: Cannot evict pod as it would violate the pod's disruption budget.");
        assertThat(answer.causes())
                .containsExactly(
                        "DisruptionBudget : The disruption budget kept needs 1 healthy pods and has 1 currently");
        here.pods().delete("kept").ok();
    }

    @Test
    default void countsWhatABudgetAllows(Namespace here) {
        runningPod(here, "counted");
        budget(here, "counted", "minAvailable: 1");

        Json budget = here.disruptionBudgets().await("counted", found -> found.number("status", "currentHealthy") == 1);

        assertThat(budget.at("status", "expectedPods")).isEqualTo(1);
        assertThat(budget.at("status", "desiredHealthy")).isEqualTo(1);
        assertThat(budget.at("status", "disruptionsAllowed")).isEqualTo(0);
        assertThat(budget.condition("DisruptionAllowed").at("status")).isEqualTo("False");
        assertThat(budget.condition("DisruptionAllowed").at("reason")).isEqualTo("InsufficientPods");
        here.pods().delete("counted").ok();
    }

    @Test
    default void onlyTriesAnEvictionInADryRun(Namespace here) {
        runningPod(here, "tried");

        assertThat(evict(here, "tried", "deleteOptions: {dryRun: [All]}").code())
                .isEqualTo(201);
        assertThat(here.pods().get("tried").ok().has("metadata", "deletionTimestamp"))
                .isFalse();
        here.pods().delete("tried").ok();
    }

    @Test
    default void aBudgetOfADeploymentFollowsItsSize(Namespace here) {
        here.deployments().create(Samples.deployment("sized", 2)).ok();
        budget(here, "sized", "maxUnavailable: 1");

        Json budget =
                here.disruptionBudgets().await("sized", found -> found.number("status", "disruptionsAllowed") == 1);

        assertThat(budget.at("status", "expectedPods")).isEqualTo(2);
        assertThat(budget.at("status", "desiredHealthy")).isEqualTo(1);
        assertThat(budget.condition("DisruptionAllowed").at("reason")).isEqualTo("SufficientPods");
        here.deployments().delete("sized").ok();
    }

    @Test
    default void bindsAPodToANode(Namespace here) {
        here.pods()
                .create(Samples.pod("bound").with("conformance", "spec", "schedulerName"))
                .ok();
        String node =
                here.server().clusterWide("v1", "nodes", "Node").list().names().get(0);

        Answer answer = here.server()
                .send(
                        "POST",
                        here.pods().path() + "/bound/binding",
                        Server.JSON,
                        new Json(Map.of(
                                        "apiVersion",
                                        "v1",
                                        "kind",
                                        "Binding",
                                        "metadata",
                                        Map.of("name", "bound"),
                                        "target",
                                        Map.of("kind", "Node", "name", node)))
                                .toString());

        assertThat(answer.code()).isEqualTo(201);
        assertThat(here.pods().get("bound").at("spec", "nodeName")).isEqualTo(node);
        here.pods().deleteBy("gracePeriodSeconds: 0", "bound").ok();
    }
}
