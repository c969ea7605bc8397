package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventViewTest extends ClusterFixture {
    private static final Kind NEW = View.EVENTS.kind();

    private final Verbs verbs = cluster.as("test");

    @Test
    void anEventIsReadUnderTheNamesOfEitherGroup() {
        api.create(Kinds.EVENT, core("a"));
        Resource shown = api.get(new Ref(NEW, "shop", "a"));
        assertThat(shown.text("apiVersion")).contains("events.k8s.io/v1");
        assertThat(shown.text("regarding", "name")).contains("web");
        assertThat(shown.text("note")).contains("Started");
        assertThat(shown.number("deprecatedCount")).contains(1L);
        assertThat(shown.json()).doesNotContainKeys("involvedObject", "message", "count");
        assertThat(api.list(NEW, "shop", "").items()).containsExactly(shown);
    }

    @Test
    void anEventIsWrittenUnderTheNamesOfEitherGroup() {
        Resource made = api.create(
                NEW,
                new Resource(Tree.of(
                        "metadata",
                        Tree.of("name", "a", "namespace", "shop"),
                        "regarding",
                        Tree.of("kind", "Pod", "name", "web", "namespace", "shop"),
                        "note",
                        "Started")));
        assertThat(made.text("note")).contains("Started");
        Resource stored = api.get(new Ref(Kinds.EVENT, "shop", "a"));
        assertThat(stored.text("message")).contains("Started");
        assertThat(stored.text("involvedObject", "name")).contains("web");
        assertThat(stored.uid()).isEqualTo(made.uid());
        api.patch(new Ref(NEW, "shop", "a"), merge(Map.of("note", "Stopped")), false);
        assertThat(api.get(new Ref(Kinds.EVENT, "shop", "a")).text("message")).contains("Stopped");
        api.delete(new Ref(NEW, "shop", "a"), "");
        assertThat(api.list(Kinds.EVENT, "shop", "").items()).isEmpty();
    }

    @Test
    void eventsAreSelectedByWhatTheyAreAbout() {
        api.create(Kinds.EVENT, core("a"));
        assertThat(verbs.list(new Selection(Kinds.EVENT, "shop", "", "involvedObject.name=web"))
                        .items())
                .hasSize(1);
        assertThat(verbs.list(new Selection(Kinds.EVENT, "shop", "", "involvedObject.name=other"))
                        .items())
                .isEmpty();
        assertThat(verbs.list(new Selection(NEW, "shop", "", "regarding.name=web"))
                        .items())
                .hasSize(1);
    }

    @Test
    void bothGroupsAreWatched() {
        Heard heard = new Heard();
        String from = api.list(Kinds.EVENT, "shop", "").resourceVersion();
        api.watch(Kinds.EVENT, "shop", "", from, heard);
        api.watch(NEW, "shop", "", from, heard);
        api.create(Kinds.EVENT, core("a"));
        api.delete(new Ref(NEW, "shop", "a"), "");
        time.advance(Duration.ofSeconds(1));
        assertThat(heard.lines).containsExactlyInAnyOrder("ADDED a", "ADDED a", "DELETED a", "DELETED a");
        assertThat(heard.resources)
                .filteredOn(one -> one.text("note").isPresent())
                .hasSize(2);
    }

    private static Resource core(String name) {
        return new Resource(Tree.of(
                "metadata",
                Tree.of("name", name, "namespace", "shop"),
                "involvedObject",
                Tree.of("kind", "Pod", "name", "web", "namespace", "shop"),
                "message",
                "Started",
                "count",
                1));
    }
}
