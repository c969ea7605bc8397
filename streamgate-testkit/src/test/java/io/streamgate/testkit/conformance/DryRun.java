package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Requests that change nothing, and say what they would. */
interface DryRun {
    @Test
    default void createsNothingThatStays(Namespace here) {
        Answer answer = here.configMaps().create(Samples.configMap("created"), "dryRun=All");

        assertThat(answer.code()).isEqualTo(201);
        assertThat(answer.ok().uid()).isNotEmpty();
        assertThat(answer.ok().version()).isEmpty();
        assertThat(here.configMaps().get("created").code()).isEqualTo(404);
    }

    @Test
    default void saysWhatAWriteWouldChange(Namespace here) {
        Json stored = here.configMaps().create(Samples.configMap("changed")).ok();

        Json merged = here.configMaps()
                .merge("changed", "data: {a: '2'}", "dryRun=All")
                .ok();
        Json replaced = here.configMaps()
                .replace("changed", stored.with("3", "data", "a"), "dryRun=All")
                .ok();
        Json patched = here.configMaps()
                .jsonPatch("changed", "- {op: remove, path: /data/a}", "dryRun=All")
                .ok();

        assertThat(merged.at("data", "a")).isEqualTo("2");
        assertThat(replaced.at("data", "a")).isEqualTo("3");
        assertThat(patched.has("data", "a")).isFalse();
        assertThat(here.configMaps().get("changed").ok()).isEqualTo(stored);
    }

    @Test
    default void keepsTheVersionOfWhatItWouldChange(Namespace here) {
        Json stored = here.configMaps().create(Samples.configMap("versioned")).ok();

        assertThat(here.configMaps()
                        .merge("versioned", "data: {a: '2'}", "dryRun=All")
                        .ok()
                        .version())
                .isEqualTo(stored.version());
    }

    @Test
    default void refusesWhatItWouldRefuse(Namespace here) {
        here.configMaps().create(Samples.configMap("refused")).ok();

        assertThat(here.configMaps()
                        .create(Samples.configMap("refused"), "dryRun=All")
                        .code())
                .isEqualTo(409);
        assertThat(here.deployments()
                        .create(Samples.deployment("refused", -1), "dryRun=All")
                        .code())
                .isEqualTo(422);
    }

    @Test
    default void refusesAnotherWordThanAll(Namespace here) {
        assertThat(here.configMaps()
                        .create(Samples.configMap("some"), "dryRun=Some")
                        .refusal())
                .startsWith("422 Invalid: CreateOptions.meta.k8s.io \"\" is invalid: dryRun: ")
                .contains("\"Some\"", "\"All\"");
    }

    @Test
    default void countsAGenerationThatWouldBe(Namespace here) {
        here.deployments().create(Samples.deployment("generation", 0)).ok();

        assertThat(here.deployments()
                        .merge("generation", "spec: {minReadySeconds: 3}", "dryRun=All")
                        .ok()
                        .generation())
                .isEqualTo(2);
        assertThat(here.deployments().get("generation").ok().generation()).isEqualTo(1);
    }

    @Test
    default void deletesNoCollection(Namespace here) {
        here.configMaps()
                .create("metadata: {name: collected, labels: {dry: run}}")
                .ok();

        here.configMaps().deleteAll("labelSelector=dry=run", "dryRun=All").ok();

        assertThat(here.configMaps().get("collected").code()).isEqualTo(200);
    }
}
