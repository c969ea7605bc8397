package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What DELETE answers and does. */
interface Deleting {
    private static Json held(Namespace here, String name) {
        return here.configMaps()
                .create("metadata: {name: %s, finalizers: [streamgate.test/hold]}".formatted(name))
                .ok();
    }

    private static void release(Namespace here, String name) {
        here.configMaps().merge(name, "metadata: {finalizers: null}").ok();
    }

    @Test
    default void deletesNothingThatIsNotThere(Namespace here) {
        assertThat(here.configMaps().delete("absent").refusal())
                .isEqualTo("404 NotFound: configmaps \"absent\" not found");
    }

    @Test
    default void deletingAgainChangesNothingWhileItIsHeld(Namespace here) {
        held(here, "held-twice");
        Json first = here.configMaps().delete("held-twice").ok();

        Json second = here.configMaps().delete("held-twice").ok();

        assertThat(second).isEqualTo(first);
        release(here, "held-twice");
    }

    @Test
    default void takesChangesWhileItIsHeld(Namespace here) {
        held(here, "changed");
        here.configMaps().delete("changed").ok();

        assertThat(here.configMaps().merge("changed", "data: {a: b}").at("data", "a"))
                .isEqualTo("b");
        release(here, "changed");
    }

    @Test
    default void deletesNoneOfAnEmptySelection(Namespace here) {
        Answer answer = here.configMaps().deleteAll("labelSelector=many=nobody");

        assertThat(answer.code()).isEqualTo(200);
        assertThat(answer.names()).isEmpty();
    }

    @Test
    default void aPodIsGoneAtOnceIfGivenNoTime(Namespace here) {
        here.pods().create(Samples.pod("forced")).ok();
        here.pods().await("forced", pod -> pod.condition("Ready").text("status").equals("True"));

        here.pods().deleteBy("gracePeriodSeconds: 0", "forced").ok();

        assertThat(here.pods().get("forced").code()).isEqualTo(404);
    }
}
