package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a watch tells, and in which order. */
interface Watching {
    private static Json labelled(Namespace here, String name, String set) {
        return here.configMaps()
                .create("metadata: {name: %s, labels: {set: %s}}".formatted(name, set))
                .ok();
    }

    private static String now(Namespace here, String set) {
        return here.configMaps().list("labelSelector=set=" + set).ok().version();
    }

    private static void relabel(Namespace here, String name, String set) {
        here.configMaps().merge(name, "metadata: {labels: {set: " + set + "}}").ok();
    }

    @Test
    default void tellsWhatHappensInItsOrder(Namespace here) {
        String from = now(here, "order");
        try (Watch watch = here.configMaps().watch("labelSelector=set=order", "resourceVersion=" + from)) {
            Json created = labelled(here, "order-one", "order");
            Json changed =
                    here.configMaps().merge("order-one", "data: {a: '2'}").ok();
            labelled(here, "order-two", "order");
            here.configMaps().delete("order-one").ok();

            assertThat(watch.next()).isEqualTo(new Watch.Event("ADDED", created));
            assertThat(watch.next()).isEqualTo(new Watch.Event("MODIFIED", changed));
            assertThat(watch.next()).hasToString("ADDED order-two");
            Watch.Event deleted = watch.next();
            assertThat(deleted).hasToString("DELETED order-one");
            assertThat(deleted.object().at("data")).isEqualTo(changed.at("data"));
            assertThat(Long.parseLong(deleted.object().version())).isGreaterThan(Long.parseLong(changed.version()));
        }
    }

    @Test
    default void beginsWithWhatIsThereIfNoVersionIsGiven(Namespace here) {
        labelled(here, "present-b", "present");
        labelled(here, "present-a", "present");

        try (Watch watch = here.configMaps().watch("labelSelector=set=present")) {
            assertThat(watch.next(2)).containsExactlyInAnyOrder("ADDED present-a", "ADDED present-b");
            labelled(here, "present-c", "present");
            assertThat(watch.next(1)).containsExactly("ADDED present-c");
        }
    }

    @Test
    default void beginsWithWhatIsThereAtVersionZero(Namespace here) {
        labelled(here, "zero", "zero");

        try (Watch watch = here.configMaps().watch("labelSelector=set=zero", "resourceVersion=0")) {
            assertThat(watch.next(1)).containsExactly("ADDED zero");
        }
    }

    @Test
    default void tellsAgainWhatHappenedSinceAVersion(Namespace here) {
        Json first = labelled(here, "again", "again");
        here.configMaps().merge("again", "data: {a: '2'}").ok();
        here.configMaps().delete("again").ok();
        labelled(here, "again", "again");

        try (Watch watch = here.configMaps().watch("labelSelector=set=again", "resourceVersion=" + first.version())) {
            assertThat(watch.next(3)).containsExactly("MODIFIED again", "DELETED again", "ADDED again");
        }
    }

    @Test
    default void anObjectThatLeavesTheSelectionIsDeletedForIt(Namespace here) {
        String from = labelled(here, "leaves", "left").version();
        try (Watch watch = here.configMaps().watch("labelSelector=set=left", "resourceVersion=" + from)) {
            relabel(here, "leaves", "other");
            String version = here.configMaps().get("leaves").ok().version();

            Watch.Event event = watch.next();

            assertThat(event).hasToString("DELETED leaves");
            assertThat(event.object().at("metadata", "labels", "set")).isEqualTo("left");
            assertThat(event.object().version()).isEqualTo(version);
        }
    }

    @Test
    default void anObjectThatEntersTheSelectionIsAddedForIt(Namespace here) {
        String from = labelled(here, "enters", "other").version();
        try (Watch watch = here.configMaps().watch("labelSelector=set=entered", "resourceVersion=" + from)) {
            relabel(here, "enters", "entered");
            here.configMaps().merge("enters", "data: {a: '2'}").ok();
            here.configMaps().delete("enters").ok();

            assertThat(watch.next(3)).containsExactly("ADDED enters", "MODIFIED enters", "DELETED enters");
        }
    }

    @Test
    default void tellsOfOneNameOnly(Namespace here) {
        String from = now(here, "one");
        try (Watch watch = here.configMaps().watch("fieldSelector=metadata.name=one-mine", "resourceVersion=" + from)) {
            labelled(here, "one-theirs", "one");
            labelled(here, "one-mine", "one");

            assertThat(watch.next(1)).containsExactly("ADDED one-mine");
        }
    }

    @Test
    default void anObjectsPathIsReadOnlyEvenIfAskedToWatch(Namespace here) {
        Json stored = labelled(here, "by-path", "path");

        assertThat(here.configMaps().get("by-path", "watch=true").ok()).isEqualTo(stored);
    }

    @Test
    default void tellsOfAllNamespaces(Namespace here) {
        Resources everywhere = here.server().clusterWide("v1", "configmaps", "ConfigMap");
        String from = now(here, "everywhere");
        try (Watch watch = everywhere.watch("labelSelector=set=everywhere-watched", "resourceVersion=" + from)) {
            labelled(here, "everywhere", "everywhere-watched");

            assertThat(watch.next().object().at("metadata", "namespace")).isEqualTo(here.name());
        }
    }

    @Test
    default void saysNothingOfAWriteThatChangesNothing(Namespace here) {
        Json stored = labelled(here, "same", "same");
        try (Watch watch = here.configMaps().watch("labelSelector=set=same", "resourceVersion=" + stored.version())) {
            here.configMaps().merge("same", "metadata: {labels: {set: same}}").ok();
            here.configMaps().replace("same", stored).ok();
            here.configMaps().merge("same", "data: {a: dry}", "dryRun=All").ok();
            here.configMaps().merge("same", "data: {a: real}").ok();

            assertThat(watch.next().object().at("data", "a")).isEqualTo("real");
        }
    }

    @Test
    default void theObjectOfAnEventSaysItsKind(Namespace here) {
        labelled(here, "kind-told", "kinds");
        try (Watch watch = here.configMaps().watch("labelSelector=set=kinds")) {
            Json object = watch.next().object();
            assertThat(object.at("kind")).isEqualTo("ConfigMap");
            assertThat(object.at("apiVersion")).isEqualTo("v1");
        }
    }

    @Test
    default void endsAfterTheTimeAskedFor(Namespace here) {
        try (Watch watch = here.configMaps().watch("labelSelector=set=none", "timeoutSeconds=1")) {
            assertThat(watch.ends()).isTrue();
        }
    }

    @Test
    default void marksTheEndOfWhatWasThere(Namespace here) {
        labelled(here, "marked", "marked");

        try (Watch watch = here.configMaps()
                .watch(
                        "labelSelector=set=marked",
                        "sendInitialEvents=true",
                        "allowWatchBookmarks=true",
                        "resourceVersionMatch=NotOlderThan")) {
            assertThat(watch.next(1)).containsExactly("ADDED marked");
            Watch.Event mark = watch.next();
            assertThat(mark.type()).isEqualTo("BOOKMARK");
            assertThat(mark.object().at("kind")).isEqualTo("ConfigMap");
            assertThat(mark.object().at("metadata", "annotations", "k8s.io/initial-events-end"))
                    .isEqualTo("true");
            assertThat(mark.object().version()).isNotEmpty();
            assertThat(mark.object().name()).isEmpty();
        }
    }

    @Test
    default void refusesInitialEventsOfNoMatch(Namespace here) {
        assertThat(here.configMaps()
                        .refusedWatch("sendInitialEvents=true", "allowWatchBookmarks=true")
                        .refusal())
                .isEqualTo("422 Invalid: ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Forbidden:"
                        + " sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
    }

    @Test
    default void refusesInitialEventsInAList(Namespace here) {
        assertThat(here.configMaps()
                        .list("sendInitialEvents=true", "resourceVersionMatch=NotOlderThan")
                        .refusal())
                .contains("sendInitialEvents is forbidden for list");
    }

    @Test
    default void refusesToWatchFromAVersionThatIsNone(Namespace here) {
        assertThat(here.configMaps().refusedWatch("resourceVersion=yesterday").refusal())
                .isEqualTo(
                        "500 : resourceVersion: Invalid value: \"yesterday\": strconv.ParseUint: parsing \"yesterday\":"
                                + " invalid syntax");
    }

    @Test
    default void refusesToWatchBadSelectors(Namespace here) {
        assertThat(here.configMaps().refusedWatch("labelSelector=a in b").refusal())
                .startsWith("400 BadRequest: unable to parse requirement");
        assertThat(here.configMaps().refusedWatch("fieldSelector=data.a=b").refusal())
                .isEqualTo("400 BadRequest: \"data.a\" is not a known field selector: only \"metadata.name\","
                        + " \"metadata.namespace\"");
    }

    @Test
    default void tellsOfAnObjectThatIsBeingDeleted(Namespace here) {
        Json stored = here.configMaps()
                .create("metadata: {name: finalized, finalizers: [streamgate.test/hold]}")
                .ok();
        try (Watch watch = here.configMaps()
                .watch("fieldSelector=metadata.name=finalized", "resourceVersion=" + stored.version())) {
            here.configMaps().delete("finalized").ok();
            Watch.Event marked = watch.next();
            assertThat(marked).hasToString("MODIFIED finalized");
            assertThat(marked.object().has("metadata", "deletionTimestamp")).isTrue();

            here.configMaps().merge("finalized", "metadata: {finalizers: null}").ok();
            assertThat(watch.next(1)).containsExactly("DELETED finalized");
        }
    }

    @Test
    default void saysWhichVersionsItHasForgotten(Namespace here) {
        String forgotten = "1";
        try (Watch watch = here.configMaps().watch("resourceVersion=" + forgotten)) {
            Watch.Event event = watch.next();

            assertThat(event.type()).isEqualTo("ERROR");
            assertThat(event.object().at("kind")).isEqualTo("Status");
            assertThat(event.object().at("code")).isEqualTo(410);
            assertThat(event.object().at("reason")).isEqualTo("Expired");
            assertThat(event.object().text("message")).startsWith("too old resource version: " + forgotten + " (");
            assertThat(watch.ends()).isTrue();
        }
    }
}
