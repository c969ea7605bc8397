package io.streamgate.testkit.checks;

import static io.streamgate.testkit.checks.Check.BG_03;
import static io.streamgate.testkit.checks.Check.BG_06;
import static io.streamgate.testkit.checks.Check.CA_12;
import static io.streamgate.testkit.checks.ReferenceCluster.deployment;
import static io.streamgate.testkit.checks.ReferenceCluster.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the Services select, and where their ports lead: BG-03, 06, 13 and CA-10, 12. */
class RoutingChecksTest {
    private static final Ref ACTIVE = service("streamgate-active");
    private static final Ref STABLE = service("streamgate-stable");
    private static final Ref CANARY = service("streamgate-canary");
    private static final String PORTS = "spec/template/spec/containers/0/ports/";

    private final ReferenceCluster reference = new ReferenceCluster();

    @Test
    void aMissingActiveServiceIsNamed() {
        reference.delete(ACTIVE);
        assertThat(reference.flaws(BG_03)).containsExactly(ACTIVE + " is not there");
    }

    @Test
    void anActiveServiceOnItsWayOutIsNotThere() {
        reference.change(ACTIVE, "metadata/finalizers", List.of("test/holds"));
        reference.delete(ACTIVE);
        assertThat(reference.flaws(BG_03)).containsExactly(ACTIVE + " is being deleted");
    }

    @ParameterizedTest
    @CsvSource({"ClusterIP", "NodePort"})
    void anActiveServiceOfAnotherTypeFailsUnlessThatIsExpected(String type) {
        reference.change(ACTIVE, "spec/type", type);
        assertThat(reference.flaws(BG_03))
                .containsExactly(ACTIVE + " spec.type is " + type + ", but must be LoadBalancer");
        assertThat(reference.flaws(BG_03, Expectations.DEFAULT.serviceType(type)))
                .isEmpty();
    }

    @Test
    void anActiveServiceThatSelectsBothTracksFails() {
        reference.change(ACTIVE, "spec/selector/version", null);
        assertThat(reference.flaws(BG_06))
                .containsExactly(
                        ACTIVE + " spec.selector.version is not set, so it cannot be told which track is live");
    }

    @Test
    void anActiveServiceThatSelectsNeitherTrackFails() {
        reference.change(ACTIVE, "spec/selector/version", "stable");
        assertThat(reference.flaws(BG_06))
                .containsExactly(
                        ACTIVE + " spec.selector.version is 'stable', so it cannot be told which track is live");
    }

    @Test
    void anActiveServiceThatSelectsByNothingFails() {
        reference.change(ACTIVE, "spec/selector", null);
        assertThat(reference.flaws(BG_06))
                .containsExactly(
                        ACTIVE + " spec.selector.version is not set, so it cannot be told which track is live");
    }

    @Test
    void anActiveServiceThatSelectsATrackOfEveryApplicationFails() {
        reference.change(ACTIVE, "spec/selector/app", null);
        assertThat(reference.flaws(BG_06))
                .containsExactly(ACTIVE + " spec.selector.app is not set, but must be 'streamgate'");
    }

    @Test
    void anActiveServiceThatSelectsAnotherApplicationFailsThoughThatHasReadyPods() {
        reference.pod("other", Map.of("app", "other", "version", "blue"));
        reference.change(ACTIVE, "spec/selector/app", "other");
        assertThat(reference.flaws(BG_06))
                .containsExactly(ACTIVE + " spec.selector.app is 'other', but must be 'streamgate'");
    }

    @Test
    void anActiveServiceThatSelectsTheIdleTrackSelectsNothing() {
        reference.change(ACTIVE, "spec/selector/version", "green");
        assertThat(reference.flaws(BG_06))
                .containsExactly(ACTIVE + " spec.selector selects no ready pod (0 in all), so users reach nothing");
    }

    @Test
    void anActiveServiceWithoutAReadyPodFails() {
        reference.pods("blue").forEach(pod -> reference.ready(pod, false));
        assertThat(reference.flaws(BG_06))
                .containsExactly(ACTIVE + " spec.selector selects no ready pod (3 in all), so users reach nothing");
    }

    @Test
    void anActiveServiceWithOneReadyPodPasses() {
        reference.pods("blue").stream().skip(1).forEach(pod -> reference.ready(pod, false));
        assertThat(reference.flaws(BG_06)).isEmpty();
    }

    @Test
    void anActiveServiceThatSelectsByMoreThanThePodsHaveFails() {
        reference.change(ACTIVE, "spec/selector/tier", "front");
        assertThat(reference.flaws(BG_06))
                .containsExactly(ACTIVE + " spec.selector selects no ready pod (0 in all), so users reach nothing");
    }

    @ParameterizedTest
    @CsvSource({
        "BG_13, blue, 0, http, 9090",
        "BG_13, blue, 1, metrics, 9091",
        "BG_13, green, 0, http, 9090",
        "BG_13, green, 1, metrics, 9091",
        "CA_10, stable, 0, http, 9090",
        "CA_10, stable, 1, metrics, 9091",
        "CA_10, canary, 0, http, 9090",
        "CA_10, canary, 1, metrics, 9091"
    })
    void containersMustHaveBothPorts(Check check, String track, int index, String port, int number) {
        String where = deployment(track) + " spec.template.spec.containers ports";
        reference.change(deployment(track), PORTS + index + "/containerPort", 8080);
        assertThat(reference.flaws(check))
                .containsExactly(where + " " + port + " containerPort is 8080, but must be " + number);
        reference.change(deployment(track), PORTS + index, null);
        assertThat(reference.flaws(check)).containsExactly(where + " have none named " + port);
    }

    @ParameterizedTest
    @CsvSource({
        "BG_13, streamgate-blue, 0, http, 9090",
        "BG_13, streamgate-blue, 1, metrics, 9091",
        "BG_13, streamgate-green, 0, http, 9090",
        "BG_13, streamgate-green, 1, metrics, 9091",
        "CA_10, streamgate-stable, 0, http, 9090",
        "CA_10, streamgate-stable, 1, metrics, 9091",
        "CA_10, streamgate-canary, 0, http, 9090",
        "CA_10, streamgate-canary, 1, metrics, 9091"
    })
    void trackServicesMustHaveBothPorts(Check check, String name, int index, String port, int number) {
        String where = service(name) + " spec.ports";
        reference.change(service(name), "spec/ports/" + index + "/targetPort", "admin");
        assertThat(reference.flaws(check))
                .containsExactly(where + " " + port + " targetPort is admin, but must be " + port + " or " + number);
        reference.change(service(name), "spec/ports/" + index + "/targetPort", number);
        assertThat(reference.flaws(check)).isEmpty();
        reference.change(service(name), "spec/ports/" + index + "/port", 8080);
        assertThat(reference.flaws(check)).containsExactly(where + " " + port + " port is 8080, but must be " + number);
        reference.change(service(name), "spec/ports/" + index, null);
        assertThat(reference.flaws(check)).containsExactly(where + " have none named " + port);
    }

    @ParameterizedTest
    @CsvSource({"BG_13, streamgate-active", "CA_10, streamgate"})
    void everyPortOfTheServiceThatUsersReachMustLeadToTheHttpPort(Check check, String name) {
        reference.change(service(name), "spec/ports/1/targetPort", 9091);
        assertThat(reference.flaws(check))
                .containsExactly(service(name) + " spec.ports 443 targetPort is 9091, but must be http or 9090");
        reference.change(service(name), "spec/ports/1/targetPort", "metrics");
        assertThat(reference.flaws(check))
                .containsExactly(service(name) + " spec.ports 443 targetPort is metrics, but must be http or 9090");
        reference.change(service(name), "spec/ports/1/targetPort", "http");
        assertThat(reference.flaws(check)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"BG_13, streamgate-active", "CA_10, streamgate"})
    void aServiceWithoutPortsLeadsNowhere(Check check, String name) {
        reference.seen().with(service(name), "spec/ports", null);
        assertThat(reference.flaws(check)).containsExactly(service(name) + " spec.ports are none");
    }

    @Test
    void otherPortsCanBeExpected() {
        Expectations other = Expectations.DEFAULT.http(new Port("web", 8080)).metrics(new Port("metrics", 9091));
        assertThat(reference.flaws(Check.BG_13, other))
                .contains(deployment("blue") + " spec.template.spec.containers ports have none named web")
                .contains(ACTIVE + " spec.ports 80 targetPort is 9090, but must be web or 8080");
    }

    @Test
    void aTrackServiceThatSelectsBothTracksIsShownWhichPods() {
        reference.change(CANARY, "spec/selector/version", null);
        List<String> flaws = reference.flaws(CA_12);
        assertThat(flaws).hasSize(2).contains(CANARY + " spec.selector.version is not set, but must be 'canary'");
        assertThat(flaws.get(1))
                .startsWith(CANARY + " spec.selector selects pods that are not of canary: ")
                .contains(reference.pods("stable").get(0).name())
                .endsWith(" and 1 more");
    }

    @Test
    void aTrackServiceThatSelectsTheOtherTrackFails() {
        reference.change(CANARY, "spec/selector/version", "stable");
        String names = Pods.names(reference.pods("stable"));
        assertThat(reference.flaws(CA_12))
                .containsExactly(
                        CANARY + " spec.selector.version is 'stable', but must be 'canary'",
                        CANARY + " spec.selector selects pods that are not of canary: " + names);
    }

    @Test
    void aTrackServiceThatMissesItsOwnPodsFails() {
        reference.change(STABLE, "spec/selector/tier", "front");
        assertThat(reference.flaws(CA_12))
                .containsExactly(STABLE + " spec.selector does not select pods of stable: "
                        + Pods.names(reference.pods("stable")));
    }

    @Test
    void aTrackServiceThatSelectsPodsOfAnotherApplicationFails() {
        reference.pod("other", Map.of("app", "other", "version", "stable"));
        reference.change(STABLE, "spec/selector/app", null);
        assertThat(reference.flaws(CA_12))
                .containsExactly(
                        STABLE + " spec.selector.app is not set, but must be 'streamgate'",
                        STABLE + " spec.selector selects pods that are not of stable: other");
    }

    @Test
    void aTrackServiceWithoutASelectorFails() {
        reference.change(STABLE, "spec/selector", null);
        assertThat(reference.flaws(CA_12))
                .containsExactlyInAnyOrder(
                        STABLE + " spec.selector.app is not set, but must be 'streamgate'",
                        STABLE + " spec.selector.version is not set, but must be 'stable'");
    }

    @ParameterizedTest
    @CsvSource({"app, other", "version, stable"})
    void aTrackWhosePodsWouldGetOtherLabelsFails(String label, String value) {
        reference.seen().with(deployment("canary"), "spec/template/metadata/labels/" + label, value);
        assertThat(reference.flaws(CA_12))
                .singleElement()
                .asString()
                .startsWith(deployment("canary") + " spec.template.metadata.labels." + label + " is '" + value + "'");
    }

    @Test
    void aMissingTrackServiceIsNamed() {
        reference.delete(CANARY);
        assertThat(reference.flaws(CA_12)).containsExactly(CANARY + " is not there");
    }

    @Test
    void anotherLabelCanTellTheApplication() {
        Expectations other = Expectations.DEFAULT.appLabel("app.kubernetes.io/name");
        assertThat(reference.flaws(BG_06, other))
                .containsExactly(ACTIVE + " spec.selector.app.kubernetes.io/name is not set, but must be 'streamgate'");
        for (Resource pod : reference.pods("blue")) {
            assertThat(pod.labels()).doesNotContainKey("app.kubernetes.io/name");
        }
    }
}
