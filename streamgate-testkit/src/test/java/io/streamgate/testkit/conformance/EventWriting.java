package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Events that clients write. */
interface EventWriting {
    private static String event(Namespace here, String name) {
        return """
                metadata: {name: %s}
                involvedObject: {apiVersion: v1, kind: ConfigMap, name: thing, namespace: %s}
                reason: Tried
                message: what happened
                type: Normal
                count: 1
                source: {component: conformance}
                """.formatted(name, here.name());
    }

    @Test
    default void keepsAnEvent(Namespace here) {
        Json created = here.events().create(event(here, "kept")).ok();

        assertThat(created.at("reason")).isEqualTo("Tried");
        assertThat(created.at("count")).isEqualTo(1);
        assertThat(here.events().get("kept").ok()).isEqualTo(created);
    }

    @Test
    default void showsAnEventInTheNewerGroupToo(Namespace here) {
        here.events().create(event(here, "both")).ok();

        Json newer = here.of("events.k8s.io/v1", "events", "Event").get("both").ok();

        assertThat(newer.at("apiVersion")).isEqualTo("events.k8s.io/v1");
        assertThat(newer.at("regarding", "name")).isEqualTo("thing");
        assertThat(newer.at("note")).isEqualTo("what happened");
    }

    @Test
    default void selectsEventsByWhatTheyAreAbout(Namespace here) {
        here.events().create(event(here, "about").replace("thing", "about-me")).ok();

        assertThat(here.events()
                        .list("fieldSelector=involvedObject.name=about-me")
                        .names())
                .containsExactly("about");
        assertThat(here.events()
                        .list(
                                "fieldSelector=involvedObject.name=about-me,involvedObject.kind=ConfigMap,reason=Tried,type=Normal")
                        .names())
                .containsExactly("about");
        assertThat(here.events()
                        .list("fieldSelector=involvedObject.name=about-me,type=Warning")
                        .names())
                .isEmpty();
    }

    @Test
    default void refusesAnEventAboutAnotherNamespace(Namespace here) {
        Answer answer = here.events()
                .create(event(here, "elsewhere").replace("namespace: " + here.name(), "namespace: default"));

        assertThat(answer.fields()).containsExactly("involvedObject.namespace");
    }

    @Test
    default void countsAgainByAPatch(Namespace here) {
        here.events().create(event(here, "counted")).ok();

        assertThat(here.events().merge("counted", "count: 2").at("count")).isEqualTo(2);
    }
}
