package io.streamgate.k8s;

import com.sun.management.ThreadMXBean;
import io.streamgate.k8s.hpa.Conditions;
import io.streamgate.k8s.hpa.Hpa;
import io.streamgate.k8s.hpa.HpaView;
import io.streamgate.k8s.hpa.Memory;
import io.streamgate.k8s.hpa.Metric;
import io.streamgate.k8s.hpa.Observation;
import io.streamgate.k8s.hpa.Observation.Sample;
import io.streamgate.k8s.hpa.Pod;
import io.streamgate.k8s.hpa.Requests;
import io.streamgate.k8s.hpa.Target;
import io.streamgate.k8s.vpa.ContainerUsage;
import io.streamgate.k8s.vpa.MemoryPeaks;
import io.streamgate.k8s.vpa.Settings;
import io.streamgate.k8s.vpa.Vpa;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Measures how fast decisions are on one core, and what they take of memory; prints a line for each figure. About 20 s. */
public final class ScalingFigures {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static volatile Object sink = "";

    private ScalingFigures() {}

    /** Measures and prints. */
    public static void main(String[] args) {
        Hpa one = Hpa.between(3, 2000)
                .metric(new Metric.Resource("cpu", Target.utilization(70)))
                .build();
        Hpa three = Hpa.between(3, 2000)
                .metric(new Metric.Resource("cpu", Target.utilization(70)))
                .metric(new Metric.Resource("memory", Target.utilization(75)))
                .metric(new Metric.Pods("http_requests_per_second", Target.averageValue("1k")))
                .build();
        HpaView small = view(10, 1);
        HpaView large = view(1000, 3);
        measure("HPA decisions/s, 1 metric x 10 pods (goal 1,000,000)", 1, () -> sink = one.decide(small));
        measure("HPA decisions/s, 3 metrics x 1,000 pods (goal 20,000)", 1, () -> sink = three.decide(large));
        vpa();
    }

    private static void vpa() {
        SplittableRandom random = new SplittableRandom(1);
        long[] milli = random.longs(1000, 50, 2000).toArray();
        ContainerUsage[] usage = {ContainerUsage.none(Settings.DEFAULT)};
        long[] minute = {0};
        measure("VPA cpu samples/s (goal 1,000,000)", 1000, () -> {
            for (long amount : milli) {
                usage[0] = usage[0].cpu(amount, NOW.plusSeconds(60 * minute[0]++));
            }
        });
        MemoryPeaks[] peaks = {MemoryPeaks.NONE};
        measure("VPA memory samples/s (goal 1,000,000)", 1000, () -> {
            for (long amount : milli) {
                MemoryPeaks.Step step = peaks[0].sample(
                        amount << 20, NOW.plusSeconds(60 * minute[0]++), Settings.DEFAULT.memoryInterval());
                peaks[0] = step.peaks();
                usage[0] = usage[0].memory(step);
            }
        });
        Map<String, ContainerUsage> full = Map.of("app", full(random));
        measure(
                "VPA recommendations/s from a full histogram (goal 100,000: 10 us)",
                1,
                () -> sink = Vpa.DEFAULT.recommend(full));
        memory(random);
    }

    private static ContainerUsage full(SplittableRandom random) {
        ContainerUsage usage = ContainerUsage.none(Settings.DEFAULT);
        MemoryPeaks peaks = MemoryPeaks.NONE;
        for (int i = 0; i < 20_000; i++) {
            Instant at = NOW.plusSeconds(60L * i);
            usage = usage.cpu((long) Math.exp(random.nextDouble(2, 13)), at);
            MemoryPeaks.Step step = peaks.sample((long) Math.exp(random.nextDouble(16, 27)), at, Duration.ofMinutes(1));
            peaks = step.peaks();
            usage = usage.memory(step);
        }
        return usage;
    }

    private static void memory(SplittableRandom random) {
        int count = 2000;
        List<Object> kept = new ArrayList<>(count);
        long before = used();
        ContainerUsage full = full(random);
        for (int i = 0; i < count; i++) {
            // A sample more gives each its own arrays, as a container that is tracked has.
            MemoryPeaks.Step step = MemoryPeaks.NONE.sample(1 << 28, NOW.plusSeconds(i), Duration.ofDays(1));
            kept.add(full.cpu(100 + i, NOW.plusSeconds(3_000_000 + i)).memory(step));
            kept.add(step.peaks());
        }
        long after = used();
        System.out.printf(
                Locale.ROOT,
                "%-70s %12.0f bytes%n",
                "VPA memory per tracked container (goal 4,096)",
                (double) (after - before) / count);
        sink = kept;
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static HpaView view(int count, int metrics) {
        List<Pod> pods = new ArrayList<>();
        Map<String, Sample> samples = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = "checkout-7c9d8f6b5-" + Integer.toString(1_000_000 + i * 7919, 36);
            Requests requests = Requests.of("app", Map.of("cpu", 500L, "memory", 500L << 20));
            pods.add(Pod.running(name, NOW.minusSeconds(3600), NOW.minusSeconds(3590), requests));
            samples.put(name, new Sample(300 + i % 100, NOW.minusSeconds(10), Duration.ofSeconds(30)));
        }
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < metrics; i++) {
            observations.add(Observation.ofPods(samples));
        }
        List<Memory.Recommendation> past = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            past.add(new Memory.Recommendation(count, NOW.minusSeconds(15L * i)));
        }
        Memory memory = new Memory(past, List.of(), List.of());
        return new HpaView(NOW, count, count, pods, observations, Conditions.NONE, memory, HpaView.Lookup.FOUND);
    }

    /** The best of five rounds of half a second of this thread's processor time, after one to warm up. */
    private static void measure(String what, int perRun, Runnable run) {
        double best = 0;
        double bytes = 0;
        for (int round = 0; round < 6; round++) {
            long runs = 0;
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            long start = THREADS.getCurrentThreadCpuTime();
            long now = start;
            while (now - start < 500_000_000L) {
                for (int i = 0; i < 20; i++) {
                    run.run();
                }
                runs += 20;
                now = THREADS.getCurrentThreadCpuTime();
            }
            double rate = (double) runs * perRun / (now - start) * 1e9;
            if (round > 0 && rate > best) {
                best = rate;
                bytes = (double) (THREADS.getCurrentThreadAllocatedBytes() - allocated) / runs / perRun;
            }
        }
        System.out.printf(Locale.ROOT, "%-70s %,12.0f  %,10.0f bytes each%n", what, best, bytes);
    }
}
