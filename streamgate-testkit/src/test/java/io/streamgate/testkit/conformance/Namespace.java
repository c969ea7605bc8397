package io.streamgate.testkit.conformance;

/** A namespace that a case works in. Other cases of the same topic work there too, under other names. */
record Namespace(Server server, String name) {
    Resources configMaps() {
        return of("v1", "configmaps", "ConfigMap");
    }

    Resources secrets() {
        return of("v1", "secrets", "Secret");
    }

    Resources pods() {
        return of("v1", "pods", "Pod");
    }

    Resources services() {
        return of("v1", "services", "Service");
    }

    Resources events() {
        return of("v1", "events", "Event");
    }

    Resources quotas() {
        return of("v1", "resourcequotas", "ResourceQuota");
    }

    Resources deployments() {
        return of("apps/v1", "deployments", "Deployment");
    }

    Resources replicaSets() {
        return of("apps/v1", "replicasets", "ReplicaSet");
    }

    Resources endpointSlices() {
        return of("discovery.k8s.io/v1", "endpointslices", "EndpointSlice");
    }

    Resources leases() {
        return of("coordination.k8s.io/v1", "leases", "Lease");
    }

    Resources autoscalers() {
        return of("autoscaling/v2", "horizontalpodautoscalers", "HorizontalPodAutoscaler");
    }

    Resources disruptionBudgets() {
        return of("policy/v1", "poddisruptionbudgets", "PodDisruptionBudget");
    }

    Resources jobs() {
        return of("batch/v1", "jobs", "Job");
    }

    Resources of(String apiVersion, String plural, String kind) {
        return new Resources(
                server, Resources.root(apiVersion) + "/namespaces/" + name + "/" + plural, apiVersion, kind);
    }
}
