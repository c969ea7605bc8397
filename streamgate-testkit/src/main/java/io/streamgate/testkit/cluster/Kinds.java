package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The kinds that the server knows, by their path, and what the server does with each. */
final class Kinds {
    static final Kind NAMESPACE = new Kind("", "v1", "Namespace", "namespaces");
    static final Kind NODE = new Kind("", "v1", "Node", "nodes");
    static final Kind EVENT = new Kind("", "v1", "Event", "events");
    static final Kind SERVICE_ACCOUNT = new Kind("", "v1", "ServiceAccount", "serviceaccounts");
    static final Kind AUTOSCALER = new Kind("autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers");
    static final Kind JOB = new Kind("batch", "v1", "Job", "jobs");

    private static final Set<Kind> CLUSTER_WIDE =
            Set.of(NAMESPACE, NODE, MetricsServer.NODE_METRICS, Kind.SELF_SUBJECT_ACCESS_REVIEW);
    private static final Set<Kind> WITHOUT_GENERATION = Set.of(
            NAMESPACE,
            NODE,
            EVENT,
            SERVICE_ACCOUNT,
            AUTOSCALER,
            Kind.SERVICE,
            Kind.CONFIG_MAP,
            Kind.SECRET,
            Kind.LEASE,
            Kind.RESOURCE_QUOTA);

    private final Map<String, Kind> byPath = new LinkedHashMap<>();

    Kinds() {
        List.of(NAMESPACE, NODE, EVENT, SERVICE_ACCOUNT, AUTOSCALER, JOB).forEach(this::add);
        List.of(Kind.DEPLOYMENT, Kind.REPLICA_SET, Kind.POD, Kind.SERVICE, Kind.CONFIG_MAP, Kind.SECRET)
                .forEach(this::add);
        List.of(Kind.RESOURCE_QUOTA, Kind.ENDPOINT_SLICE, Kind.LEASE, Kind.POD_DISRUPTION_BUDGET)
                .forEach(this::add);
        add(Kind.SELF_SUBJECT_ACCESS_REVIEW);
        add(MetricsServer.POD_METRICS);
        add(MetricsServer.NODE_METRICS);
    }

    void add(Kind kind) {
        byPath.put(key(kind.group(), kind.version(), kind.plural()), kind);
    }

    Collection<Kind> all() {
        return byPath.values();
    }

    boolean knows(Kind kind) {
        return byPath.containsKey(key(kind.group(), kind.version(), kind.plural()));
    }

    Optional<Kind> at(String group, String version, String plural) {
        return Optional.ofNullable(byPath.get(key(group, version, plural)));
    }

    static boolean isNamespaced(Kind kind) {
        return !CLUSTER_WIDE.contains(kind);
    }

    /** Whether the kind counts the changes of its spec. */
    static boolean hasGeneration(Kind kind) {
        return !WITHOUT_GENERATION.contains(kind);
    }

    /** Whether writes to the object leave its status alone, and writes to its status the rest. */
    static boolean hasStatus(Kind kind) {
        return !kind.equals(Kind.CONFIG_MAP)
                && !kind.equals(Kind.SECRET)
                && !kind.equals(Kind.LEASE)
                && !kind.equals(Kind.ENDPOINT_SLICE)
                && !kind.equals(EVENT)
                && !kind.equals(SERVICE_ACCOUNT);
    }

    private static String key(String group, String version, String plural) {
        return group + "/" + version + "/" + plural;
    }
}
