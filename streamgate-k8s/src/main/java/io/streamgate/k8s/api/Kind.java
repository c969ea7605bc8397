package io.streamgate.k8s.api;

import static java.util.Objects.requireNonNull;

/**
 * A kind of object as the API server addresses it.
 *
 * @param group the API group, empty for the core group
 * @param version the version, such as {@code v1}
 * @param name the kind's name, such as {@code Deployment}
 * @param plural the word in its path, such as {@code deployments}
 */
public record Kind(String group, String version, String name, String plural) {
    public static final Kind DEPLOYMENT = new Kind("apps", "v1", "Deployment", "deployments");
    public static final Kind REPLICA_SET = new Kind("apps", "v1", "ReplicaSet", "replicasets");
    public static final Kind STATEFUL_SET = new Kind("apps", "v1", "StatefulSet", "statefulsets");
    public static final Kind DAEMON_SET = new Kind("apps", "v1", "DaemonSet", "daemonsets");
    public static final Kind POD = new Kind("", "v1", "Pod", "pods");
    public static final Kind SERVICE = new Kind("", "v1", "Service", "services");
    public static final Kind CONFIG_MAP = new Kind("", "v1", "ConfigMap", "configmaps");
    public static final Kind SECRET = new Kind("", "v1", "Secret", "secrets");
    public static final Kind RESOURCE_QUOTA = new Kind("", "v1", "ResourceQuota", "resourcequotas");
    public static final Kind ENDPOINT_SLICE = new Kind("discovery.k8s.io", "v1", "EndpointSlice", "endpointslices");
    public static final Kind LEASE = new Kind("coordination.k8s.io", "v1", "Lease", "leases");
    public static final Kind POD_DISRUPTION_BUDGET =
            new Kind("policy", "v1", "PodDisruptionBudget", "poddisruptionbudgets");
    public static final Kind SELF_SUBJECT_ACCESS_REVIEW =
            new Kind("authorization.k8s.io", "v1", "SelfSubjectAccessReview", "selfsubjectaccessreviews");

    /** Checks that nothing is missing. */
    public Kind {
        requireNonNull(group, "group");
        requireNonNull(version, "version");
        requireNonNull(name, "name");
        requireNonNull(plural, "plural");
    }

    /** The {@code apiVersion} of its objects, such as {@code apps/v1}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /**
     * The path of the collection.
     *
     * @param namespace the namespace, or empty for a kind that has none
     */
    public String path(String namespace) {
        String root = group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
        return namespace.isEmpty() ? root + "/" + plural : root + "/namespaces/" + namespace + "/" + plural;
    }

    @Override
    public String toString() {
        return name;
    }
}
