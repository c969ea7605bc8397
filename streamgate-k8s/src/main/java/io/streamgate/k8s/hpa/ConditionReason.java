package io.streamgate.k8s.hpa;

/** The reasons that upstream's controller gives in the conditions of an HPA. */
public enum ConditionReason {
    SUCCEEDED_GET_SCALE("SucceededGetScale", "the target's scale was read"),
    FAILED_GET_SCALE("FailedGetScale", "the target's scale could not be read"),
    READY_FOR_NEW_SCALE("ReadyForNewScale", "nothing of the past holds the size"),
    SCALE_UP_STABILIZED("ScaleUpStabilized", "a smaller size was wanted within the scale-up window"),
    SCALE_DOWN_STABILIZED("ScaleDownStabilized", "a larger size was wanted within the scale-down window"),
    SUCCEEDED_RESCALE("SucceededRescale", "the target was given a new size"),
    FAILED_UPDATE_SCALE("FailedUpdateScale", "the new size could not be written"),
    VALID_METRIC_FOUND("ValidMetricFound", "the size was computed from a metric"),
    SCALING_DISABLED("ScalingDisabled", "scaling is off since the target is at zero replicas"),
    INVALID_SELECTOR("InvalidSelector", "the target has no usable selector"),
    AMBIGUOUS_SELECTOR("AmbiguousSelector", "the pods are selected by more than one HPA"),
    FAILED_GET_RESOURCE_METRIC("FailedGetResourceMetric", "a resource metric could not be read"),
    FAILED_GET_CONTAINER_RESOURCE_METRIC(
            "FailedGetContainerResourceMetric", "a container's resource metric could not be read"),
    FAILED_GET_PODS_METRIC("FailedGetPodsMetric", "a metric of the pods could not be read"),
    FAILED_GET_OBJECT_METRIC("FailedGetObjectMetric", "a metric of an object could not be read"),
    FAILED_GET_EXTERNAL_METRIC("FailedGetExternalMetric", "an external metric could not be read"),
    INVALID_METRIC_SOURCE_TYPE("InvalidMetricSourceType", "a metric is of an unknown type"),
    DESIRED_WITHIN_RANGE("DesiredWithinRange", "the wanted size is within the bounds"),
    TOO_FEW_REPLICAS("TooFewReplicas", "the wanted size is below minReplicas"),
    TOO_MANY_REPLICAS("TooManyReplicas", "the wanted size is above maxReplicas"),
    SCALE_UP_LIMIT("ScaleUpLimit", "the size rises faster than allowed"),
    SCALE_DOWN_LIMIT("ScaleDownLimit", "the size falls faster than allowed"),
    SCALED_TO_ZERO("ScaledToZero", "the HPA took the target to zero replicas"),
    NOT_SCALED_TO_ZERO("NotScaledToZero", "the target is not at zero replicas by this HPA");

    private final String text;
    private final String meaning;

    ConditionReason(String text, String meaning) {
        this.text = text;
        this.meaning = meaning;
    }

    /** In words. */
    public String meaning() {
        return meaning;
    }

    /** As in the object's status. */
    @Override
    public String toString() {
        return text;
    }
}
