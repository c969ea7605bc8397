package io.streamgate.testkit.cluster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeploymentTest extends ClusterFixture {
    @Test
    void itsPodsBecomeAvailableAndItsStatusSaysSo() {
        Resource deployment = deploy("demo:v1", 3);
        assertThat(deployment.number("status", "observedGeneration")).contains(1L);
        assertThat(deployment.number("status", "replicas")).contains(3L);
        assertThat(deployment.number("status", "updatedReplicas")).contains(3L);
        assertThat(deployment.number("status", "readyReplicas")).contains(3L);
        assertThat(deployment.number("status", "availableReplicas")).contains(3L);
        assertThat(deployment.number("status", "unavailableReplicas")).isEmpty();
        assertThat(Tree.text(condition(deployment, "Available"), "status")).isEqualTo("True");
        assertThat(Tree.text(condition(deployment, "Progressing"), "reason")).isEqualTo("NewReplicaSetAvailable");
        assertThat(pods()).allMatch(Workloads::isPodReady);
    }

    @Test
    void theServersDefaultsAreFilledIn() {
        Resource deployment = api.create(Kind.DEPLOYMENT, Samples.deployment("web", "demo:v1", 3));
        assertThat(deployment.map("spec", "strategy"))
                .isEqualTo(Map.of(
                        "type", "RollingUpdate", "rollingUpdate", Map.of("maxSurge", "25%", "maxUnavailable", "25%")));
        assertThat(deployment.number("spec", "progressDeadlineSeconds")).contains(600L);
        assertThat(deployment.number("spec", "revisionHistoryLimit")).contains(10L);
        Map<String, Object> pod = deployment.map("spec", "template", "spec");
        assertThat(pod)
                .containsEntry("restartPolicy", "Always")
                .containsEntry("dnsPolicy", "ClusterFirst")
                .containsEntry("schedulerName", "default-scheduler")
                .containsEntry("terminationGracePeriodSeconds", 30)
                .containsEntry("securityContext", Map.of());
        assertThat(deployment
                        .list("spec", "template", "spec", "containers")
                        .get(0)
                        .json())
                .containsEntry("terminationMessagePath", "/dev/termination-log")
                .containsEntry("terminationMessagePolicy", "File")
                .containsEntry("imagePullPolicy", "IfNotPresent");
    }

    @Test
    void aNewTemplateRollsWithinItsBounds() {
        deploy("demo:v1", 4);
        List<String> beyond = new ArrayList<>();
        api.patch(web, image("demo:v2"), false);
        long ticks = 0;
        time.advance(Duration.ofMillis(10));
        while (!DeploymentStatus.isComplete(api.get(web)) && ticks++ < 100_000) {
            time.runNext();
            List<Resource> active =
                    pods().stream().filter(Workloads::isPodActive).toList();
            long ready = active.stream().filter(Workloads::isPodReady).count();
            if (active.size() > 5 || ready < 3) {
                beyond.add(time.now() + ": " + active.size() + " pods, " + ready + " ready");
            }
        }
        assertThat(beyond).isEmpty();
        assertThat(sets()).hasSize(2);
        assertThat(Revisions.of(api.get(web))).isEqualTo(2);
    }

    @Test
    void aFormerTemplateGetsItsReplicaSetBackAtANewRevision() {
        deploy("demo:v1", 2);
        api.patch(web, image("demo:v2"), false);
        settle();
        api.patch(web, image("demo:v1"), false);
        Resource deployment = settle();
        assertThat(sets()).hasSize(2);
        assertThat(Revisions.of(deployment)).isEqualTo(3);
        Resource current = requireNonNull(ReplicaSets.current(deployment, sets()));
        assertThat(Revisions.of(current)).isEqualTo(3);
        assertThat(current.labels()).containsKey("pod-template-hash");
    }

    @Test
    void aReplicaSetThatComesBackRemembersItsFormerRevisions() {
        deploy("demo:v1", 1);
        for (String version : List.of("v2", "v1", "v2")) {
            api.patch(web, image("demo:" + version), false);
            settle();
        }
        assertThat(sets())
                .extracting(
                        set -> set.annotations().get(Revisions.REVISION),
                        set -> set.annotations().get(Revisions.HISTORY))
                .containsExactlyInAnyOrder(tuple("3", "1"), tuple("4", "2"));
    }

    @Test
    void aNameThatIsTakenIsPassedOver() {
        deploy("demo:v1", 1);
        Resource taken = sets().get(0);
        Resource foreign = Tree.with(
                Tree.resource(Tree.of("metadata", Tree.of("name", taken.name(), "namespace", "shop"))),
                Tree.with(
                        Tree.with(Tree.map(taken.json(), "spec"), Map.of("app", "other"), "selector", "matchLabels"),
                        Map.of("app", "other"),
                        "template",
                        "metadata",
                        "labels"),
                "spec");
        api.delete(web, "");
        time.advance(Duration.ofMinutes(1));
        api.create(Kind.REPLICA_SET, foreign);
        Resource deployment = deploy("demo:v1", 1);
        assertThat(deployment.number("status", "collisionCount")).contains(1L);
        assertThat(sets()).hasSize(2).extracting(Resource::name).contains(taken.name());
    }

    @Test
    void aSetThatNoLongerMatchesIsLetGo() {
        deploy("demo:v1", 1);
        Ref old = new Ref(Kind.REPLICA_SET, "shop", sets().get(0).name());
        api.patch(old, merge(Map.of("metadata", Map.of("labels", Map.of("app", "kept")))), false);
        settle();
        time.advance(Duration.ofSeconds(1));
        assertThat(Workloads.controller(api.get(old))).isNull();
    }

    @Test
    void anOrphanOfItsTemplateIsTakenOver() {
        deploy("demo:v1", 2);
        Ref set = new Ref(Kind.REPLICA_SET, "shop", sets().get(0).name());
        List<String> before = pods().stream().map(Resource::name).toList();
        api.patch(set, merge(Map.of("metadata", Map.of("ownerReferences", List.of()))), false);
        time.advance(Duration.ofSeconds(1));
        assertThat(Workloads.controllerName(api.get(set))).isEqualTo("web");
        assertThat(pods()).extracting(Resource::name).isEqualTo(before);
    }

    @Test
    void aChangeOfSizeDuringARolloutIsSharedAmongOldAndNew() {
        deploy("demo:v1", 10);
        cluster.image("demo:v2", PodScript.HEALTHY.neverReady());
        api.patch(web, image("demo:v2"), false);
        time.advance(Duration.ofSeconds(30));
        assertThat(sizes()).containsExactly(8L, 5L);
        api.patch(web, scale(20), false);
        time.advance(Duration.ofSeconds(30));
        assertThat(sizes()).containsExactly(15L, 10L);
    }

    private List<Long> sizes() {
        return sets().stream()
                .sorted(Comparator.comparing(Revisions::of))
                .map(set -> set.number("spec", "replicas").orElse(0L))
                .toList();
    }

    @Test
    void withoutADeadlineItSaysNothingOfProgress() {
        Resource given = Tree.with(
                Samples.deployment("web", "demo:v1", 1), Integer.MAX_VALUE, "spec", "progressDeadlineSeconds");
        api.create(Kind.DEPLOYMENT, given);
        assertThat(condition(settle(), "Progressing")).isEmpty();
    }

    @Test
    void percentagesAreRoundedUpForTheSurgeAndDownForWhatMayBeMissing() {
        deploy("demo:v1", 3);
        cluster.image("demo:v2", PodScript.HEALTHY.neverReady());
        api.patch(web, image("demo:v2"), false);
        time.advance(Duration.ofSeconds(30));
        assertThat(sizes()).containsExactly(3L, 1L);
        assertThat(api.get(web).number("status", "unavailableReplicas")).contains(1L);
    }

    @Test
    void onlySoManyFormerReplicaSetsAreKept() {
        deploy("demo:v1", 1);
        api.patch(web, merge(Map.of("spec", Map.of("revisionHistoryLimit", 1))), false);
        for (String version : List.of("v2", "v3", "v4")) {
            api.patch(web, image("demo:" + version), false);
            settle();
            time.advance(Duration.ofSeconds(1));
        }
        assertThat(sets()).hasSize(2);
    }

    @Test
    void recreateStopsAllBeforeItStartsAny() {
        Resource given =
                Tree.with(Samples.deployment("web", "demo:v1", 2), Map.of("type", "Recreate"), "spec", "strategy");
        api.create(Kind.DEPLOYMENT, given);
        settle();
        api.patch(web, image("demo:v2"), false);
        boolean mixed = false;
        time.advance(Duration.ofMillis(10));
        while (!DeploymentStatus.isComplete(api.get(web)) && time.runNext()) {
            mixed |= pods().stream().map(PodStatus::image).distinct().count() > 1;
        }
        assertThat(mixed).isFalse();
        assertThat(pods()).hasSize(2).allMatch(pod -> PodStatus.image(pod).equals("demo:v2"));
    }

    @Test
    void aPausedOneScalesButDoesNotRoll() {
        deploy("demo:v1", 2);
        api.patch(web, merge(Map.of("spec", Map.of("paused", true))), false);
        api.patch(web, image("demo:v2"), false);
        api.patch(web, scale(4), false);
        time.advance(Duration.ofSeconds(10));
        assertThat(sets()).hasSize(1);
        assertThat(pods()).hasSize(4).allMatch(pod -> PodStatus.image(pod).equals("demo:v1"));
        assertThat(Tree.text(condition(api.get(web), "Progressing"), "reason")).isEqualTo("DeploymentPaused");
        api.patch(web, merge(Map.of("spec", Map.of("paused", false))), false);
        settle();
        time.advance(Duration.ofSeconds(40));
        assertThat(pods()).hasSize(4).allMatch(pod -> PodStatus.image(pod).equals("demo:v2"));
    }

    @Test
    void oneThatMakesNoProgressIsTimedOutAfterItsDeadline() {
        cluster.image("demo:bad", PodScript.HEALTHY.neverReady());
        deploy("demo:v1", 3);
        api.patch(web, merge(Map.of("spec", Map.of("progressDeadlineSeconds", 30))), false);
        api.patch(web, image("demo:bad"), false);
        time.advance(Duration.ofSeconds(25));
        assertThat(Tree.text(condition(api.get(web), "Progressing"), "status")).isEqualTo("True");
        time.advance(Duration.ofSeconds(10));
        FrozenMap progressing = condition(api.get(web), "Progressing");
        assertThat(Tree.text(progressing, "status")).isEqualTo("False");
        assertThat(Tree.text(progressing, "reason")).isEqualTo("ProgressDeadlineExceeded");
        assertThat(api.get(web).number("status", "availableReplicas")).contains(3L);
    }

    @Test
    void scalingDownTakesTheUnreadyPodFirst() {
        deploy("demo:v1", 3);
        String victim = pods().get(1).name();
        cluster.ready("shop", victim, false);
        api.patch(web, scale(2), false);
        time.advance(Duration.ofSeconds(10));
        assertThat(pods()).hasSize(2).noneMatch(pod -> pod.name().equals(victim));
    }

    @Test
    void scalingDownTakesTheNewestPodsOtherwise() {
        deploy("demo:v1", 1);
        String oldest = pods().get(0).name();
        time.advance(Duration.ofSeconds(10));
        api.patch(web, scale(4), false);
        settle();
        api.patch(web, scale(1), false);
        time.advance(Duration.ofSeconds(10));
        assertThat(pods()).extracting(Resource::name).containsExactly(oldest);
    }

    @Test
    void minReadySecondsHoldAvailabilityBack() {
        Resource given = Tree.with(Samples.deployment("web", "demo:v1", 1), 20, "spec", "minReadySeconds");
        api.create(Kind.DEPLOYMENT, given);
        time.advance(Duration.ofSeconds(10));
        assertThat(api.get(web).number("status", "readyReplicas")).contains(1L);
        assertThat(api.get(web).number("status", "availableReplicas")).isEmpty();
        time.advance(Duration.ofSeconds(15));
        assertThat(api.get(web).number("status", "availableReplicas")).contains(1L);
    }

    @Test
    void aQuotaKeepsPodsOutAndTheDeploymentSaysWhy() {
        api.create(
                Kind.RESOURCE_QUOTA,
                new Resource(Tree.of(
                        "metadata",
                        Map.of("name", "few", "namespace", "shop"),
                        "spec",
                        Map.of("hard", Map.of("pods", "2")))));
        api.create(Kind.DEPLOYMENT, Samples.deployment("web", "demo:v1", 3));
        time.advance(Duration.ofSeconds(5));
        assertThat(pods()).hasSize(2);
        FrozenMap failure = condition(api.get(web), "ReplicaFailure");
        assertThat(Tree.text(failure, "reason")).isEqualTo("FailedCreate");
        assertThat(Tree.text(failure, "message")).contains("exceeded quota: few");
        Resource quota = api.list(Kind.RESOURCE_QUOTA, "shop", "").items().get(0);
        assertThat(quota.strings("status", "used")).containsEntry("pods", "2");
        assertThat(quota.strings("status", "hard")).containsEntry("pods", "2");
    }
}
