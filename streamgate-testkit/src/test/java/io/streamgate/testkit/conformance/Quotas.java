package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a ResourceQuota counts, and what is refused beyond it. */
interface Quotas {
    private static Namespace limited(Namespace here, String name, String hard) {
        Namespace namespace = here.server().namespace(here.name() + "-" + name);
        here.server()
                .namespaces()
                .create("metadata: {name: %s}".formatted(namespace.name()))
                .ok();
        namespace.of("v1", "serviceaccounts", "ServiceAccount").await("default", account -> true);
        namespace
                .quotas()
                .create("metadata: {name: limit}\nspec: {hard: %s}".formatted(hard))
                .ok();
        namespace.quotas().await("limit", quota -> quota.has("status", "used"));
        return namespace;
    }

    private static void remove(Namespace namespace) {
        namespace.server().namespaces().delete(namespace.name()).ok();
    }

    @Test
    default void countsWhatIsThere(Namespace here) {
        Namespace limited = limited(here, "counted", "{pods: '2'}");
        limited.pods().create(Samples.pendingPod("one")).ok();

        Json quota = limited.quotas().await("limit", found -> "1".equals(found.at("status", "used", "pods")));

        assertThat(quota.at("status", "hard")).isEqualTo(Map.of("pods", "2"));
        limited.pods().delete("one").ok();
        limited.quotas().await("limit", found -> "0".equals(found.at("status", "used", "pods")));
        remove(limited);
    }

    @Test
    default void refusesOneTooMany(Namespace here) {
        Namespace limited = limited(here, "full", "{pods: '1'}");
        limited.pods().create(Samples.pendingPod("one")).ok();

        Answer answer = limited.pods().create(Samples.pendingPod("two"));

        assertThat(answer.refusal())
                .isEqualTo("403 Forbidden: pods \"two\" is forbidden: exceeded quota: limit, requested: pods=1, used:"
                        + " pods=1, limited: pods=1");
        remove(limited);
    }

    @Test
    default void requiresRequestsWhereTheyAreCounted(Namespace here) {
        Namespace limited = limited(here, "requests", "{requests.cpu: '1'}");

        assertThat(limited.pods().create(Samples.pendingPod("without")).refusal())
                .isEqualTo(
                        "403 Forbidden: pods \"without\" is forbidden: failed quota: limit: must specify requests.cpu"
                                + " for: app");
        Json wanting = Samples.pendingPod("wanting")
                .with(Map.of("requests", Map.of("cpu", "1500m")), "spec", "containers", 0, "resources");
        assertThat(limited.pods().create(wanting).refusal())
                .isEqualTo("403 Forbidden: pods \"wanting\" is forbidden: exceeded quota: limit, requested:"
                        + " requests.cpu=1500m, used: requests.cpu=0, limited: requests.cpu=1");
        remove(limited);
    }

    @Test
    default void aReplicaSetSaysThatItsQuotaIsUsedUp(Namespace here) {
        Namespace limited = limited(here, "set", "{pods: '0'}");
        limited.deployments().create(Samples.deployment("refused", 1)).ok();

        Json deployment = limited.deployments()
                .await("refused", found -> found.condition("ReplicaFailure").has("status"));

        Json failure = deployment.condition("ReplicaFailure");
        assertThat(failure.at("status")).isEqualTo("True");
        assertThat(failure.at("reason")).isEqualTo("FailedCreate");
        assertThat(failure.text("message"))
                .contains("is forbidden: exceeded quota: limit, requested: pods=1, used: pods=0, limited: pods=0");
        remove(limited);
    }

    @Test
    default void countsObjectsOfAnyKind(Namespace here) {
        Namespace limited = limited(here, "objects", "{count/leases.coordination.k8s.io: '1'}");
        limited.leases().create("metadata: {name: one}").ok();

        assertThat(limited.leases().create("metadata: {name: two}").refusal())
                .isEqualTo(
                        "403 Forbidden: leases.coordination.k8s.io \"two\" is forbidden: exceeded quota: limit, requested:"
                                + " count/leases.coordination.k8s.io=1, used: count/leases.coordination.k8s.io=1, limited:"
                                + " count/leases.coordination.k8s.io=1");
        remove(limited);
    }
}
