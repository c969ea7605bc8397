package io.streamgate.k8s.hpa;

/** One of the metrics that an HPA looks at. */
public sealed interface Metric
        permits Metric.Resource,
                Metric.ContainerResource,
                Metric.Pods,
                Metric.OfObject,
                Metric.External,
                UnknownMetric {
    /** What it is called: the resource's or the metric's name. */
    String name();

    /** What it should be. */
    Target target();

    /** The reason of ScalingActive when it cannot be read. */
    ConditionReason unreadable();

    /**
     * A resource of the pods.
     *
     * @param name such as {@code cpu} or {@code memory}
     * @param target a utilization or an average value
     */
    record Resource(String name, Target target) implements Metric {
        /** Checks name and target. */
        public Resource {
            check("resource", name, target, Target.Utilization.class, Target.AverageValue.class);
        }

        @Override
        public ConditionReason unreadable() {
            return ConditionReason.FAILED_GET_RESOURCE_METRIC;
        }
    }

    /**
     * A resource of one container of the pods.
     *
     * @param name such as {@code cpu} or {@code memory}
     * @param container the container
     * @param target a utilization or an average value
     */
    record ContainerResource(String name, String container, Target target) implements Metric {
        /** Checks names and target. */
        public ContainerResource {
            check("containerResource", name, target, Target.Utilization.class, Target.AverageValue.class);
            Refusals.notBlank("containerResource.container", container);
        }

        @Override
        public ConditionReason unreadable() {
            return ConditionReason.FAILED_GET_CONTAINER_RESOURCE_METRIC;
        }
    }

    /**
     * A metric that each pod has.
     *
     * @param name the metric
     * @param target an average value
     */
    record Pods(String name, Target target) implements Metric {
        /** Checks name and target. */
        public Pods {
            check("pods", name, target, Target.AverageValue.class, Target.AverageValue.class);
        }

        @Override
        public ConditionReason unreadable() {
            return ConditionReason.FAILED_GET_PODS_METRIC;
        }
    }

    /**
     * A metric of another object, such as an Ingress.
     *
     * @param name the metric
     * @param target a value or an average value
     */
    record OfObject(String name, Target target) implements Metric {
        /** Checks name and target. */
        public OfObject {
            check("object", name, target, Target.Value.class, Target.AverageValue.class);
        }

        @Override
        public ConditionReason unreadable() {
            return ConditionReason.FAILED_GET_OBJECT_METRIC;
        }
    }

    /**
     * A metric from outside the cluster, such as the length of a queue.
     *
     * @param name the metric
     * @param target a value or an average value
     */
    record External(String name, Target target) implements Metric {
        /** Checks name and target. */
        public External {
            check("external", name, target, Target.Value.class, Target.AverageValue.class);
        }

        @Override
        public ConditionReason unreadable() {
            return ConditionReason.FAILED_GET_EXTERNAL_METRIC;
        }
    }

    /** Whether it can be read when there are no pods, so that it may scale to zero and back. */
    default boolean needsNoPods() {
        return this instanceof OfObject || this instanceof External;
    }

    private static void check(
            String type, String name, Target target, Class<? extends Target> one, Class<? extends Target> other) {
        Refusals.notBlank(type + ".name", name);
        if (!one.isInstance(target) && !other.isInstance(target)) {
            throw new IllegalArgumentException("the target of the " + type + " metric " + name + " is a "
                    + target.getClass().getSimpleName() + ", but must be "
                    + (one == other ? "an " : "a " + one.getSimpleName() + " or an ") + other.getSimpleName());
        }
    }
}
