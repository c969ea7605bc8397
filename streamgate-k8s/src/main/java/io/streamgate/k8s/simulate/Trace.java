package io.streamgate.k8s.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A load over time, in steps of equal length: how many requests come within each. */
public final class Trace {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Instant start;
    private final Duration step;
    private final double[] loads;

    private Trace(Instant start, Duration step, double[] loads) {
        if (loads.length == 0 || step.isZero() || step.isNegative()) {
            throw new IllegalArgumentException(
                    "a trace has " + loads.length + " steps of " + step + ", but must have one or more");
        }
        for (int i = 0; i < loads.length; i++) {
            if (!(loads[i] >= 0 && loads[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "the load in step " + i + " of a trace is " + loads[i] + ", but must be 0 or more");
            }
        }
        this.start = start;
        this.step = step;
        this.loads = loads;
    }

    /** Of these loads. */
    public static Trace of(Instant start, Duration step, double... loads) {
        return new Trace(start, step, loads.clone());
    }

    /**
     * Reads a CSV file: a line of names, then a time in UTC ({@code 2026-01-31 23:59:00}) and a load on each line, in order. The
     * step is the time between the first two; a gap is filled with the load before it.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException naming the line that is wrong
     */
    public static Trace read(Path csv) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        List<Double> loads = new ArrayList<>();
        Instant start = null;
        Instant last = null;
        Duration step = null;
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            int comma = line.indexOf(',');
            Instant at;
            double load;
            try {
                at = LocalDateTime.parse(line.substring(0, Math.max(comma, 0)), TIME)
                        .toInstant(ZoneOffset.UTC);
                load = Double.parseDouble(line.substring(comma + 1));
            } catch (DateTimeParseException | NumberFormatException e) {
                throw wrong(csv, i, line, e);
            }
            if (last == null) {
                start = at;
            } else {
                Duration since = Duration.between(last, at);
                step = step == null ? since : step;
                if (since.isZero() || since.isNegative()) {
                    throw wrong(csv, i, line, null);
                }
                for (long missing = since.dividedBy(step) - 1; missing > 0; missing--) {
                    loads.add(loads.get(loads.size() - 1));
                }
            }
            loads.add(load);
            last = at;
        }
        if (start == null || step == null) {
            throw new IllegalArgumentException(csv + " has fewer than two loads");
        }
        return new Trace(
                start, step, loads.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static IllegalArgumentException wrong(
            Path csv, int line, String text, @org.jspecify.annotations.Nullable Exception cause) {
        return new IllegalArgumentException(
                csv + " line " + (line + 1) + " is '" + text
                        + "', but must be a time later than the one before, such as 2026-01-31 23:59:00, a comma and a number",
                cause);
    }

    /** The part from a time on. */
    public Trace between(Instant from, Instant to) {
        int first = Math.max(0, (int) Duration.between(start, from).dividedBy(step));
        int end = Math.min(loads.length, (int) Duration.between(start, to).dividedBy(step));
        return new Trace(start.plus(step.multipliedBy(first)), step, Arrays.copyOfRange(loads, first, end));
    }

    /** When it begins. */
    public Instant start() {
        return start;
    }

    /** How long a step is. */
    public Duration step() {
        return step;
    }

    /** How many steps there are. */
    public int steps() {
        return loads.length;
    }

    /** The load in a step; before the first that of the first. */
    public double load(int index) {
        return loads[Math.max(0, Objects.checkIndex(Math.max(0, index), loads.length))];
    }

    /** The largest load. */
    public double peak() {
        return Arrays.stream(loads).max().orElse(0);
    }
}
