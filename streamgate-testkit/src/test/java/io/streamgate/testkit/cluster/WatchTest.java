package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi.Listing;
import io.streamgate.k8s.api.KubeApi.Watching;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.time.VirtualProcess;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchTest extends ClusterFixture {
    private final Heard heard = new Heard();

    @Test
    void aWatchTellsWhatHappenedSinceAVersionAndNothingBefore() {
        api.create(Kind.CONFIG_MAP, Samples.configMap("old", Map.of()));
        String from = api.list(Kind.CONFIG_MAP, "shop", "").resourceVersion();
        api.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of()));
        watch("", from);
        api.patch(configMap("a"), merge(Map.of("data", Map.of("x", "1"))), false);
        api.delete(configMap("a"), "");
        time.advance(Duration.ofSeconds(1));
        assertThat(heard.lines).containsExactly("ADDED a", "MODIFIED a", "DELETED a");
        Resource deleted = heard.resources.get(2);
        assertThat(deleted.strings("data")).containsEntry("x", "1");
        assertThat(Long.parseLong(deleted.resourceVersion()))
                .isGreaterThan(Long.parseLong(heard.resources.get(1).resourceVersion()));
    }

    @Test
    void anObjectThatLeavesTheSelectionIsToldAsDeletedAndOneThatEntersAsAdded() {
        Listing start = api.list(Kind.CONFIG_MAP, "shop", "");
        watch("color=blue", start.resourceVersion());
        api.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of()));
        api.patch(configMap("a"), labeled("blue"), false);
        api.patch(configMap("a"), labeled("green"), false);
        api.delete(configMap("a"), "");
        time.advance(Duration.ofSeconds(1));
        assertThat(heard.lines).containsExactly("ADDED a", "DELETED a");
        assertThat(heard.resources.get(1).labels()).containsEntry("color", "blue");
    }

    @Test
    void aVersionThatIsNoLongerKeptIsGone() {
        String from = api.list(Kind.CONFIG_MAP, "shop", "").resourceVersion();
        api.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of()));
        cluster.compact();
        watch("", from);
        time.advance(Duration.ofSeconds(1));
        assertThat(heard.lines).containsExactly("ended 410");
    }

    @Test
    void aWatchThatHasNothingToTellIsToldTheVersionFromTimeToTime() {
        watch("", api.list(Kind.CONFIG_MAP, "shop", "").resourceVersion());
        api.create(Kind.SERVICE, Samples.service("web", "web"));
        time.advance(Duration.ofMinutes(2));
        assertThat(heard.lines).containsExactly("BOOKMARK ");
        assertThat(heard.resources.get(0).resourceVersion())
                .isEqualTo(api.list(Kind.CONFIG_MAP, "shop", "").resourceVersion());
    }

    @Test
    void aClosedWatchTellsNothingMore() {
        Watching watching = watch("", api.list(Kind.CONFIG_MAP, "shop", "").resourceVersion());
        api.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of()));
        watching.close();
        watching.close();
        time.advance(Duration.ofMinutes(2));
        assertThat(heard.lines).isEmpty();
        assertThat(cluster.openWatches()).isZero();
    }

    @Test
    void theWatcherOfAKilledProcessHearsNothing() {
        VirtualProcess process = time.process();
        cluster.api(process)
                .watch(
                        Kind.CONFIG_MAP,
                        "shop",
                        "",
                        api.list(Kind.CONFIG_MAP, "shop", "").resourceVersion(),
                        heard);
        process.kill();
        api.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of()));
        time.advance(Duration.ofSeconds(1));
        assertThat(heard.lines).isEmpty();
    }

    @Test
    void theServerMayEndAWatch() {
        watch("", api.list(Kind.CONFIG_MAP, "shop", "").resourceVersion());
        api.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of()));
        cluster.faults().endWatches();
        time.advance(Duration.ofSeconds(1));
        assertThat(heard.lines).containsExactly("ADDED a", "ended well");
    }

    @Test
    void withoutAVersionTheObjectsThereAreComeFirst() {
        api.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of()));
        watch("", "");
        watch("", "0");
        time.advance(Duration.ofSeconds(1));
        assertThat(heard.lines).containsExactly("ADDED a", "ADDED a");
    }

    @Test
    void initialEventsEndWithABookmarkThatSaysSo() {
        api.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of()));
        String version = api.list(Kind.CONFIG_MAP, "shop", "").resourceVersion();
        watch(WatchOptions.withInitialEvents());
        api.create(Kind.CONFIG_MAP, Samples.configMap("b", Map.of()));
        time.advance(Duration.ofSeconds(1));
        assertThat(heard.lines).containsExactly("ADDED a", "BOOKMARK ", "ADDED b");
        Resource mark = heard.resources.get(1);
        assertThat(mark.annotations()).containsEntry("k8s.io/initial-events-end", "true");
        assertThat(mark.resourceVersion()).isEqualTo(version);
        assertThat(mark.text("kind")).contains("ConfigMap");
    }

    @Test
    void initialEventsAreLeftOutIfSoAsked() {
        api.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of()));
        watch(new WatchOptions("", "NotOlderThan", Optional.of(false), true, Duration.ZERO));
        api.create(Kind.CONFIG_MAP, Samples.configMap("b", Map.of()));
        time.advance(Duration.ofSeconds(1));
        assertThat(heard.lines).containsExactly("ADDED b");
    }

    @Test
    void bookmarksAreOnlyForThoseWhoAsk() {
        watch(new WatchOptions("", "NotOlderThan", Optional.of(true), false, Duration.ZERO));
        api.create(Kind.SERVICE, Samples.service("web", "web"));
        time.advance(Duration.ofMinutes(2));
        assertThat(heard.lines).isEmpty();
    }

    @Test
    void aWatchEndsWhenItsTimeIsUp() {
        watch(WatchOptions.from("").until(Duration.ofSeconds(30)));
        time.advance(Duration.ofSeconds(29));
        assertThat(cluster.openWatches()).isEqualTo(1);
        time.advance(Duration.ofSeconds(2));
        assertThat(heard.lines).containsExactly("ended well");
        assertThat(cluster.openWatches()).isZero();
    }

    @Test
    void aVersionThatIsYetToComeIsWaitedForWithoutInitialEvents() {
        long now = Long.parseLong(api.list(Kind.CONFIG_MAP, "shop", "").resourceVersion());
        watch("", Long.toString(now + 1));
        api.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of()));
        api.create(Kind.CONFIG_MAP, Samples.configMap("b", Map.of()));
        time.advance(Duration.ofSeconds(1));
        assertThat(heard.lines).containsExactly("ADDED b");
        watch(new WatchOptions("99999", "NotOlderThan", Optional.of(true), true, Duration.ZERO));
        time.advance(Duration.ofSeconds(1));
        assertThat(heard.lines).containsExactly("ADDED b", "ended 504");
    }

    @Test
    void whatDoesNotGoTogetherIsInvalid() {
        assertThat(refused(() -> watch(new WatchOptions("", "NotOlderThan", Optional.empty(), true, Duration.ZERO))))
                .hasMessageContaining(
                        "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided");
        assertThat(refused(() -> watch(new WatchOptions("", "", Optional.of(true), true, Duration.ZERO))))
                .hasMessageContaining("sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
        assertThat(refused(() -> watch("", "abc")).code()).isEqualTo(500);
        assertThat(cluster.openWatches()).isZero();
    }

    @Test
    void anObjectSelectedByAFieldIsWatchedAlone() {
        cluster.as("test")
                .watch(new Selection(Kind.CONFIG_MAP, "shop", "", "metadata.name=a"), WatchOptions.from(""), heard);
        api.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of()));
        api.create(Kind.CONFIG_MAP, Samples.configMap("b", Map.of()));
        time.advance(Duration.ofSeconds(1));
        assertThat(heard.lines).containsExactly("ADDED a");
    }

    private Watching watch(WatchOptions options) {
        return cluster.as("test").watch(Selection.all(Kind.CONFIG_MAP, "shop"), options, heard);
    }

    private Watching watch(String labels, String from) {
        return api.watch(Kind.CONFIG_MAP, "shop", labels, from, heard);
    }

    private static io.streamgate.k8s.api.Patch labeled(String color) {
        return merge(Map.of("metadata", Map.of("labels", Map.of("color", color))));
    }
}
