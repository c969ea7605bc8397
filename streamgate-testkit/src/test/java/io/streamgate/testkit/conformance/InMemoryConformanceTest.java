package io.streamgate.testkit.conformance;

import io.fabric8.kubernetes.client.Config;
import io.streamgate.Scheduler;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.cluster.InMemoryCluster;
import io.streamgate.testkit.cluster.PodScript;
import io.streamgate.testkit.cluster.Rule;
import io.streamgate.testkit.http.HttpCluster;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the in-memory cluster answers, over HTTP and in real time. */
class InMemoryConformanceTest
        implements AccessReviews,
                Applying,
                Creating,
                CustomResources,
                Defaulting,
                Deleting,
                Deployments,
                Discovery,
                DryRun,
                EndpointSlices,
                EventWriting,
                Evicting,
                Forbidding,
                GarbageCollecting,
                JsonPatching,
                Leases,
                Listing,
                MergePatching,
                Namespaces,
                Quotas,
                Reading,
                Replacing,
                ReplicaSets,
                Selecting,
                StatusAndScale,
                StrategicMerging,
                Validating,
                Watching {
    private static final InMemoryCluster STRICT = cluster();
    private static final HttpCluster HTTP = HttpCluster.serve(cluster());
    private static final HttpCluster STRICT_HTTP = HttpCluster.serve(STRICT);

    @RegisterExtension
    static final NamespacePerTopic NAMESPACES = new NamespacePerTopic(
            server(HTTP), namespace -> {}, InMemoryConformanceTest::limited, InMemoryConformanceTest::close);

    private static InMemoryCluster cluster() {
        InMemoryCluster cluster = InMemoryCluster.builder(Scheduler.system())
                .certificates(true)
                .build()
                .image(
                        Samples.IMAGE,
                        PodScript.HEALTHY.readyAfter(Duration.ofMillis(50)).draining(Duration.ofMillis(300)));
        // So that there is a version too old to watch from, as on a server that has run for a while.
        cluster.compact();
        return cluster;
    }

    private static Server server(HttpCluster http) {
        Config config = Config.empty();
        config.setMasterUrl(http.url());
        return Server.of(config, Duration.ofSeconds(8));
    }

    @SuppressWarnings("unchecked")
    private static Namespace limited(Namespace here) {
        Resource role = new Resource((Map<String, Object>) Limited.ROLE.value());
        STRICT.namespace(here.name()).rights().allow(here.name(), Rule.of(role));
        return server(STRICT_HTTP).namespace(here.name());
    }

    private static void close() {
        HTTP.close();
        STRICT_HTTP.close();
    }
}
