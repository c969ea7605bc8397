package io.streamgate.metrics.benchmark;

import io.streamgate.metrics.judge.CanaryJudge;
import io.streamgate.metrics.judge.Metric;
import io.streamgate.metrics.judge.MetricVerdict;
import io.streamgate.metrics.sequential.Bounds;
import io.streamgate.metrics.sequential.HarmTest;
import io.streamgate.metrics.sequential.ShareTest;
import io.streamgate.metrics.sequential.Tally;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a look costs; run by {@code org.openjdk.jmh.Main}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LookBenchmark {
    private final Metric metric = Metric.of("latency", "all");
    private final Tally canary = new Tally(5, 1);
    private final Tally control = new Tally(95, 1);
    private final Tally healthy = new Tally(95, 0);
    private double[] before = {};
    private double[] after = {};
    private HarmTest harm = HarmTest.START;
    private ShareTest share = ShareTest.expecting(0.05, 0.03);

    /** A test under way, and two series of an hour. */
    @Setup
    public void begin() {
        harm = HarmTest.START.look(5, new Tally(500, 3), new Tally(9500, 48));
        share = share.look(0.05, 500, 9500);
        SplittableRandom random = new SplittableRandom(1);
        before = random.doubles(60, 90, 110).toArray();
        after = random.doubles(60, 95, 115).toArray();
    }

    /** A look at which both arms had errors, and its e-value. */
    @Benchmark
    public double harmTest() {
        return harm.look(5, canary, control).logE();
    }

    /** A look without errors. */
    @Benchmark
    public double harmTestWithoutErrors() {
        return harm.look(5, Tally.NONE, healthy).logE();
    }

    /** A look at the shares, and its e-value. */
    @Benchmark
    public double shareTest() {
        return share.look(0.05, 5, 95).logE();
    }

    /** The bounds of the difference, which a verdict shows. */
    @Benchmark
    public Bounds bounds() {
        return Bounds.ofDifference(harm.canary(), harm.control(), 0.95);
    }

    /** One metric with 60 and 60 points. */
    @Benchmark
    public MetricVerdict judge() {
        return CanaryJudge.DEFAULT.compare(metric, before, after);
    }

    /** The same as Kayenta judges it. */
    @Benchmark
    public MetricVerdict originalJudge() {
        return CanaryJudge.DEFAULT.original().compare(metric, before, after);
    }
}
