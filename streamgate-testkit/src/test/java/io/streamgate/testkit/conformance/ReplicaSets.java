package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a ReplicaSet makes of its pods. */
interface ReplicaSets {
    private static List<Json> pods(Namespace here, String app, int count) {
        return here.pods()
                .awaitAll(
                        "labelSelector=app=" + app,
                        pods -> pods.stream()
                                        .filter(pod -> !pod.has("metadata", "deletionTimestamp"))
                                        .count()
                                == count);
    }

    private static Json pending(String name, int replicas) {
        return Samples.replicaSet(name, replicas)
                .with(Map.of("streamgate.test/nowhere", "true"), "spec", "template", "spec", "nodeSelector");
    }

    @Test
    default void makesAsManyPodsAsWished(Namespace here) {
        Json set = here.replicaSets().create(pending("many", 3)).ok();

        List<Json> pods = pods(here, "many", 3);

        assertThat(pods).allSatisfy(pod -> {
            assertThat(pod.name()).matches("many-[bcdfghjklmnpqrstvwxz2456789]{5}");
            assertThat(pod.at("metadata", "generateName")).isEqualTo("many-");
            assertThat(pod.at("metadata", "ownerReferences"))
                    .isEqualTo(List.of(Map.of(
                            "apiVersion",
                            "apps/v1",
                            "kind",
                            "ReplicaSet",
                            "name",
                            "many",
                            "uid",
                            set.uid(),
                            "controller",
                            true,
                            "blockOwnerDeletion",
                            true)));
        });
        Json status = here.replicaSets().await("many", found -> found.number("status", "replicas") == 3);
        assertThat(status.at("status", "fullyLabeledReplicas")).isEqualTo(3);
        assertThat(status.at("status", "observedGeneration")).isEqualTo(1);
    }

    @Test
    default void replacesAPodThatIsDeleted(Namespace here) {
        here.replicaSets().create(pending("replaced", 1)).ok();
        String first = pods(here, "replaced", 1).get(0).name();

        here.pods().delete(first).ok();

        here.pods()
                .awaitAll(
                        "labelSelector=app=replaced",
                        pods -> pods.size() == 1 && !pods.get(0).name().equals(first));
    }

    @Test
    default void letsGoOfAPodThatNoLongerMatches(Namespace here) {
        here.replicaSets().create(pending("letting-go", 1)).ok();
        String first = pods(here, "letting-go", 1).get(0).name();

        here.pods().merge(first, "metadata: {labels: {app: free}}").ok();

        Json free = here.pods()
                .await(first, pod -> pod.list("metadata", "ownerReferences").isEmpty());
        assertThat(free.has("metadata", "deletionTimestamp")).isFalse();
        pods(here, "letting-go", 1);
        here.pods().delete(first).ok();
    }

    @Test
    default void takesAPodThatMatches(Namespace here) {
        here.pods().create(Samples.pendingPod("taken")).ok();

        Json set = here.replicaSets().create(pending("taken", 1)).ok();

        Json taken = here.pods()
                .await("taken", pod -> !pod.list("metadata", "ownerReferences").isEmpty());
        assertThat(taken.at("metadata", "ownerReferences", 0, "uid")).isEqualTo(set.uid());
        here.replicaSets().await("taken", found -> found.number("status", "replicas") == 1);
        assertThat(here.pods().list("labelSelector=app=taken").names()).containsExactly("taken");
    }

    @Test
    default void takesAwayThePodOfTheLowestCost(Namespace here) {
        here.replicaSets().create(pending("cost", 2)).ok();
        List<Json> pods = pods(here, "cost", 2);
        String cheap = pods.get(0).name();
        String dear = pods.get(1).name();
        String cost = "metadata: {annotations: {controller.kubernetes.io/pod-deletion-cost: '%d'}}";
        here.pods().merge(dear, cost.formatted(10)).ok();
        here.pods().merge(cheap, cost.formatted(-10)).ok();

        here.replicaSets().merge("cost", "spec: {replicas: 1}").ok();

        here.pods().awaitGone(cheap);
        assertThat(here.pods().list("labelSelector=app=cost").names()).containsExactly(dear);
    }

    @Test
    default void takesAwayAPodThatIsNotReadyFirst(Namespace here) {
        here.replicaSets().create(Samples.replicaSet("unready", 1)).ok();
        String ready = here.pods()
                .awaitAll(
                        "labelSelector=app=unready",
                        pods -> pods.size() == 1
                                && pods.get(0).condition("Ready").text("status").equals("True"))
                .get(0)
                .name();
        here.replicaSets()
                .merge(
                        "unready",
                        "spec: {replicas: 2, template: {spec: {nodeSelector: {streamgate.test/nowhere: 'true'}}}}")
                .ok();
        pods(here, "unready", 2);

        here.replicaSets().merge("unready", "spec: {replicas: 1}").ok();

        here.pods().awaitAll("labelSelector=app=unready", pods -> pods.size() == 1);
        assertThat(here.pods().list("labelSelector=app=unready").names()).containsExactly(ready);
    }

    @Test
    default void aChangedTemplateIsForNewPodsOnly(Namespace here) {
        here.replicaSets().create(pending("template", 1)).ok();
        String first = pods(here, "template", 1).get(0).name();

        here.replicaSets()
                .merge("template", "spec: {replicas: 2, template: {metadata: {annotations: {x: y}}}}")
                .ok();

        List<Json> pods = pods(here, "template", 2);
        assertThat(pods)
                .filteredOn(pod -> pod.has("metadata", "annotations", "x"))
                .singleElement()
                .satisfies(pod -> assertThat(pod.name()).isNotEqualTo(first));
    }

    @Test
    default void countsReadyPods(Namespace here) {
        here.replicaSets().create(Samples.replicaSet("ready", 1)).ok();

        Json set = here.replicaSets().await("ready", found -> found.number("status", "availableReplicas") == 1);

        assertThat(set.at("status", "readyReplicas")).isEqualTo(1);
    }

    @Test
    default void tellsOfItsPodsByAnEvent(Namespace here) {
        here.replicaSets().create(pending("telling", 1)).ok();
        String pod = pods(here, "telling", 1).get(0).name();

        Json event = here.events()
                .awaitAll("fieldSelector=involvedObject.name=telling,reason=SuccessfulCreate", all -> !all.isEmpty())
                .get(0);

        assertThat(event.at("message")).isEqualTo("Created pod: " + pod);
    }

    @Test
    default void aPodThatFitsNowhereSaysWhy(Namespace here) {
        here.pods().create(Samples.pendingPod("nowhere")).ok();

        Json pod = here.pods()
                .await("nowhere", found -> found.condition("PodScheduled").has("reason"));

        assertThat(pod.condition("PodScheduled").at("status")).isEqualTo("False");
        assertThat(pod.condition("PodScheduled").at("reason")).isEqualTo("Unschedulable");
        assertThat(pod.condition("PodScheduled").text("message"))
                .matches("0/\\d+ nodes are available: \\d+ node\\(s\\) didn't match Pod's node affinity/selector\\..*");
        here.pods().delete("nowhere").ok();
    }

    @Test
    default void aPodThatRunsSaysWhere(Namespace here) {
        here.pods().create(Samples.pod("running")).ok();

        Json pod = here.pods()
                .await(
                        "running",
                        found -> found.condition("Ready").text("status").equals("True"));

        assertThat(pod.at("status", "phase")).isEqualTo("Running");
        assertThat(pod.text("status", "podIP")).matches("\\d+\\.\\d+\\.\\d+\\.\\d+");
        assertThat(pod.at("status", "podIPs", 0, "ip")).isEqualTo(pod.at("status", "podIP"));
        assertThat(pod.has("status", "hostIP")).isTrue();
        assertThat(pod.has("spec", "nodeName")).isTrue();
        assertThat(pod.list("status", "conditions"))
                .filteredOn(condition -> condition.text("status").equals("True"))
                .extracting(condition -> condition.text("type"))
                .contains("PodScheduled", "Initialized", "ContainersReady", "Ready");
        assertThat(pod.at("status", "containerStatuses", 0, "ready")).isEqualTo(true);
        assertThat(pod.at("status", "containerStatuses", 0, "started")).isEqualTo(true);
        assertThat(pod.at("status", "containerStatuses", 0, "restartCount")).isEqualTo(0);
        assertThat(pod.has("status", "containerStatuses", 0, "state", "running", "startedAt"))
                .isTrue();
        here.pods().delete("running").ok();
    }
}
