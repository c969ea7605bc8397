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
    @RegisterExtension
    static final NamespacePerTopic NAMESPACES = new NamespacePerTopic(
            Server.of(Config.autoConfigure(null), Duration.ofSeconds(30)),
            namespace -> namespace.of("v1", "serviceaccounts", "ServiceAccount").await("default", account -> true),
            ClusterConformanceTest::limited,
            () -> {});

    private static Namespace limited(Namespace here) {
        here.of("rbac.authorization.k8s.io/v1", "roles", "Role")
                .create(Limited.ROLE)
                .ok();
        here.of("rbac.authorization.k8s.io/v1", "rolebindings", "RoleBinding")
                .create("""
                        metadata: {name: conformance}
                        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: conformance}
                        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: conformance}]
                        """)
                .ok();
        Namespace limited =
                here.server().with("Impersonate-User", "conformance").namespace(here.name());
        // The server takes a moment to know of the Role, and nothing tells when.
        for (int asked = 0; asked < 1_000 && limited.configMaps().list().code() == 403; asked++) {}
        return limited;
    }
}
