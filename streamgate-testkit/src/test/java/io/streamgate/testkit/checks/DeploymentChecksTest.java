package io.streamgate.testkit.checks;

import static io.streamgate.testkit.checks.Check.BG_04;
import static io.streamgate.testkit.checks.Check.BG_10;
import static io.streamgate.testkit.checks.ReferenceCluster.deployment;
import static io.streamgate.testkit.checks.ReferenceCluster.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Existence, size and readiness: BG-01, 02, 04, 05, 09, 10 and CA-01, 02, 03, 04, 07. */
class DeploymentChecksTest {
    private final ReferenceCluster reference = new ReferenceCluster();

    @ParameterizedTest
    @CsvSource({"BG_01, blue", "BG_01, green", "CA_01, stable", "CA_01, canary"})
    void aMissingDeploymentIsNamed(Check check, String track) {
        reference.delete(deployment(track));
        assertThat(reference.flaws(check))
                .containsExactly("Deployment streamgate/streamgate-" + track + " is not there");
    }

    @ParameterizedTest
    @CsvSource({"BG_01, blue", "BG_01, green", "CA_01, stable", "CA_01, canary"})
    void aDeploymentOnItsWayOutIsNotThere(Check check, String track) {
        reference.change(deployment(track), "metadata/finalizers", List.of("test/holds"));
        reference.delete(deployment(track));
        assertThat(reference.flaws(check))
                .containsExactly("Deployment streamgate/streamgate-" + track + " is being deleted");
    }

    @ParameterizedTest
    @CsvSource({
        "BG_02, streamgate-blue",
        "BG_02, streamgate-green",
        "CA_02, streamgate-stable",
        "CA_02, streamgate-canary",
        "CA_02, streamgate"
    })
    void aMissingServiceIsNamed(Check check, String name) {
        reference.delete(service(name));
        assertThat(reference.flaws(check)).containsExactly("Service streamgate/" + name + " is not there");
    }

    @ParameterizedTest
    @CsvSource({
        "BG_02, streamgate-blue",
        "BG_02, streamgate-green",
        "CA_02, streamgate-stable",
        "CA_02, streamgate-canary",
        "CA_02, streamgate"
    })
    void aServiceOnItsWayOutIsNotThere(Check check, String name) {
        reference.change(service(name), "metadata/finalizers", List.of("test/holds"));
        reference.delete(service(name));
        assertThat(reference.flaws(check)).containsExactly("Service streamgate/" + name + " is being deleted");
    }

    @ParameterizedTest
    @CsvSource({"BG_04, blue", "CA_03, stable"})
    void aLiveTrackWithAPodThatIsNotReadyIsNotReady(Check check, String track) {
        reference.ready(reference.pods(track).get(0), false);
        assertThat(reference.flaws(check))
                .containsExactly(
                        "Deployment streamgate/streamgate-" + track + " status.readyReplicas is 2, but 3 are desired",
                        "Deployment streamgate/streamgate-" + track
                                + " status.availableReplicas is 2, but 3 are desired");
    }

    @ParameterizedTest
    @CsvSource({
        "BG_04, blue, readyReplicas",
        "BG_04, blue, updatedReplicas",
        "BG_04, blue, availableReplicas",
        "CA_03, stable, readyReplicas",
        "CA_03, stable, updatedReplicas",
        "CA_03, stable, availableReplicas"
    })
    void everyCountMustBeTheDesiredOne(Check check, String track, String count) {
        Ref ref = deployment(track);
        reference.seen().with(ref, "status/" + count, 2);
        assertThat(reference.flaws(check)).containsExactly(ref + " status." + count + " is 2, but 3 are desired");
        reference.seen().with(ref, "status/" + count, 4);
        assertThat(reference.flaws(check)).containsExactly(ref + " status." + count + " is 4, but 3 are desired");
        reference.seen().with(ref, "status/" + count, null);
        assertThat(reference.flaws(check)).containsExactly(ref + " status." + count + " is 0, but 3 are desired");
    }

    @ParameterizedTest
    @CsvSource({"BG_04, blue", "CA_03, stable"})
    void aStatusAboutAnOlderSpecIsNoEvidence(Check check, String track) {
        Ref ref = deployment(track);
        reference.seen().with(ref, "metadata/generation", 7).with(ref, "status/observedGeneration", 6);
        assertThat(reference.flaws(check))
                .containsExactly(ref + " status.observedGeneration is 6, but the spec is at generation 7, so the status"
                        + " is about an older one");
    }

    @ParameterizedTest
    @CsvSource({"BG_04, blue", "CA_03, stable"})
    void aLiveTrackAtZeroIsNotReadyThoughAllCountsAgree(Check check, String track) {
        reference.scale(track, 0);
        assertThat(reference.flaws(check))
                .containsExactly("Deployment streamgate/streamgate-" + track + " spec.replicas is 0, but " + track
                        + " is live, and nothing serves");
    }

    @ParameterizedTest
    @CsvSource({"BG_04", "BG_05", "BG_09", "BG_10"})
    void whatIsAboutTheLiveTrackFailsIfThatCannotBeTold(Check check) {
        reference.change(service("streamgate-active"), "spec/selector/version", null);
        assertThat(reference.flaws(check))
                .containsExactly("Service streamgate/streamgate-active spec.selector.version is not set, so it cannot"
                        + " be told which track is live");
        reference.change(service("streamgate-active"), "spec/selector/version", "red");
        assertThat(reference.flaws(check))
                .containsExactly("Service streamgate/streamgate-active spec.selector.version is 'red', so it cannot"
                        + " be told which track is live");
        reference.delete(service("streamgate-active"));
        assertThat(reference.flaws(check)).containsExactly("Service streamgate/streamgate-active is not there");
    }

    @Test
    void theLiveTrackIsTheOneThatTheActiveServiceSelects() {
        reference.scale("green", 3);
        reference.change(service("streamgate-active"), "spec/selector/version", "green");
        reference.scale("blue", 0);
        assertThat(reference.infrastructure()).passes(CheckSet.BLUE_GREEN);
    }

    @ParameterizedTest
    @CsvSource({"BG_05, green", "CA_04, canary"})
    void anIdleTrackWithReplicasIsNotAtRest(Check check, String track) {
        reference.scale(track, 1);
        String pod = reference.pods(track).get(0).name();
        assertThat(reference.flaws(check))
                .satisfiesExactly(
                        flaw -> assertThat(flaw)
                                .isEqualTo(deployment(track)
                                        + " spec.replicas is 1, but must be 0 on a track that is at rest"),
                        flaw -> assertThat(flaw)
                                .isEqualTo(deployment(track)
                                        + " status.replicas is 1, but must be 0 on a track that is at rest"),
                        flaw -> assertThat(flaw).endsWith("are 1, but there must be none: " + pod));
    }

    @ParameterizedTest
    @CsvSource({"BG_05, green", "CA_04, canary"})
    void anIdleTrackWhoseStatusCountsPodsIsNotAtRest(Check check, String track) {
        reference.seen().with(deployment(track), "status/replicas", 2);
        assertThat(reference.flaws(check))
                .containsExactly(deployment(track) + " status.replicas is 2, but must be 0 on a track that is at rest");
    }

    @ParameterizedTest
    @CsvSource({"BG_05, green", "CA_04, canary"})
    void anIdleTrackWithAPodOfNobodysIsNotAtRest(Check check, String track) {
        reference.pod("stray", Map.of("app", "streamgate", "version", track));
        assertThat(reference.flaws(check)).singleElement().asString().endsWith("but there must be none: stray");
    }

    @ParameterizedTest
    @CsvSource({"BG_05, green", "CA_04, canary"})
    void whatIsLeftOfAPodThatEndedIsNoPod(Check check, String track) {
        reference.pod("evicted", Map.of("app", "streamgate", "version", track));
        reference.seen().with(new Ref(Kind.POD, "streamgate", "evicted"), "status/phase", "Failed");
        assertThat(reference.flaws(check)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"BG_05, green", "CA_04, canary"})
    void anIdleTrackThatIsNotThereCannotBeSeenAtRest(Check check, String track) {
        reference.delete(deployment(track));
        assertThat(reference.flaws(check)).containsExactly(deployment(track) + " is not there");
    }

    @ParameterizedTest
    @CsvSource({"BG_09, blue", "CA_07, stable"})
    void aLiveTrackWithTwoReplicasIsTooSmallUnlessTwoAreExpected(Check check, String track) {
        reference.change(deployment(track), "spec/replicas", 2);
        assertThat(reference.flaws(check))
                .containsExactly(deployment(track) + " spec.replicas is 2, but must be at least 3");
        assertThat(reference.flaws(check, Expectations.DEFAULT.replicas(2))).isEmpty();
    }

    @Test
    void aLiveTrackOnOneNodeFails() {
        for (Resource pod : reference.pods("blue")) {
            reference.seen().with(new Ref(Kind.POD, "streamgate", pod.name()), "spec/nodeName", "node-b");
        }
        assertThat(reference.flaws(BG_10))
                .singleElement()
                .asString()
                .endsWith("are 3 and run on [node-b], but must run on at least 2 nodes");
    }

    @Test
    void aNodeOnWhichNoPodIsReadyDoesNotCount() {
        List<Resource> pods = reference.pods("blue");
        pods.stream()
                .filter(pod -> pod.text("spec", "nodeName").orElse("").equals("node-b"))
                .forEach(pod -> reference.ready(pod, false));
        assertThat(reference.flaws(BG_10))
                .singleElement()
                .asString()
                .contains("run on [node-a], but must run on at least 2 nodes");
    }

    @Test
    void aPodOnItsWayOutDoesNotCount() {
        for (Resource pod : reference.pods("blue")) {
            reference
                    .seen()
                    .with(
                            new Ref(Kind.POD, "streamgate", pod.name()),
                            "metadata/deletionTimestamp",
                            "2026-01-01T00:00:00Z");
        }
        assertThat(reference.flaws(BG_10)).singleElement().asString().contains("are none, so they run on no node");
    }

    @Test
    void moreNodesCanBeExpected() {
        assertThat(reference.flaws(BG_10, Expectations.DEFAULT.nodes(3)))
                .singleElement()
                .asString()
                .endsWith("run on [node-a, node-b], but must run on at least 3 nodes");
    }

    @Test
    void aFlawSaysWhatToDo() {
        reference.seen().with(deployment("blue"), "status/readyReplicas", 2);
        assertThat(reference.infrastructure().check(BG_04).flaws())
                .extracting(Flaw::remedy)
                .containsExactly("wait for its rollout, or see why its pods don't come up: kubectl rollout status"
                        + " deployment/streamgate-blue -n streamgate");
    }
}
