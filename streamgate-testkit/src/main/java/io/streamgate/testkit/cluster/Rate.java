package io.streamgate.testkit.cluster;

import java.time.Duration;
import java.util.Arrays;

/** How many requests come, as a function of the time since a load began. Must give the same for the same time. */
@FunctionalInterface
public interface Rate {
    /** Requests per second at a time, from 0 to 100 000. */
    double perSecond(Duration elapsed);

    /** Always the same. */
    static Rate of(double perSecond) {
        return elapsed -> perSecond;
    }

    /** Growing, or falling, evenly from one rate to another, which it then stays at. */
    static Rate ramp(double from, double to, Duration over) {
        return elapsed -> from + (to - from) * Math.min(1, (double) elapsed.toNanos() / over.toNanos());
    }

    /** As it was recorded: requests per second in the first minute, the second, and so on; at the end, from the start again. */
    static Rate minutes(double... perSecond) {
        if (perSecond.length == 0) {
            throw new IllegalArgumentException("a trace of no minutes; give the requests per second of each");
        }
        double[] trace = Arrays.copyOf(perSecond, perSecond.length);
        return elapsed -> trace[(int) (elapsed.toMinutes() % trace.length)];
    }
}
