package io.streamgate.k8s.hpa;

/** Why a metric gives no size. */
public enum Trouble {
    UNREADABLE("the metric could not be read"),
    UNKNOWN_TYPE("the metric is of an unknown type"),
    NO_PODS("no pods returned by selector while calculating replica count"),
    NO_METRICS_FROM_API("no metrics returned from resource metrics API"),
    NO_METRICS_FOR_TARGETED_PODS("did not receive metrics for targeted pods (pods might be unready)"),
    NO_METRICS_MATCHED_PODS("no metrics returned matched known pods"),
    MISSING_REQUEST("a pod has no request of the resource, so there is no utilization: set resources.requests"),
    CONTAINER_NOT_FOUND("a pod has no container of that name");

    private final String meaning;

    Trouble(String meaning) {
        this.meaning = meaning;
    }

    /** In words, upstream's where it has some. */
    public String meaning() {
        return meaning;
    }
}
