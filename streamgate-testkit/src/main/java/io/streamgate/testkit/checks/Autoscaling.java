package io.streamgate.testkit.checks;

import static java.util.Objects.requireNonNull;

import io.streamgate.Track;
import io.streamgate.Workload;
import io.streamgate.k8s.api.Ref;
import java.time.Duration;
import java.util.Optional;

/**
 * What the checks expect of the autoscalers: {@link #DEFAULT} is the reference deployment.
 *
 * @param name what the live track's is called; {@code {app}} stands for the workload's name
 * @param canaryName what the canary's is called
 * @param target the track whose Deployment it scales; empty for the colour that the active Service selects
 * @param cpu its target for cpu, in percent of the requests
 * @param memory its target for memory, in percent of the requests
 * @param bounds the least it may have as {@code minReplicas} and {@code maxReplicas}
 * @param canaryBounds the same for the canary's
 * @param doubling the time in which it must be free to double the pods; whole seconds, at least one
 * @param window the least stabilization window for taking pods away; whole seconds
 * @param requestRate the name of the metric that counts requests
 */
public record Autoscaling(
        String name,
        String canaryName,
        Optional<Track> target,
        int cpu,
        int memory,
        Bounds bounds,
        Bounds canaryBounds,
        Duration doubling,
        Duration window,
        String requestRate) {
    /** Cpu 70 %, memory 75 %, 3..10 pods, a canary's 1..5, doubling in 30 s, shrinking after 300 s. */
    public static final Autoscaling DEFAULT = new Autoscaling(
            "{app}-hpa",
            "{app}-canary-hpa",
            Optional.empty(),
            70,
            75,
            new Bounds(3, 10),
            new Bounds(1, 5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(300),
            "http_requests_per_second");

    /** Checks ranges. */
    public Autoscaling {
        requireNonNull(name, "name");
        requireNonNull(canaryName, "canaryName");
        requireNonNull(target, "target");
        requireNonNull(bounds, "bounds");
        requireNonNull(canaryBounds, "canaryBounds");
        requireNonNull(requestRate, "requestRate");
        if (cpu < 1 || memory < 1) {
            throw new IllegalArgumentException(
                    "the targets are " + cpu + " % of cpu and " + memory + " % of memory, but both must be at least 1");
        }
        if (doubling.toSeconds() < 1 || window.isNegative()) {
            throw new IllegalArgumentException("doubling is " + doubling + " and window is " + window
                    + ", but the first must be at least a second, the second not negative");
        }
    }

    /**
     * The least a check wants of an autoscaler's bounds.
     *
     * @param min the least {@code minReplicas}, 1 or more
     * @param max the least {@code maxReplicas}, not below {@code min}
     */
    public record Bounds(int min, int max) {
        /** Checks that they are in order. */
        public Bounds {
            if (min < 1 || max < min) {
                throw new IllegalArgumentException(
                        "the bounds are " + min + ".." + max + ", but must be at least 1 and in order");
            }
        }
    }

    /** The same under another name. */
    public Autoscaling name(String pattern) {
        return new Autoscaling(
                pattern, canaryName, target, cpu, memory, bounds, canaryBounds, doubling, window, requestRate);
    }

    /** The same with the canary's under another name. */
    public Autoscaling canaryName(String pattern) {
        return new Autoscaling(name, pattern, target, cpu, memory, bounds, canaryBounds, doubling, window, requestRate);
    }

    /** The same for a track that is always the live one: {@link Track#STABLE} where there is no blue-green. */
    public Autoscaling target(Track track) {
        return new Autoscaling(
                name, canaryName, Optional.of(track), cpu, memory, bounds, canaryBounds, doubling, window, requestRate);
    }

    /** The same with other targets, in percent of the requests. */
    public Autoscaling utilization(int ofCpu, int ofMemory) {
        return new Autoscaling(
                name, canaryName, target, ofCpu, ofMemory, bounds, canaryBounds, doubling, window, requestRate);
    }

    /** The same with other bounds. */
    public Autoscaling bounds(Bounds least) {
        return new Autoscaling(
                name, canaryName, target, cpu, memory, least, canaryBounds, doubling, window, requestRate);
    }

    /** The same with other bounds of the canary's. */
    public Autoscaling canaryBounds(Bounds least) {
        return new Autoscaling(name, canaryName, target, cpu, memory, bounds, least, doubling, window, requestRate);
    }

    /** The same with other times for growing and shrinking. */
    public Autoscaling times(Duration toDouble, Duration beforeScaleDown) {
        return new Autoscaling(
                name, canaryName, target, cpu, memory, bounds, canaryBounds, toDouble, beforeScaleDown, requestRate);
    }

    /** The same with another metric that counts requests. */
    public Autoscaling requestRate(String metric) {
        return new Autoscaling(name, canaryName, target, cpu, memory, bounds, canaryBounds, doubling, window, metric);
    }

    Ref autoscaler(Workload workload) {
        return new Ref(Reads.AUTOSCALER, workload.namespace(), name.replace("{app}", workload.name()));
    }

    Ref canaryAutoscaler(Workload workload) {
        return new Ref(Reads.AUTOSCALER, workload.namespace(), canaryName.replace("{app}", workload.name()));
    }
}
