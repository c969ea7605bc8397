package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a client is told that may not do everything. */
interface Forbidding {
    private static String forbidden(Namespace here, String what, String verb, String resource, String group) {
        return "403 Forbidden: %s is forbidden: User \"conformance\" cannot %s resource \"%s\" in API group \"%s\" in the namespace \"%s\""
                .formatted(what, verb, resource, group, here.name());
    }

    private static Object allowed(Namespace here, String attributes) {
        return here.server()
                .clusterWide("authorization.k8s.io/v1", "selfsubjectaccessreviews", "SelfSubjectAccessReview")
                .create("spec: {resourceAttributes: {namespace: %s, %s}}".formatted(here.name(), attributes))
                .at("status", "allowed");
    }

    @Test
    default void mayDoWhatARoleSays(Limited client) {
        assertThat(client.here().configMaps().list().code()).isEqualTo(200);
        assertThat(client.here().configMaps().get("absent").refusal())
                .isEqualTo("404 NotFound: configmaps \"absent\" not found");
        client.here().configMaps().watch("labelSelector=none").close();
    }

    @Test
    default void mayDoNothingElse(Limited client) {
        Namespace here = client.here();

        assertThat(here.configMaps().create(Samples.configMap("forbidden")).refusal())
                .isEqualTo(forbidden(here, "configmaps", "create", "configmaps", ""));
        assertThat(here.deployments().list().refusal())
                .isEqualTo(forbidden(here, "deployments.apps", "list", "deployments", "apps"));
        assertThat(here.configMaps().deleteAll("labelSelector=none").refusal())
                .isEqualTo(forbidden(here, "configmaps", "deletecollection", "configmaps", ""));
        assertThat(here.deployments().refusedWatch().refusal())
                .isEqualTo(forbidden(here, "deployments.apps", "watch", "deployments", "apps"));
    }

    @Test
    default void isToldWhichObjectIsForbidden(Limited client) {
        Namespace here = client.here();

        Answer answer = here.configMaps().delete("theirs");

        assertThat(answer.refusal()).isEqualTo(forbidden(here, "configmaps \"theirs\"", "delete", "configmaps", ""));
        assertThat(answer.at("details")).isEqualTo(Map.of("name", "theirs", "kind", "configmaps"));
        assertThat(here.configMaps().merge("theirs", "data: {a: b}").refusal())
                .isEqualTo(forbidden(here, "configmaps \"theirs\"", "patch", "configmaps", ""));
    }

    @Test
    default void aRightToAPartIsNoRightToTheWhole(Limited client) {
        Namespace here = client.here();

        assertThat(here.deployments()
                        .merge("absent/scale", "spec: {replicas: 1}")
                        .refusal())
                .isEqualTo("404 NotFound: deployments.apps \"absent\" not found");
        assertThat(here.deployments().merge("absent", "spec: {replicas: 1}").refusal())
                .isEqualTo(forbidden(here, "deployments.apps \"absent\"", "patch", "deployments", "apps"));
        assertThat(here.deployments().merge("absent/status", "status: {}").refusal())
                .isEqualTo(forbidden(here, "deployments.apps \"absent\"", "patch", "deployments/status", "apps"));
    }

    @Test
    default void aRightMayBeToOneNameOnly(Limited client) {
        Namespace here = client.here();

        assertThat(here.secrets().get("mine").refusal()).isEqualTo("404 NotFound: secrets \"mine\" not found");
        assertThat(here.secrets().get("theirs").refusal())
                .isEqualTo(forbidden(here, "secrets \"theirs\"", "get", "secrets", ""));
    }

    @Test
    default void aRoleIsOfItsNamespaceOnly(Limited client) {
        Server server = client.here().server();

        assertThat(server.namespace("default").configMaps().list().refusal())
                .isEqualTo("403 Forbidden: configmaps is forbidden: User \"conformance\" cannot list resource"
                        + " \"configmaps\" in API group \"\" in the namespace \"default\"");
        assertThat(server.clusterWide("v1", "configmaps", "ConfigMap").list().refusal())
                .isEqualTo("403 Forbidden: configmaps is forbidden: User \"conformance\" cannot list resource"
                        + " \"configmaps\" in API group \"\" at the cluster scope");
        assertThat(server.clusterWide("v1", "nodes", "Node").list().refusal())
                .isEqualTo(
                        "403 Forbidden: nodes is forbidden: User \"conformance\" cannot list resource \"nodes\" in API"
                                + " group \"\" at the cluster scope");
    }

    @Test
    default void aClientMayAskWhatItMay(Limited client) {
        Namespace here = client.here();

        List<Object> answers = List.of(
                allowed(here, "verb: get, resource: configmaps"),
                allowed(here, "verb: create, resource: configmaps"),
                allowed(here, "verb: patch, group: apps, resource: deployments, subresource: scale"),
                allowed(here, "verb: patch, group: apps, resource: deployments"),
                allowed(here, "verb: get, resource: secrets, name: mine"),
                allowed(here, "verb: get, resource: secrets"));

        assertThat(answers).containsExactly(true, false, true, false, true, false);
    }
}
