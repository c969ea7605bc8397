package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Which endpoints a Service has. */
interface EndpointSlices {
    private static List<Json> slices(Namespace here, String service, Predicate<Json> wish) {
        return here.endpointSlices()
                .awaitAll(
                        "labelSelector=kubernetes.io/service-name=" + service,
                        slices -> slices.size() == 1 && wish.test(slices.get(0)));
    }

    private static boolean ready(Json slice, int count) {
        return slice.list("endpoints").size() == count
                && slice.list("endpoints").stream()
                        .allMatch(endpoint -> Boolean.TRUE.equals(endpoint.at("conditions", "ready")));
    }

    @Test
    default void aServiceHasItsReadyPods(Namespace here) {
        Json service = here.services().create(Samples.service("pods")).ok();
        here.deployments().create(Samples.deployment("pods", 2)).ok();

        Json slice = slices(here, "pods", found -> ready(found, 2)).get(0);

        assertThat(slice.at("addressType")).isEqualTo("IPv4");
        assertThat(slice.name()).matches("pods-[bcdfghjklmnpqrstvwxz2456789]{5}");
        assertThat(slice.at("metadata", "labels", "endpointslice.kubernetes.io/managed-by"))
                .isEqualTo("endpointslice-controller.k8s.io");
        assertThat(slice.at("metadata", "ownerReferences", 0, "uid")).isEqualTo(service.uid());
        assertThat(slice.at("ports", 0, "name")).isEqualTo("http");
        assertThat(slice.at("ports", 0, "port")).isEqualTo(9090);
        assertThat(slice.at("ports", 0, "protocol")).isEqualTo("TCP");
        List<Json> pods = here.pods().list("labelSelector=app=pods").ok().list("items");
        assertThat(slice.list("endpoints"))
                .extracting(endpoint -> endpoint.text("addresses", 0) + " " + endpoint.text("nodeName") + " "
                        + endpoint.text("targetRef", "name") + " " + endpoint.text("targetRef", "uid"))
                .containsExactlyInAnyOrderElementsOf(pods.stream()
                        .map(pod -> pod.text("status", "podIP") + " " + pod.text("spec", "nodeName") + " " + pod.name()
                                + " " + pod.uid())
                        .toList());
        assertThat(slice.at("endpoints", 0, "conditions", "serving")).isEqualTo(true);
        assertThat(slice.at("endpoints", 0, "conditions", "terminating")).isEqualTo(false);
        assertThat(slice.at("endpoints", 0, "targetRef", "kind")).isEqualTo("Pod");
    }

    @Test
    default void aServiceOfNoPodsHasAnEmptySlice(Namespace here) {
        here.services().create(Samples.service("nobody")).ok();

        Json slice = slices(here, "nobody", found -> true).get(0);

        assertThat(slice.list("endpoints")).isEmpty();
    }

    @Test
    default void aPodOnItsWayOutServesButIsNotReady(Namespace here) {
        here.services().create(Samples.service("leaving")).ok();
        here.deployments()
                .create(Samples.deployment("leaving", 1)
                        .with(10, "spec", "template", "spec", "terminationGracePeriodSeconds"))
                .ok();
        slices(here, "leaving", found -> ready(found, 1));

        here.deployments().merge("leaving", "spec: {replicas: 0}").ok();

        Json slice = slices(
                        here,
                        "leaving",
                        found -> Boolean.TRUE.equals(found.at("endpoints", 0, "conditions", "terminating")))
                .get(0);
        assertThat(slice.at("endpoints", 0, "conditions", "ready")).isEqualTo(false);
        assertThat(slice.at("endpoints", 0, "conditions", "serving")).isEqualTo(true);
        slices(here, "leaving", found -> found.list("endpoints").isEmpty());
    }

    @Test
    default void followsTheSelectorOfTheService(Namespace here) {
        here.services().create(Samples.service("switched")).ok();
        here.deployments().create(Samples.deployment("blue", 1)).ok();
        here.deployments().create(Samples.deployment("green", 1)).ok();
        here.services().merge("switched", "spec: {selector: {app: blue}}").ok();
        Json blue = slices(here, "switched", found -> ready(found, 1)).get(0);

        here.services().merge("switched", "spec: {selector: {app: green}}").ok();

        slices(
                here,
                "switched",
                found -> ready(found, 1)
                        && !found.text("endpoints", 0, "targetRef", "name")
                                .equals(blue.text("endpoints", 0, "targetRef", "name")));
    }

    @Test
    default void aNamedPortIsThePodsOwn(Namespace here) {
        here.services()
                .create(Samples.service("named").with("web", "spec", "ports", 0, "targetPort"))
                .ok();
        here.deployments()
                .create(Samples.deployment("named", 1)
                        .with(
                                Json.of("- {name: web, containerPort: 9090}").value(),
                                "spec",
                                "template",
                                "spec",
                                "containers",
                                0,
                                "ports"))
                .ok();

        Json slice = slices(here, "named", found -> ready(found, 1)).get(0);

        assertThat(slice.at("ports", 0, "port")).isEqualTo(9090);
    }

    @Test
    default void aServiceWithoutASelectorHasNone(Namespace here) {
        here.services()
                .create(Samples.service("manual").without("spec", "selector"))
                .ok();
        here.services().create(Samples.service("automatic")).ok();

        slices(here, "automatic", found -> true);
        assertThat(here.endpointSlices()
                        .list("labelSelector=kubernetes.io/service-name=manual")
                        .names())
                .isEmpty();
    }

    @Test
    default void slicesGoWithTheirService(Namespace here) {
        here.services().create(Samples.service("gone")).ok();
        slices(here, "gone", found -> true);

        here.services().delete("gone").ok();

        here.endpointSlices().awaitAll("labelSelector=kubernetes.io/service-name=gone", List::isEmpty);
    }
}
