package io.streamgate.k8s.simulate;

import io.streamgate.ScalingPolicy;
import io.streamgate.ScalingPolicy.Scale;
import io.streamgate.k8s.hpa.Behavior;
import io.streamgate.k8s.hpa.Hpa;
import io.streamgate.k8s.hpa.Metric;
import io.streamgate.k8s.hpa.ScalingRules;
import io.streamgate.k8s.hpa.ScalingRules.Rate;
import io.streamgate.k8s.hpa.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares policies over the World Cup trace, which is the first argument ({@code requests-per-minute.csv} of the Internet Traffic
 * Archive's WorldCup98); prints tables.
 */
public final class TraceFigures {
    private TraceFigures() {}

    /** Simulates and prints. */
    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            System.out.println("no trace is named: nothing is simulated");
            return;
        }
        Trace trace = Trace.read(Path.of(args[0]));
        baseline("1998-06-30", trace, 10_000);
        baseline("1998-06-30", trace, 1_000);
        baseline("1998-07-07", trace, 1_000);
        baseline("1998-06-15", trace, 1_000);
        long start = System.nanoTime();
        baseline("", trace, 10_000);
        System.out.printf(Locale.ROOT, "%.1f s for these%n%n", (System.nanoTime() - start) / 1e9);
        reference(trace);
    }

    private static void baseline(String day, Trace whole, double capacity) {
        Trace trace = day.isEmpty() ? whole : day(whole, day);
        Simulator simulator = Simulator.of(WorkloadModel.of(capacity, Duration.ZERO, Duration.ofMinutes(1)));
        Map<String, Hpa.Builder> policies = new LinkedHashMap<>();
        policies.put("no behavior", hpa(capacity));
        policies.put("default behavior", hpa(capacity).behavior(Behavior.DEFAULT));
        policies.put(
                "scaleDown window 0",
                hpa(capacity).behavior(Behavior.DEFAULT.down(ScalingRules.DOWN.window(Duration.ZERO))));
        policies.put(
                "up: 4 pods or 10 % a minute",
                hpa(capacity)
                        .behavior(Behavior.DEFAULT.up(ScalingRules.UP.rates(
                                Rate.pods(4, Duration.ofMinutes(1)), Rate.percent(10, Duration.ofMinutes(1))))));
        List<Timeline> timelines = new ArrayList<>();
        policies.forEach((name, policy) -> timelines.add(simulator.run(name, policy.build(), 2, trace)));
        int peak = timelines.get(0).largestNeed();
        timelines.add(0, simulator.run("fixed at the peak, " + peak, fixed(peak), peak, trace));
        System.out.println((day.isEmpty() ? "88 days" : day) + ", a pod takes " + capacity + " a minute");
        System.out.println(Comparison.of(timelines).table());
    }

    private static Hpa.Builder hpa(double capacity) {
        Target target = new Target.AverageValue((long) (capacity * 700));
        return Hpa.between(2, 400).metric(new Metric.External(WorkloadModel.LOAD, target));
    }

    private static ScalingPolicy fixed(int size) {
        return view -> new Scale(size, size, "fixed", Duration.ofDays(1));
    }

    private static Trace day(Trace whole, String day) {
        Instant from = Instant.parse(day + "T00:00:00Z");
        return whole.between(from, from.plus(Duration.ofDays(1)));
    }

    /** The reference policy, with pods large enough that the trace's peak takes eight of them. */
    private static void reference(Trace trace) {
        double capacity = trace.peak() / 8;
        Simulator simulator = Simulator.of(WorkloadModel.of(capacity, Duration.ofSeconds(20), Duration.ofSeconds(15)));
        Hpa reference = Hpa.between(3, 10)
                .metric(new Metric.Resource("cpu", Target.utilization(70)))
                .metric(new Metric.Resource("memory", Target.utilization(75)))
                .metric(new Metric.Pods(WorkloadModel.LOAD_PER_POD, new Target.AverageValue((long) (capacity * 700))))
                .behavior(Behavior.DEFAULT)
                .build();
        List<Timeline> timelines = new ArrayList<>();
        timelines.add(simulator.run("fixed at the peak, 8", fixed(8), 8, trace));
        timelines.add(simulator.run("reference: cpu 70, memory 75, 3..10", reference, 3, trace));
        System.out.println(
                "reference policy, pods that start in 20 s, a pod takes " + Math.round(capacity) + " a minute");
        System.out.println(Comparison.of(timelines).table());
    }
}
