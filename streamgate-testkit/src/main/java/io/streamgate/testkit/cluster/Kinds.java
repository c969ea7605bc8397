package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The kinds that the server knows, and how it serves each. */
final class Kinds {
    static final Kind NAMESPACE = new Kind("", "v1", "Namespace", "namespaces");
    static final Kind NODE = new Kind("", "v1", "Node", "nodes");
    static final Kind EVENT = new Kind("", "v1", "Event", "events");
    static final Kind LIMIT_RANGE = new Kind("", "v1", "LimitRange", "limitranges");
    static final Kind SERVICE_ACCOUNT = new Kind("", "v1", "ServiceAccount", "serviceaccounts");
    static final Kind AUTOSCALER = new Kind("autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers");
    static final Kind JOB = new Kind("batch", "v1", "Job", "jobs");
    static final Kind INGRESS = new Kind("networking.k8s.io", "v1", "Ingress", "ingresses");
    static final Kind DEFINITION =
            new Kind("apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions");

    private static final String RBAC = "rbac.authorization.k8s.io";
    private static final Set<Kind> CREATED_BY_UPDATE =
            Set.of(Kind.LEASE, Kind.SERVICE, EVENT, View.EVENTS.kind(), LIMIT_RANGE);
    private static final Set<Kind> UPDATED_BY_VERSION = Set.of(Kind.LEASE, Kind.POD_DISRUPTION_BUDGET, DEFINITION);
    private static final String[] OF_EVENTS = {
        "involvedObject.kind",
        "involvedObject.namespace",
        "involvedObject.name",
        "involvedObject.uid",
        "involvedObject.apiVersion",
        "involvedObject.resourceVersion",
        "involvedObject.fieldPath",
        "reason",
        "reportingComponent",
        "source",
        "type"
    };
    private static final String[] OF_NEW_EVENTS = {
        "regarding.kind",
        "regarding.namespace",
        "regarding.name",
        "regarding.uid",
        "regarding.apiVersion",
        "regarding.resourceVersion",
        "regarding.fieldPath",
        "reason",
        "reportingController",
        "type"
    };
    private static final String[] OF_PODS = {
        "spec.nodeName",
        "spec.restartPolicy",
        "spec.schedulerName",
        "spec.serviceAccountName",
        "spec.hostNetwork",
        "status.phase",
        "status.podIP",
        "status.nominatedNodeName"
    };

    private static final List<ApiResource> BUILT_IN = List.of(
            whole(NAMESPACE)
                    .clusterWide()
                    .withoutGeneration()
                    .selectedBy("status.phase")
                    .called("ns"),
            whole(NODE)
                    .clusterWide()
                    .withoutGeneration()
                    .selectedBy("spec.unschedulable")
                    .called("no"),
            whole(Kind.POD).selectedBy(OF_PODS).called("po"),
            whole(Kind.SERVICE)
                    .withoutGeneration()
                    .selectedBy("spec.clusterIP", "spec.type")
                    .called("svc"),
            plain(Kind.CONFIG_MAP).called("cm"),
            plain(Kind.SECRET).selectedBy("type"),
            plain(SERVICE_ACCOUNT).called("sa"),
            plain(EVENT).selectedBy(OF_EVENTS).called("ev"),
            plain(View.EVENTS.kind()).selectedBy(OF_NEW_EVENTS).called("ev"),
            plain(LIMIT_RANGE).called("limits"),
            whole(Kind.RESOURCE_QUOTA).withoutGeneration().called("quota"),
            whole(Kind.DEPLOYMENT).scaledBy(ApiResource.Scale.USUAL).called("deploy"),
            whole(Kind.REPLICA_SET).scaledBy(ApiResource.Scale.USUAL).called("rs"),
            whole(Kind.STATEFUL_SET).scaledBy(ApiResource.Scale.USUAL).called("sts"),
            whole(Kind.DAEMON_SET).called("ds"),
            whole(JOB).selectedBy("status.successful"),
            whole(AUTOSCALER).withoutGeneration().called("hpa"),
            whole(Kind.POD_DISRUPTION_BUDGET).called("pdb"),
            whole(Kind.ENDPOINT_SLICE).withoutStatus(),
            plain(Kind.LEASE),
            whole(INGRESS).called("ing"),
            plain(new Kind(RBAC, "v1", "Role", "roles")),
            plain(new Kind(RBAC, "v1", "RoleBinding", "rolebindings")),
            plain(new Kind(RBAC, "v1", "ClusterRole", "clusterroles")).clusterWide(),
            plain(new Kind(RBAC, "v1", "ClusterRoleBinding", "clusterrolebindings"))
                    .clusterWide(),
            whole(DEFINITION).clusterWide().called("crd", "crds"),
            plain(Kind.SELF_SUBJECT_ACCESS_REVIEW).clusterWide(),
            plain(MetricsServer.POD_METRICS),
            plain(MetricsServer.NODE_METRICS).clusterWide());

    private static final Set<Kind> BUILT_IN_KINDS =
            BUILT_IN.stream().map(ApiResource::kind).collect(Collectors.toUnmodifiableSet());

    private final Map<Kind, ApiResource> known = new LinkedHashMap<>();

    Kinds() {
        BUILT_IN.forEach(this::add);
    }

    /** Whether the server itself brings the kind, rather than a CustomResourceDefinition. */
    static boolean isBuiltIn(Kind kind) {
        return BUILT_IN_KINDS.contains(kind);
    }

    /** Whether a PUT creates an object that is not there. */
    static boolean isCreatedByUpdate(Kind kind) {
        return kind.group().equals(RBAC) || CREATED_BY_UPDATE.contains(kind);
    }

    /** Whether a PUT must say which version it replaces. */
    static boolean isUpdatedByVersion(Kind kind) {
        return UPDATED_BY_VERSION.contains(kind) || !isBuiltIn(kind);
    }

    /** A kind with a status and a generation. */
    private static ApiResource whole(Kind kind) {
        return ApiResource.of(kind);
    }

    /** A kind with neither status nor generation. */
    private static ApiResource plain(Kind kind) {
        return ApiResource.of(kind).withoutStatus().withoutGeneration();
    }

    void add(ApiResource resource) {
        known.put(resource.kind(), resource);
    }

    void remove(Kind kind) {
        known.remove(kind);
    }

    Collection<ApiResource> resources() {
        return known.values();
    }

    /** How a kind is served. */
    Optional<ApiResource> find(Kind kind) {
        return Optional.ofNullable(known.get(kind));
    }

    /** The kind that an object says it is of, whatever the version. */
    Optional<Kind> named(String apiVersion, String name) {
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : apiVersion.substring(0, slash);
        return known.keySet().stream()
                .filter(kind -> kind.name().equals(name) && kind.group().equals(group))
                .findFirst();
    }

    /** Reads the selectors of a selection. */
    Selection.Filter filter(Selection selection) {
        return selection.filter(served(selection.kind()));
    }

    boolean isNamespaced(Kind kind) {
        return served(kind).namespaced();
    }

    /** Whether the kind counts the changes of its spec. */
    boolean hasGeneration(Kind kind) {
        return served(kind).generation();
    }

    /** Whether writes to the object leave its status alone, and writes to its status the rest. */
    boolean hasStatus(Kind kind) {
        return served(kind).status();
    }

    private ApiResource served(Kind kind) {
        ApiResource resource = known.get(kind);
        if (resource == null) {
            throw new IllegalArgumentException(unknown(kind));
        }
        return resource;
    }

    /** What to do about a kind that is not known. */
    static String unknown(Kind kind) {
        return "the server could not find the requested resource: it knows no " + Refusal.resource(kind) + " of "
                + kind.apiVersion() + "; create the CustomResourceDefinition " + kind.plural() + "." + kind.group()
                + " first, or have the cluster know it by InMemoryCluster.kind";
    }
}
