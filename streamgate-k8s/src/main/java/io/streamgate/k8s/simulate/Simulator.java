package io.streamgate.k8s.simulate;

import io.streamgate.ScalingPolicy;
import io.streamgate.ScalingPolicy.Past;
import io.streamgate.ScalingPolicy.Scale;
import io.streamgate.ScalingPolicy.ScalingView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Runs policies over traces in virtual time: the policy looks, pods that it asks for are ready after their start-up, pods that it
 * gives up are gone at once. The same input gives the same timeline.
 *
 * @param model how the workload copes
 * @param tick the time between two looks; no longer than the trace's step
 */
public record Simulator(WorkloadModel model, Duration tick) {
    /** With upstream's 15 s between two looks. */
    public static Simulator of(WorkloadModel model) {
        return new Simulator(model, Duration.ofSeconds(15));
    }

    /**
     * Runs a policy.
     *
     * @param name what it is called in tables
     * @param policy the policy
     * @param replicas the size at the start; all of it is ready
     */
    public Timeline run(String name, ScalingPolicy policy, int replicas, Trace trace) {
        long length = tick.toNanos();
        long stepLength = trace.step().toNanos();
        int ticks = Math.toIntExact(trace.steps() * stepLength / length);
        double[] loads = new double[ticks];
        int[] needed = new int[ticks];
        for (int i = 0; i < ticks; i++) {
            loads[i] = trace.load((int) (i * length / stepLength));
            needed[i] = model.needed(loads[i]);
        }
        double[] waiting = new double[ticks];
        int[] asked = new int[ticks];
        int[] ready = new int[ticks];
        Starting starting = new Starting(replicas, Math.toIntExact(ceil(model.startUp())));
        int age = Math.toIntExact(ceil(model.metricAge()));
        List<Past> past = List.of();
        int size = replicas;
        double queue = 0;
        double share = (double) length / stepLength;
        for (int i = 0; i < ticks; i++) {
            Instant now = trace.start().plusNanos(i * length);
            int serving = starting.ready(i);
            double measured = loads[Math.max(0, i - age)];
            Scale scale = policy.decide(new ScalingView(now, size, serving, model.metrics(measured, serving), past));
            past = List.of(new Past(now, scale));
            size = scale.replicas();
            starting.resize(i, size);
            asked[i] = size;
            ready[i] = starting.ready(i);
            double rest = queue + (loads[i] - model.capacity() * ready[i]) * share;
            queue = model.queues() ? Math.max(0, rest) : 0;
            waiting[i] = queue;
        }
        return new Timeline(name, trace.start(), tick, replicas, loads, waiting, asked, ready, needed, oracle(needed));
    }

    private long ceil(Duration time) {
        return (time.toNanos() + tick.toNanos() - 1) / tick.toNanos();
    }

    /** At each look the most that is needed until pods asked for at it would be ready. */
    private int[] oracle(int[] needed) {
        int ahead = Math.toIntExact(ceil(model.startUp()));
        int[] oracle = new int[needed.length];
        for (int i = 0; i < needed.length; i++) {
            for (int k = i; k <= Math.min(i + ahead, needed.length - 1); k++) {
                oracle[i] = Math.max(oracle[i], needed[k]);
            }
        }
        return oracle;
    }
}
