package io.streamgate.testkit.conformance;

import io.fabric8.kubernetes.client.Config;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the cluster answers that {@code KUBECONFIG} names, which is right by definition. */
@Tag("cluster")
@EnabledIfEnvironmentVariable(named = "KUBECONFIG", matches = ".+")
class ClusterConformanceTest
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
    @RegisterExtension
    static final NamespacePerTopic NAMESPACES = new NamespacePerTopic(
            Server.of(Config.autoConfigure(null), Duration.ofSeconds(30)),
            namespace -> namespace.of("v1", "serviceaccounts", "ServiceAccount").await("default", account -> true));
}
