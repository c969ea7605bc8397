package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.time.VirtualScheduler;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatTest {
    @Test
    void theSameRunHasTheSameHistoryToTheLastLetter() {
        assertThat(run(7)).isEqualTo(run(7)).hasSizeGreaterThan(50);
    }

    @Test
    void anotherSeedGivesOtherNames() {
        assertThat(run(7)).isNotEqualTo(run(8));
    }

    private static List<Resource> run(long seed) {
        VirtualScheduler time = new VirtualScheduler();
        InMemoryCluster cluster =
                InMemoryCluster.builder(time).seed(seed).build().namespace("shop");
        ClusterFixture.Heard heard = new ClusterFixture.Heard();
        for (Kind kind : List.of(Kind.DEPLOYMENT, Kind.REPLICA_SET, Kind.POD, Kind.ENDPOINT_SLICE)) {
            cluster.api().watch(kind, "shop", "", "1", heard);
        }
        cluster.api().create(Kind.SERVICE, Samples.service("web", "web"));
        cluster.api().create(Kind.DEPLOYMENT, Samples.deployment("web", "demo:v1", 4));
        Load load = cluster.traffic("shop", "web", 50);
        time.advance(Duration.ofSeconds(20));
        cluster.api()
                .patch(
                        new io.streamgate.k8s.api.Ref(Kind.DEPLOYMENT, "shop", "web"),
                        ClusterFixture.image("demo:v2"),
                        false);
        time.advance(Duration.ofMinutes(2));
        assertThat(load.stop().sent()).isEqualTo(7_000);
        return heard.resources;
    }
}
