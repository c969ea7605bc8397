package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a client may do, and how it is told that it may not. */
interface AccessReviews {
    private static Resources reviews(Namespace here) {
        return here.server()
                .clusterWide("authorization.k8s.io/v1", "selfsubjectaccessreviews", "SelfSubjectAccessReview");
    }

    @Test
    default void anAdministratorMayDoAnything(Namespace here) {
        Answer answer = reviews(here)
                .create("spec: {resourceAttributes: {verb: delete, group: apps, resource: deployments, namespace: %s}}"
                        .formatted(here.name()));

        assertThat(answer.code()).isEqualTo(201);
        assertThat(answer.at("kind")).isEqualTo("SelfSubjectAccessReview");
        assertThat(answer.at("status", "allowed")).isEqualTo(true);
        assertThat(answer.at("spec", "resourceAttributes", "verb")).isEqualTo("delete");
    }

    @Test
    default void aReviewAsksAboutOneThing(Namespace here) {
        assertThat(reviews(here).create("spec: {}").code()).isEqualTo(422);
    }

    @Test
    default void aReviewIsNotKept(Namespace here) {
        assertThat(reviews(here).list().code()).isEqualTo(405);
    }
}
