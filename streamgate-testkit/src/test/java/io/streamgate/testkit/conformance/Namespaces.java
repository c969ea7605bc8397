package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Namespaces, which hold all else. */
interface Namespaces {
    private static Namespace another(Namespace here, String name) {
        Namespace namespace = here.server().namespace(here.name() + "-" + name);
        here.server()
                .namespaces()
                .create("metadata: {name: %s}".formatted(namespace.name()))
                .ok();
        return namespace;
    }

    @Test
    default void aNamespaceIsActiveAndSaysItsNameByALabel(Namespace here) {
        Json found = here.server().namespaces().get(here.name()).ok();

        assertThat(found.at("status", "phase")).isEqualTo("Active");
        assertThat(found.at("metadata", "labels", "kubernetes.io/metadata.name"))
                .isEqualTo(here.name());
        assertThat(found.at("spec", "finalizers")).isEqualTo(List.of("kubernetes"));
        assertThat(found.has("metadata", "namespace")).isFalse();
    }

    @Test
    default void refusesANamespaceTwice(Namespace here) {
        assertThat(here.server()
                        .namespaces()
                        .create("metadata: {name: %s}".formatted(here.name()))
                        .refusal())
                .isEqualTo("409 AlreadyExists: namespaces \"%s\" already exists".formatted(here.name()));
    }

    @Test
    default void refusesANamespaceWhoseNameIsNoLabel(Namespace here) {
        Answer answer = here.server().namespaces().create("metadata: {name: Not_A_Name}");

        assertThat(answer.refusal())
                .isEqualTo("422 Invalid: Namespace \"Not_A_Name\" is invalid: metadata.name: Invalid value:"
                        + " \"Not_A_Name\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters"
                        + " or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or"
                        + " '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')");
    }

    @Test
    default void keepsTheLabelOfItsName(Namespace here) {
        Json merged = here.server()
                .namespaces()
                .merge(here.name(), "metadata: {labels: {'kubernetes.io/metadata.name': null, team: x}}")
                .ok();

        assertThat(merged.at("metadata", "labels"))
                .isEqualTo(Map.of("kubernetes.io/metadata.name", here.name(), "team", "x"));
    }

    @Test
    default void aNamespaceTakesItsObjectsWithIt(Namespace here) {
        Namespace doomed = another(here, "doomed");
        doomed.configMaps().create(Samples.configMap("with-it")).ok();

        Json answer = here.server().namespaces().delete(doomed.name()).ok();

        assertThat(answer.at("status", "phase")).isEqualTo("Terminating");
        assertThat(answer.has("metadata", "deletionTimestamp")).isTrue();
        here.server().namespaces().awaitGone(doomed.name());
        assertThat(doomed.configMaps().get("with-it").code()).isEqualTo(404);
    }

    @Test
    default void takesNothingNewWhileItEnds(Namespace here) {
        Namespace ending = another(here, "ending");
        ending.configMaps()
                .create("metadata: {name: holding, finalizers: [streamgate.test/hold]}")
                .ok();
        here.server().namespaces().delete(ending.name()).ok();

        Answer answer = ending.configMaps().create(Samples.configMap("late"));

        assertThat(answer.refusal())
                .isEqualTo(
                        "403 Forbidden: configmaps \"late\" is forbidden: unable to create new content in namespace %1$s"
                                        .formatted(ending.name())
                                + " because it is being terminated");
        assertThat(answer.causes())
                .containsExactly("NamespaceTerminating metadata.namespace: namespace %s is being terminated"
                        .formatted(ending.name()));
        ending.configMaps().await("holding", found -> found.has("metadata", "deletionTimestamp"));
        ending.configMaps().merge("holding", "metadata: {finalizers: null}").ok();
        here.server().namespaces().awaitGone(ending.name());
    }

    @Test
    default void aNamespaceIsSelectedByItsLabel(Namespace here) {
        assertThat(here.server()
                        .namespaces()
                        .list("labelSelector=kubernetes.io/metadata.name=" + here.name())
                        .names())
                .containsExactly(here.name());
        assertThat(here.server()
                        .namespaces()
                        .list("fieldSelector=status.phase=Active,metadata.name=" + here.name())
                        .names())
                .containsExactly(here.name());
    }

    @Test
    default void objectsOfTwoNamespacesAreNotTheSame(Namespace here) {
        Namespace other = another(here, "other");
        here.configMaps().create(Samples.configMap("same")).ok();
        other.configMaps().create(Samples.configMap("same")).ok();

        here.configMaps().delete("same").ok();

        assertThat(other.configMaps().get("same").code()).isEqualTo(200);
        here.server().namespaces().delete(other.name()).ok();
    }

    @Test
    default void theUsualOnesAreThere(Namespace here) {
        assertThat(here.server().namespaces().get("default").code()).isEqualTo(200);
        assertThat(here.server().namespaces().get("kube-system").code()).isEqualTo(200);
    }

    @Test
    default void aNamespaceGetsAnAccountAndTheServersCertificate(Namespace here) {
        here.of("v1", "serviceaccounts", "ServiceAccount").await("default", account -> true);
        here.configMaps().await("kube-root-ca.crt", map -> map.has("data", "ca.crt"));
    }
}
