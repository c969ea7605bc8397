package io.streamgate.k8s.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** What happened in a simulation, look by look. */
public final class Timeline {
    private final String name;
    private final Instant start;
    private final Duration tick;
    private final int initial;
    private final double[] loads;
    private final double[] waiting;
    private final int[] asked;
    private final int[] ready;
    private final int[] needed;
    private final int[] oracle;

    Timeline(
            String name,
            Instant start,
            Duration tick,
            int initial,
            double[] loads,
            double[] waiting,
            int[] asked,
            int[] ready,
            int[] needed,
            int[] oracle) {
        this.name = name;
        this.start = start;
        this.tick = tick;
        this.initial = initial;
        this.loads = loads;
        this.waiting = waiting;
        this.asked = asked;
        this.ready = ready;
        this.needed = needed;
        this.oracle = oracle;
    }

    /** What the policy is called. */
    public String name() {
        return name;
    }

    /** How many looks there were. */
    public int ticks() {
        return asked.length;
    }

    /** The time between two looks. */
    public Duration tick() {
        return tick;
    }

    /** When a look was. */
    public Instant at(int index) {
        return start.plusNanos(index * tick.toNanos());
    }

    /** The load from a look on, in requests in a step of the trace. */
    public double load(int index) {
        return loads[index];
    }

    /** The requests that wait at the end of a look. */
    public double waiting(int index) {
        return waiting[index];
    }

    /** The pods asked for after a look; those at the start for -1. */
    public int asked(int index) {
        return index < 0 ? initial : asked[index];
    }

    /** The pods that could serve after a look. */
    public int ready(int index) {
        return ready[index];
    }

    /** The pods that the load takes. */
    public int needed(int index) {
        return needed[index];
    }

    /** The pods that one would ask for who knows the future and how long a pod takes to start: just enough of them. */
    public int oracle(int index) {
        return oracle[index];
    }

    /** The sum of it. */
    public Summary summary() {
        return Summary.of(this);
    }

    /** The largest size that was ever needed: the fixed size that is never overloaded. */
    public int largestNeed() {
        return Arrays.stream(needed).max().orElse(0);
    }

    /** A line for each look, with a line of names first. */
    public String csv() {
        StringBuilder csv = new StringBuilder("time,load,asked,ready,needed,oracle,waiting\n");
        for (int i = 0; i < ticks(); i++) {
            csv.append(at(i))
                    .append(',')
                    .append(loads[i])
                    .append(',')
                    .append(asked[i])
                    .append(',')
                    .append(ready[i]);
            csv.append(',')
                    .append(needed[i])
                    .append(',')
                    .append(oracle[i])
                    .append(',')
                    .append(waiting[i])
                    .append('\n');
        }
        return csv.toString();
    }
}
