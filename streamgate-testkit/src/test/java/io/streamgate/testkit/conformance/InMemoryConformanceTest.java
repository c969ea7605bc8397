package io.streamgate.testkit.conformance;

import io.fabric8.kubernetes.client.Config;
import io.streamgate.Scheduler;
import io.streamgate.testkit.cluster.InMemoryCluster;
import io.streamgate.testkit.cluster.PodScript;
import io.streamgate.testkit.http.HttpCluster;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the in-memory cluster answers, over HTTP and in real time. */
class InMemoryConformanceTest
        implements AccessReviews,
                Applying,
                Creating,
                Defaulting,
                Deleting,
                Deployments,
                Discovery,
                DryRun,
                EndpointSlices,
                EventWriting,
                GarbageCollecting,
                JsonPatching,
                Leases,
                Listing,
                MergePatching,
                Namespaces,
                Reading,
                Replacing,
                ReplicaSets,
                Selecting,
                StatusAndScale,
                Watching {
    private static final HttpCluster HTTP = HttpCluster.serve(cluster());

    @RegisterExtension
    static final NamespacePerTopic NAMESPACES = new NamespacePerTopic(server(), namespace -> {});

    private static InMemoryCluster cluster() {
        InMemoryCluster cluster = InMemoryCluster.on(Scheduler.system())
                .image(
                        Samples.IMAGE,
                        PodScript.HEALTHY.readyAfter(Duration.ofMillis(50)).draining(Duration.ofMillis(300)));
        // So that there is a version too old to watch from, as on a server that has run for a while.
        cluster.compact();
        return cluster;
    }

    private static Server server() {
        Config config = Config.empty();
        config.setMasterUrl(HTTP.url());
        return Server.of(config, Duration.ofSeconds(8));
    }

    @AfterAll
    static void close() {
        HTTP.close();
    }
}
