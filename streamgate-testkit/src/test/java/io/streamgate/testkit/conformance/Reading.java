package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What GET answers. */
interface Reading {
    @Test
    default void readsWhatWasStored(Namespace here) {
        Json created = here.configMaps()
                .create("metadata: {name: stored}\ndata: {who: 'Zoë 🐳', empty: ''}")
                .ok();

        Json read = here.configMaps().get("stored").ok();

        assertThat(read).isEqualTo(created);
        assertThat(read.at("data", "who")).isEqualTo("Zoë 🐳");
        assertThat(read.at("data", "empty")).isEqualTo("");
        assertThat(read.at("kind")).isEqualTo("ConfigMap");
        assertThat(read.at("apiVersion")).isEqualTo("v1");
    }

    @Test
    default void saysWhatIsNotThere(Namespace here) {
        Answer answer = here.configMaps().get("nobody");

        assertThat(answer.refusal()).isEqualTo("404 NotFound: configmaps \"nobody\" not found");
        assertThat(answer.at("details"))
                .isEqualTo(
                        Json.of("{\"name\":\"nobody\",\"kind\":\"configmaps\"}").value());
        assertThat(answer.at("kind")).isEqualTo("Status");
        assertThat(answer.at("apiVersion")).isEqualTo("v1");
    }

    @Test
    default void namesTheGroupOfWhatIsNotThere(Namespace here) {
        Answer answer = here.deployments().get("nobody");

        assertThat(answer.refusal()).isEqualTo("404 NotFound: deployments.apps \"nobody\" not found");
        assertThat(answer.at("details", "group")).isEqualTo("apps");
        assertThat(answer.at("details", "kind")).isEqualTo("deployments");
    }

    @Test
    default void findsNothingInANamespaceThatIsNotThere(Namespace here) {
        Resources elsewhere = here.server().namespace("conformance-nowhere").configMaps();

        assertThat(elsewhere.get("any").refusal()).isEqualTo("404 NotFound: configmaps \"any\" not found");
        assertThat(elsewhere.list().names()).isEmpty();
    }

    @Test
    default void knowsNoPathOfAnUnknownGroup(Namespace here) {
        Answer answer = here.of("nothing.example/v1", "things", "Thing").list();

        assertThat(answer.code()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("404 page not found\n");
    }

    @Test
    default void knowsNoPathOfAnUnknownKind(Namespace here) {
        Answer answer = here.of("v1", "things", "Thing").list();

        assertThat(answer.refusal()).isEqualTo("404 NotFound: the server could not find the requested resource");
    }

    @Test
    default void knowsNoUnknownSubresource(Namespace here) {
        here.configMaps().create(Samples.configMap("without-parts")).ok();

        assertThat(here.configMaps().get("without-parts/status").refusal())
                .isEqualTo("404 NotFound: the server could not find the requested resource");
        assertThat(here.configMaps().get("without-parts/scale").refusal())
                .isEqualTo("404 NotFound: the server could not find the requested resource");
    }

    @Test
    default void allowsNoPostToAnObject(Namespace here) {
        Answer answer = here.server().send("POST", here.configMaps().path() + "/any", Server.JSON, "{}");

        assertThat(answer.refusal())
                .isEqualTo("405 MethodNotAllowed: the server does not allow this method on the requested resource");
    }

    @Test
    default void allowsNoPutToACollection(Namespace here) {
        Answer answer = here.server().send("PUT", here.configMaps().path(), Server.JSON, "{}");

        assertThat(answer.refusal())
                .isEqualTo("405 MethodNotAllowed: the server does not allow this method on the requested resource");
    }

    @Test
    default void readsFromWhateverVersionItHas(Namespace here) {
        Json created = here.configMaps().create(Samples.configMap("cached")).ok();

        assertThat(here.configMaps()
                        .get("cached", "resourceVersion=" + created.version())
                        .ok())
                .isEqualTo(created);
    }

    @Test
    default void refusesAVersionThatIsYetToCome(Namespace here) {
        Answer answer = here.configMaps().list("resourceVersion=900000000000");

        assertThat(answer.refusal())
                .startsWith("504 Timeout: Timeout: Too large resource version: 900000000000, current: ");
        assertThat(answer.causes())
                .singleElement()
                .asString()
                .isEqualTo("ResourceVersionTooLarge : Too large resource version");
        assertThat(answer.at("details", "retryAfterSeconds")).isEqualTo(1);
    }

    @Test
    default void refusesAVersionThatIsNone(Namespace here) {
        assertThat(here.configMaps().list("resourceVersion=yesterday").refusal())
                .startsWith("400 BadRequest: ")
                .contains("resourceVersion: Invalid value: \"yesterday\"");
    }

    @Test
    default void answersInJson(Namespace here) {
        Answer answer = here.configMaps().list();

        assertThat(answer.headers().get("content-type")).containsExactly("application/json");
    }
}
