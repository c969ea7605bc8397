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
    default void findsNothingInANamespaceThatIsNotThere(Namespace here) {
        Resources elsewhere = here.server().namespace("conformance-nowhere").configMaps();

        assertThat(elsewhere.get("any").refusal()).isEqualTo("404 NotFound: configmaps \"any\" not found");
        assertThat(elsewhere.list().names()).isEmpty();
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
    default void answersInJson(Namespace here) {
        Answer answer = here.configMaps().list();

        assertThat(answer.headers().get("content-type")).containsExactly("application/json");
    }
}
