package io.streamgate.k8s.vpa;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Weighted values in buckets, as upstream's histogram.go and decaying_histogram.go: a value; adding gives another one. With a
 * half-life, older samples count less.
 */
public final class Histogram {
    /** The weight that a checkpoint gives its heaviest bucket. */
    private static final int HEAVIEST = 10_000;

    private final Buckets buckets;
    private final @Nullable Duration halfLife;
    private final @Nullable Instant reference;
    private final double[] weights;
    private final double total;
    /** The first and the last bucket that are not empty; crossed when all are. */
    private final int first;

    private final int last;

    private Histogram(
            Buckets buckets,
            @Nullable Duration halfLife,
            @Nullable Instant reference,
            double[] weights,
            double total,
            int first,
            int last) {
        this.buckets = buckets;
        this.halfLife = halfLife;
        this.reference = reference;
        this.weights = weights;
        this.total = total;
        this.first = first;
        this.last = last;
    }

    /** Without any sample, all of which will count alike. */
    public static Histogram plain(Buckets buckets) {
        return new Histogram(buckets, null, null, new double[buckets.count()], 0, buckets.count() - 1, 0);
    }

    /**
     * Without any sample.
     *
     * @param halfLife after which time a sample counts half as much; whole seconds
     */
    public static Histogram decaying(Buckets buckets, Duration halfLife) {
        Refusals.wholeSeconds("half-life of a histogram", halfLife);
        return new Histogram(buckets, halfLife, null, new double[buckets.count()], 0, buckets.count() - 1, 0);
    }

    /** With one more sample. */
    public Histogram add(double value, double weight, Instant at) {
        Histogram ready = readyFor(at);
        double more = weight * ready.factor(at);
        int bucket = buckets.find(value);
        double[] changed = ready.weights.clone();
        changed[bucket] += more;
        boolean counts = changed[bucket] >= buckets.epsilon();
        return ready.with(
                changed,
                ready.total + more,
                counts ? Math.min(ready.first, bucket) : ready.first,
                counts ? Math.max(ready.last, bucket) : ready.last);
    }

    /** Without a sample that was added. */
    public Histogram subtract(double value, double weight, Instant at) {
        Histogram ready = readyFor(at);
        double less = weight * ready.factor(at);
        int bucket = buckets.find(value);
        double[] changed = ready.weights.clone();
        changed[bucket] = less(changed[bucket], less);
        return ready.with(changed, less(ready.total, less), ready.first, ready.last)
                .trimmed();
    }

    private double less(double value, double sub) {
        double rest = value - sub;
        return rest < buckets.epsilon() ? 0 : rest;
    }

    /** With the samples of another one that has the same buckets and half-life. */
    public Histogram merge(Histogram other) {
        if (!Objects.equals(halfLife, other.halfLife) || weights.length != other.weights.length) {
            throw new IllegalArgumentException("histograms of different buckets or half-lives cannot be merged");
        }
        if (reference != null && other.reference != null && reference.isBefore(other.reference)) {
            return at(other.reference).merge(other);
        }
        if (reference == null && other.reference != null) {
            return at(other.reference).merge(other);
        }
        Histogram aligned = reference == null ? other : other.at(reference);
        double[] sums = weights.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += aligned.weights[i];
        }
        return with(sums, total + aligned.total, Math.min(first, aligned.first), Math.max(last, aligned.last));
    }

    private Histogram readyFor(Instant at) {
        if (halfLife == null || (reference != null && !Decay.isTooFar(reference, at, halfLife))) {
            return this;
        }
        return at(Decay.nearest(at, halfLife));
    }

    /** The same with another reference. */
    private Histogram at(Instant newReference) {
        if (halfLife == null || newReference.equals(reference)) {
            return this;
        }
        if (reference == null) {
            return new Histogram(buckets, halfLife, newReference, weights, total, first, last);
        }
        double scale = Decay.shift(reference, newReference, halfLife);
        double[] scaled = new double[weights.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = weights[i] * scale;
        }
        return new Histogram(buckets, halfLife, newReference, scaled, total * scale, first, last).trimmed();
    }

    private double factor(Instant at) {
        return halfLife == null || reference == null ? 1 : Decay.factor(reference, at, halfLife);
    }

    private Histogram with(double[] newWeights, double newTotal, int newFirst, int newLast) {
        return new Histogram(buckets, halfLife, reference, newWeights, newTotal, newFirst, newLast);
    }

    private Histogram trimmed() {
        int from = first;
        while (from < weights.length - 1 && weights[from] < buckets.epsilon()) {
            from++;
        }
        int to = last;
        while (to > 0 && weights[to] < buckets.epsilon()) {
            to--;
        }
        return with(weights, total, from, to);
    }

    /** Whether no sample counts. */
    public boolean isEmpty() {
        return weights[first] < buckets.epsilon();
    }

    /**
     * The value that a share of the weight is at or below: the end of its bucket, so up to one bucket above the true value. 0
     * without samples.
     *
     * @param share such as 0.9
     */
    public double percentile(double share) {
        if (isEmpty()) {
            return 0;
        }
        double threshold = share * total;
        double sum = 0;
        int bucket = first;
        while (bucket < last) {
            sum += weights[bucket];
            if (sum >= threshold) {
                break;
            }
            bucket++;
        }
        return buckets.start(Math.min(bucket + 1, weights.length - 1));
    }

    /** In the form of a checkpoint: to about four digits. */
    HistogramCheckpoint save() {
        double heaviest = 0;
        for (int i = first; i <= last; i++) {
            heaviest = Math.max(heaviest, weights[i]);
        }
        Map<Integer, Long> saved = new TreeMap<>();
        for (int i = first; i <= last; i++) {
            long weight = (long) Math.floor(weights[i] * (HEAVIEST / heaviest) + 0.5);
            if (weight > 0) {
                saved.put(i, weight);
            }
        }
        return new HistogramCheckpoint(reference, saved, total);
    }

    /**
     * With the weights of a checkpoint, this one being empty.
     *
     * @throws IllegalArgumentException if the checkpoint has a bucket that there is none of
     */
    Histogram load(HistogramCheckpoint checkpoint) {
        double sum = 0;
        for (Map.Entry<Integer, Long> entry : checkpoint.bucketWeights().entrySet()) {
            if (entry.getKey() >= weights.length) {
                throw new IllegalArgumentException(
                        "bucketWeights has bucket " + entry.getKey() + ", but must have 0 to " + (weights.length - 1));
            }
            sum += entry.getValue();
        }
        double[] loaded = new double[weights.length];
        for (Map.Entry<Integer, Long> entry : checkpoint.bucketWeights().entrySet()) {
            loaded[entry.getKey()] = entry.getValue() * (checkpoint.totalWeight() / sum);
        }
        Instant at = halfLife == null ? null : checkpoint.reference();
        return new Histogram(buckets, halfLife, at, loaded, checkpoint.totalWeight(), 0, loaded.length - 1).trimmed();
    }

    /** To the last digit, without a space. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(reference)
                .append(';')
                .append(total)
                .append(';')
                .append(first)
                .append(';')
                .append(last);
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] != 0) {
                text.append(';').append(i).append('=').append(weights[i]);
            }
        }
        return text.toString();
    }

    /** What {@link #text} gave of a histogram with the same buckets and half-life. */
    Histogram fromText(String text) {
        String[] words = text.split(";", -1);
        double[] read = new double[weights.length];
        for (int i = 4; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            read[Integer.parseInt(words[i].substring(0, equals))] = Double.parseDouble(words[i].substring(equals + 1));
        }
        Instant at = words[0].equals("null") ? null : Instant.parse(words[0]);
        return new Histogram(
                buckets,
                halfLife,
                at,
                read,
                Double.parseDouble(words[1]),
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]));
    }

    /** The weight of a bucket, against the present reference. */
    double weight(int bucket) {
        return weights[bucket];
    }

    double total() {
        return total;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Histogram that
                && Objects.equals(halfLife, that.halfLife)
                && Objects.equals(reference, that.reference)
                && total == that.total
                && Arrays.equals(weights, that.weights);
    }

    @Override
    public int hashCode() {
        return Objects.hash(halfLife, reference, total);
    }

    @Override
    public String toString() {
        return isEmpty() ? "no samples" : "50 % " + percentile(0.5) + ", 90 % " + percentile(0.9);
    }
}
