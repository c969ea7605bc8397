package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What DELETE answers and does. */
interface Deleting {
    private static Json stored(Namespace here, String name) {
        return here.configMaps().create(Samples.configMap(name)).ok();
    }

    private static Json held(Namespace here, String name) {
        return here.configMaps()
                .create("metadata: {name: %s, finalizers: [streamgate.test/hold]}".formatted(name))
                .ok();
    }

    private static void release(Namespace here, String name) {
        here.configMaps().merge(name, "metadata: {finalizers: null}").ok();
    }

    @Test
    default void saysWhatItDeleted(Namespace here) {
        Json stored = stored(here, "gone");

        Answer answer = here.configMaps().delete("gone");

        assertThat(answer.code()).isEqualTo(200);
        assertThat(answer.at("kind")).isEqualTo("Status");
        assertThat(answer.at("status")).isEqualTo("Success");
        assertThat(answer.at("details")).isEqualTo(Map.of("name", "gone", "kind", "configmaps", "uid", stored.uid()));
        assertThat(here.configMaps().get("gone").code()).isEqualTo(404);
    }

    @Test
    default void namesTheGroupOfWhatItDeleted(Namespace here) {
        Json stored = here.deployments().create(Samples.deployment("gone", 0)).ok();

        assertThat(here.deployments().delete("gone").at("details"))
                .isEqualTo(Map.of("name", "gone", "group", "apps", "kind", "deployments", "uid", stored.uid()));
    }

    @Test
    default void deletesNothingThatIsNotThere(Namespace here) {
        assertThat(here.configMaps().delete("absent").refusal())
                .isEqualTo("404 NotFound: configmaps \"absent\" not found");
    }

    @Test
    default void deletesOnlyTheObjectOfAUid(Namespace here) {
        Json stored = stored(here, "by-uid");

        assertThat(here.configMaps()
                        .deleteBy("preconditions: {uid: another}", "by-uid")
                        .refusal())
                .isEqualTo("409 Conflict: Operation cannot be fulfilled on ConfigMap \"by-uid\": the UID in the"
                        + " precondition (another) does not match the UID in record (" + stored.uid()
                        + "). The object might have been deleted and then recreated");
        here.configMaps()
                .deleteBy("preconditions: {uid: %s}".formatted(stored.uid()), "by-uid")
                .ok();
    }

    @Test
    default void deletesOnlyAVersion(Namespace here) {
        Json stored = stored(here, "by-version");
        Json changed = here.configMaps().merge("by-version", "data: {a: '2'}").ok();

        assertThat(here.configMaps()
                        .deleteBy("preconditions: {resourceVersion: '%s'}".formatted(stored.version()), "by-version")
                        .refusal())
                .isEqualTo(
                        "409 Conflict: Operation cannot be fulfilled on ConfigMap \"by-version\": the ResourceVersion in"
                                + " the precondition (" + stored.version()
                                + ") does not match the ResourceVersion in record ("
                                + changed.version() + "). The object might have been modified");
        here.configMaps()
                .deleteBy("preconditions: {resourceVersion: '%s'}".formatted(changed.version()), "by-version")
                .ok();
    }

    @Test
    default void waitsForFinalizers(Namespace here) {
        held(here, "held");

        Json answer = here.configMaps().delete("held").ok();

        assertThat(answer.at("kind")).isEqualTo("ConfigMap");
        assertThat(answer.has("metadata", "deletionTimestamp")).isTrue();
        assertThat(answer.at("metadata", "deletionGracePeriodSeconds")).isEqualTo(0);
        assertThat(here.configMaps().get("held").ok()).isEqualTo(answer);
        release(here, "held");
        assertThat(here.configMaps().get("held").code()).isEqualTo(404);
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
    default void takesNoNewFinalizerOnceItIsDeleted(Namespace here) {
        held(here, "no-more");
        here.configMaps().delete("no-more").ok();

        Answer answer = here.configMaps()
                .merge("no-more", "metadata: {finalizers: [streamgate.test/hold, streamgate.test/more]}");

        assertThat(answer.refusal())
                .isEqualTo("422 Invalid: ConfigMap \"no-more\" is invalid: metadata.finalizers: Forbidden: no new"
                        + " finalizers can be added if the object is being deleted, found new finalizers"
                        + " []string{\"streamgate.test/more\"}");
        release(here, "no-more");
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
    default void refusesAFinalizerWithoutADomain(Namespace here) {
        Answer answer = here.configMaps().create("metadata: {name: bad-finalizer, finalizers: [hold]}");

        assertThat(answer.refusal())
                .startsWith("422 Invalid: ConfigMap \"bad-finalizer\" is invalid: metadata.finalizers");
    }

    @Test
    default void deletesASelection(Namespace here) {
        for (String name : List.of("many-a", "many-b", "many-c")) {
            here.configMaps()
                    .create("metadata: {name: %s, labels: {many: %s}}"
                            .formatted(name, name.endsWith("c") ? "no" : "yes"))
                    .ok();
        }

        Answer answer = here.configMaps().deleteAll("labelSelector=many=yes");

        assertThat(answer.at("kind")).isEqualTo("ConfigMapList");
        assertThat(answer.names()).containsExactly("many-a", "many-b");
        assertThat(here.configMaps().list("labelSelector=many").names()).containsExactly("many-c");
    }

    @Test
    default void deletesNoneOfAnEmptySelection(Namespace here) {
        Answer answer = here.configMaps().deleteAll("labelSelector=many=nobody");

        assertThat(answer.code()).isEqualTo(200);
        assertThat(answer.names()).isEmpty();
    }

    @Test
    default void refusesAnUnknownPropagation(Namespace here) {
        stored(here, "propagated");

        assertThat(here.configMaps()
                        .delete("propagated", "propagationPolicy=Sideways")
                        .refusal())
                .isEqualTo(
                        "422 Invalid: DeleteOptions.meta.k8s.io \"\" is invalid: propagationPolicy: Unsupported value:"
                                + " \"Sideways\": supported values: \"Foreground\", \"Background\", \"Orphan\", \"nil\"");
    }

    @Test
    default void refusesTwoWordsOnDependents(Namespace here) {
        stored(here, "contradictory");

        assertThat(here.configMaps()
                        .deleteBy("orphanDependents: true\npropagationPolicy: Orphan", "contradictory")
                        .refusal())
                .contains("orphanDependents and deletionPropagation cannot be both set");
    }

    @Test
    default void deletesNothingInADryRun(Namespace here) {
        stored(here, "dry");

        assertThat(here.configMaps().delete("dry", "dryRun=All").code()).isEqualTo(200);
        assertThat(here.configMaps().deleteBy("dryRun: [All]", "dry").code()).isEqualTo(200);
        assertThat(here.configMaps().get("dry").code()).isEqualTo(200);
    }

    @Test
    default void aPodWithoutANodeIsGoneAtOnce(Namespace here) {
        here.pods().create(Samples.pendingPod("unplaced")).ok();

        Answer answer = here.pods().delete("unplaced");

        assertThat(answer.at("kind")).isEqualTo("Pod");
        assertThat(here.pods().get("unplaced").code()).isEqualTo(404);
    }

    @Test
    default void aRunningPodIsGivenTime(Namespace here) {
        here.pods().create(Samples.pod("graceful")).ok();
        here.pods()
                .await("graceful", pod -> pod.condition("Ready").text("status").equals("True"));

        Json answer = here.pods().delete("graceful").ok();

        assertThat(answer.at("kind")).isEqualTo("Pod");
        assertThat(answer.has("metadata", "deletionTimestamp")).isTrue();
        assertThat(answer.at("metadata", "deletionGracePeriodSeconds")).isEqualTo(1);
        here.pods().awaitGone("graceful");
    }

    @Test
    default void aPodIsGoneAtOnceIfGivenNoTime(Namespace here) {
        here.pods().create(Samples.pod("forced")).ok();
        here.pods().await("forced", pod -> pod.condition("Ready").text("status").equals("True"));

        here.pods().deleteBy("gracePeriodSeconds: 0", "forced").ok();

        assertThat(here.pods().get("forced").code()).isEqualTo(404);
    }

    @Test
    default void readsOptionsFromTheQueryToo(Namespace here) {
        here.pods().create(Samples.pod("query")).ok();
        here.pods().await("query", pod -> !pod.text("spec", "nodeName").isEmpty());

        here.pods().delete("query", "gracePeriodSeconds=0").ok();

        assertThat(here.pods().get("query").code()).isEqualTo(404);
    }
}
