package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi.Listing;
import io.streamgate.k8s.api.KubeApi.Watching;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.time.VirtualProcess;
import java.time.Duration;
import java.util.Map;
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

    private Watching watch(String labels, String from) {
        return api.watch(Kind.CONFIG_MAP, "shop", labels, from, heard);
    }

    private static io.streamgate.k8s.api.Patch labeled(String color) {
        return merge(Map.of("metadata", Map.of("labels", Map.of("color", color))));
    }
}
