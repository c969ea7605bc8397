package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the server adds to what it is given. */
interface Defaulting {
    @Test
    default void aDeploymentRollsByQuartersForTenMinutesAtMost(Namespace here) {
        Json spec = new Json(here.deployments()
                .create(Samples.deployment("defaults", 1).without("spec", "replicas"), "dryRun=All")
                .at("spec"));

        assertThat(spec.at("replicas")).isEqualTo(1);
        assertThat(spec.at("revisionHistoryLimit")).isEqualTo(10);
        assertThat(spec.at("progressDeadlineSeconds")).isEqualTo(600);
        assertThat(spec.at("strategy"))
                .isEqualTo(Map.of(
                        "type", "RollingUpdate", "rollingUpdate", Map.of("maxSurge", "25%", "maxUnavailable", "25%")));
    }

    @Test
    default void halfAStrategyIsFilledUp(Namespace here) {
        Answer answer = here.deployments()
                .create(
                        Samples.deployment("half", 1).with(Map.of("maxSurge", 2), "spec", "strategy", "rollingUpdate"),
                        "dryRun=All");

        assertThat(answer.at("spec", "strategy"))
                .isEqualTo(Map.of(
                        "type", "RollingUpdate", "rollingUpdate", Map.of("maxSurge", 2, "maxUnavailable", "25%")));
    }

    @Test
    default void aTemplateIsFilledInAsAPodIs(Namespace here) {
        Json spec = new Json(here.deployments()
                .create(
                        Samples.deployment("pod", 1)
                                .without("spec", "template", "spec", "terminationGracePeriodSeconds"),
                        "dryRun=All")
                .at("spec", "template", "spec"));

        assertThat(spec.at("restartPolicy")).isEqualTo("Always");
        assertThat(spec.at("dnsPolicy")).isEqualTo("ClusterFirst");
        assertThat(spec.at("schedulerName")).isEqualTo("default-scheduler");
        assertThat(spec.at("securityContext")).isEqualTo(Map.of());
        assertThat(spec.at("terminationGracePeriodSeconds")).isEqualTo(30);
        assertThat(spec.at("containers", 0, "imagePullPolicy")).isEqualTo("IfNotPresent");
        assertThat(spec.at("containers", 0, "terminationMessagePath")).isEqualTo("/dev/termination-log");
        assertThat(spec.at("containers", 0, "terminationMessagePolicy")).isEqualTo("File");
        assertThat(spec.at("containers", 0, "resources")).isEqualTo(Map.of());
    }

    @Test
    default void theLatestImageIsAlwaysPulled(Namespace here) {
        Json pod = Samples.pod("latest").with("example.test/image", "spec", "containers", 0, "image");

        assertThat(here.pods().create(pod, "dryRun=All").at("spec", "containers", 0, "imagePullPolicy"))
                .isEqualTo("Always");
        assertThat(here.pods()
                        .create(
                                pod.with("example.test:5000/image:latest", "spec", "containers", 0, "image"),
                                "dryRun=All")
                        .at("spec", "containers", 0, "imagePullPolicy"))
                .isEqualTo("Always");
    }

    @Test
    default void aProbeIsFilledIn(Namespace here) {
        Json pod = Samples.pod("probe")
                .with(Json.of("httpGet: {path: /, port: 9090}").value(), "spec", "containers", 0, "readinessProbe");

        assertThat(here.pods().create(pod, "dryRun=All").at("spec", "containers", 0, "readinessProbe"))
                .isEqualTo(Map.of(
                        "httpGet",
                        Map.of("path", "/", "port", 9090, "scheme", "HTTP"),
                        "timeoutSeconds",
                        1,
                        "periodSeconds",
                        10,
                        "successThreshold",
                        1,
                        "failureThreshold",
                        3));
    }

    @Test
    default void aPortIsForTcp(Namespace here) {
        Json pod = Samples.pod("port").with(Json.of("- {containerPort: 80}").value(), "spec", "containers", 0, "ports");

        assertThat(here.pods().create(pod, "dryRun=All").at("spec", "containers", 0, "ports", 0))
                .isEqualTo(Map.of("containerPort", 80, "protocol", "TCP"));
    }

    @Test
    default void aLimitIsTheRequestToo(Namespace here) {
        Json pod =
                Samples.pod("limit").with(Map.of("limits", Map.of("cpu", "1")), "spec", "containers", 0, "resources");

        assertThat(here.pods().create(pod, "dryRun=All").at("spec", "containers", 0, "resources", "requests"))
                .isEqualTo(Map.of("cpu", "1"));
    }

    @Test
    default void aPodIsPendingAndOfAClass(Namespace here) {
        Json pod = here.pods().create(Samples.pod("phase"), "dryRun=All").ok();

        assertThat(pod.at("status", "phase")).isEqualTo("Pending");
        assertThat(pod.at("status", "qosClass")).isEqualTo("BestEffort");
        assertThat(pod.at("spec", "serviceAccountName")).isEqualTo("default");
        assertThat(pod.at("spec", "enableServiceLinks")).isEqualTo(true);
    }

    @Test
    default void aPodPutsUpWithABrokenNodeForFiveMinutes(Namespace here) {
        Json pod = here.pods().create(Samples.pod("tolerant"), "dryRun=All").ok();

        assertThat(pod.list("spec", "tolerations"))
                .extracting(toleration -> toleration.text("key") + " " + toleration.text("effect") + " "
                        + toleration.number("tolerationSeconds"))
                .containsExactly(
                        "node.kubernetes.io/not-ready NoExecute 300", "node.kubernetes.io/unreachable NoExecute 300");
    }

    @Test
    default void aServiceGetsAnAddress(Namespace here) {
        Json spec = new Json(here.services().create(Samples.service("address")).at("spec"));

        assertThat(spec.text("clusterIP")).matches("\\d+\\.\\d+\\.\\d+\\.\\d+");
        assertThat(spec.at("clusterIPs", 0)).isEqualTo(spec.at("clusterIP"));
        assertThat(spec.at("type")).isEqualTo("ClusterIP");
        assertThat(spec.at("sessionAffinity")).isEqualTo("None");
        assertThat(spec.at("internalTrafficPolicy")).isEqualTo("Cluster");
        assertThat(spec.at("ipFamilyPolicy")).isEqualTo("SingleStack");
        assertThat(spec.at("ipFamilies", 0)).isEqualTo("IPv4");
        assertThat(spec.at("ports", 0, "protocol")).isEqualTo("TCP");
    }

    @Test
    default void aServicePortIsItsTargetToo(Namespace here) {
        assertThat(here.services()
                        .create(Samples.service("target").without("spec", "ports", 0, "targetPort"), "dryRun=All")
                        .at("spec", "ports", 0, "targetPort"))
                .isEqualTo(80);
    }

    @Test
    default void aHeadlessServiceHasNoAddress(Namespace here) {
        Answer answer = here.services().create(Samples.service("headless").with("None", "spec", "clusterIP"));

        assertThat(answer.at("spec", "clusterIP")).isEqualTo("None");
    }

    @Test
    default void aNodePortIsGiven(Namespace here) {
        Answer answer = here.services().create(Samples.service("node-port").with("NodePort", "spec", "type"));

        assertThat(answer.ok().number("spec", "ports", 0, "nodePort")).isBetween(30_000, 32_767);
        assertThat(answer.at("spec", "externalTrafficPolicy")).isEqualTo("Cluster");
    }

    @Test
    default void anAutoscalerKeepsOneReplicaAndLooksAtProcessors(Namespace here) {
        Answer answer = here.autoscalers().create("""
                metadata: {name: defaults}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: nobody}
                  maxReplicas: 3
                """);

        assertThat(answer.at("spec", "minReplicas")).isEqualTo(1);
        assertThat(answer.at("spec", "metrics", 0, "resource", "name")).isEqualTo("cpu");
        assertThat(answer.at("spec", "metrics", 0, "resource", "target"))
                .isEqualTo(Map.of("type", "Utilization", "averageUtilization", 80));
    }

    @Test
    default void aJobRunsOnePodOnce(Namespace here) {
        Answer answer = here.jobs()
                .create(
                        "metadata: {name: defaults}\nspec: {template: {spec: {restartPolicy: Never, containers: [{name: a,"
                                + " image: x}]}}}",
                        "dryRun=All");

        assertThat(answer.at("spec", "completions")).isEqualTo(1);
        assertThat(answer.at("spec", "parallelism")).isEqualTo(1);
        assertThat(answer.at("spec", "backoffLimit")).isEqualTo(6);
        assertThat(answer.at("spec", "completionMode")).isEqualTo("NonIndexed");
        assertThat(answer.at("spec", "suspend")).isEqualTo(false);
    }
}
