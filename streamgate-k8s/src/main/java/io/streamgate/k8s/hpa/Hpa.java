package io.streamgate.k8s.hpa;

import io.streamgate.ScalingPolicy;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A HorizontalPodAutoscaler (autoscaling/v2) as a policy: {@link #decide(HpaView)} gives the numbers, conditions and reasons of
 * upstream's controller. A pure function; safe to use from any thread.
 *
 * <p>Without a {@link Behavior} the older rules hold: at most twice the size (or 4 pods) at once, and down only to the largest
 * size that was wanted within {@link Settings#downscaleStabilization}.
 */
public final class Hpa implements ScalingPolicy {
    private final int minReplicas;
    private final int maxReplicas;
    private final List<Metric> metrics;
    private final @Nullable Behavior behavior;
    private final Settings settings;
    private final Duration upWindow;
    private final Duration downWindow;
    private final Tolerance toleranceInUse;
    private final boolean canBeAtZero;

    private Hpa(Builder builder) {
        this.minReplicas = builder.min;
        this.maxReplicas = builder.max;
        this.metrics = builder.metrics.isEmpty()
                ? List.of(new Metric.Resource("cpu", Target.utilization(80)))
                : List.copyOf(builder.metrics);
        this.behavior = builder.behavior;
        this.settings = builder.settings;
        boolean needsNoPods = metrics.stream().anyMatch(Metric::needsNoPods);
        Refusals.range("minReplicas", minReplicas, 0, Integer.MAX_VALUE);
        if (minReplicas == 0 && builder.checked && !(needsNoPods && settings.scaleToZero())) {
            throw new IllegalArgumentException(
                    "minReplicas is 0, but that takes an Object or External metric, which can be read"
                            + " without pods, and a cluster with HPAScaleToZero");
        }
        if (maxReplicas < Math.max(1, minReplicas)) {
            throw new IllegalArgumentException("maxReplicas is " + maxReplicas + ", but must be "
                    + Math.max(1, minReplicas) + " or more, as minReplicas is " + minReplicas);
        }
        Duration up = behavior == null ? null : behavior.up().window();
        this.upWindow = up == null ? Duration.ZERO : up;
        Duration down = behavior == null ? null : behavior.down().window();
        this.downWindow = down == null ? settings.downscaleStabilization() : down;
        this.toleranceInUse = tolerance(behavior, settings);
        this.canBeAtZero = minReplicas == 0 && needsNoPods;
    }

    private static Tolerance tolerance(@Nullable Behavior behavior, Settings settings) {
        Double up = behavior == null || !settings.configurableTolerance()
                ? null
                : behavior.up().tolerance();
        Double down = behavior == null || !settings.configurableTolerance()
                ? null
                : behavior.down().tolerance();
        return new Tolerance(up == null ? settings.tolerance() : up, down == null ? settings.tolerance() : down);
    }

    /**
     * Begins a policy.
     *
     * @param minReplicas the fewest pods; 0 only with an Object or External metric
     * @param maxReplicas the most pods
     */
    public static Builder between(int minReplicas, int maxReplicas) {
        return new Builder(minReplicas, maxReplicas);
    }

    /** Builds a policy. */
    public static final class Builder {
        private final int min;
        private final int max;
        private final List<Metric> metrics = new ArrayList<>();
        private @Nullable Behavior behavior;
        private Settings settings = Settings.DEFAULT;
        private boolean checked = true;

        private Builder(int min, int max) {
            this.min = min;
            this.max = max;
        }

        /** One more metric; without any it is cpu at 80 percent of the requests. */
        public Builder metric(Metric metric) {
            metrics.add(metric);
            return this;
        }

        /** How fast the size may move. */
        public Builder behavior(Behavior newBehavior) {
            behavior = newBehavior;
            return this;
        }

        /** The flags of the cluster's controller. */
        public Builder settings(Settings newSettings) {
            settings = newSettings;
            return this;
        }

        /** Of a live object, which the API server once let in: some fields may go beyond what its settings now allow. */
        Builder live() {
            checked = false;
            return this;
        }

        /**
         * The policy.
         *
         * @throws IllegalArgumentException naming the field that is wrong
         */
        public Hpa build() {
            return new Hpa(this);
        }
    }

    /** Decides once. */
    public HpaDecision decide(HpaView view) {
        return new Reconcile(this, view).decide();
    }

    /**
     * Decides from one number for each metric, for a workload whose pods are all alike: of a utilization the percentage, of an
     * average value of pods the mean, in both cases of the ready pods; of an object's or external metric its value. The
     * measurement's name is the metric's, of a container's resource {@code container/resource}. A policy that has an exact
     * {@link HpaView} is asked with that instead.
     */
    @Override
    public Scale decide(ScalingView view) {
        HpaDecision decision = decide(new WholeWorkload(this, view).view());
        Duration validFor = decision.nextChange()
                .map(next -> Duration.between(view.now(), next))
                .orElse(ChronoUnit.FOREVER.getDuration());
        return new Scale(
                decision.replicas(),
                decision.wanted(),
                decision.why(),
                validFor,
                Map.of(),
                MemoryForm.write(decision.memory(), decision.conditions()));
    }

    /**
     * Checks what the pods of a target request, before the policy is applied to it.
     *
     * @param target what it is called in the message, such as {@code Deployment shop/checkout}
     * @param requests what its pod template requests
     * @throws IllegalArgumentException if a metric has a utilization as its target and there is no request for it to be a share of
     */
    public void check(String target, Requests requests) {
        for (Metric metric : metrics) {
            if (metric instanceof UnknownMetric || !(metric.target() instanceof Target.Utilization)) {
                continue;
            }
            Metric.ContainerResource one = metric instanceof Metric.ContainerResource of ? of : null;
            long request = one == null ? requests.total(metric.name()) : requests.of(one.container(), one.name());
            if (request <= 0) {
                String where = one == null ? "a container" : "container " + one.container();
                throw new IllegalArgumentException(
                        "resources.requests." + metric.name() + " of " + where + " of " + target
                                + (request == Requests.NO_SUCH_CONTAINER
                                        ? " cannot be, as there is no such container"
                                        : " is not set")
                                + ", but " + metric.name()
                                + " has a utilization as its target: set the request, or use an average value");
            }
        }
    }

    /** The fewest pods. */
    public int minReplicas() {
        return minReplicas;
    }

    /** The most pods. */
    public int maxReplicas() {
        return maxReplicas;
    }

    /** The metrics. */
    public List<Metric> metrics() {
        return metrics;
    }

    /** How fast the size may move; null for the older rules. */
    public @Nullable Behavior behavior() {
        return behavior;
    }

    /** The flags of the cluster's controller. */
    public Settings settings() {
        return settings;
    }

    /** How long the past holds the size when it is to rise. */
    Duration upWindow() {
        return upWindow;
    }

    /** How long the past holds the size when it is to fall. */
    Duration downWindow() {
        return downWindow;
    }

    Tolerance toleranceInUse() {
        return toleranceInUse;
    }

    boolean canBeAtZero() {
        return canBeAtZero;
    }
}
