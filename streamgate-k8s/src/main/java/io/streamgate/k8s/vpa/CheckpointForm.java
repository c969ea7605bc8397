package io.streamgate.k8s.vpa;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checkpoints as the plain maps of a VerticalPodAutoscalerCheckpoint's {@code status}, and back. */
public final class CheckpointForm {
    private CheckpointForm() {}

    /** As a status; times in whole seconds, as the API keeps them. */
    public static Map<String, Object> write(Checkpoint checkpoint) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("version", Checkpoint.VERSION);
        time(status, "lastUpdateTime", checkpoint.lastUpdateTime());
        time(status, "firstSampleStart", checkpoint.firstSampleStart());
        time(status, "lastSampleStart", checkpoint.lastSampleStart());
        status.put("totalSamplesCount", checkpoint.totalSamplesCount());
        status.put("cpuHistogram", histogram(checkpoint.cpu()));
        status.put("memoryHistogram", histogram(checkpoint.memory()));
        return status;
    }

    private static Map<String, Object> histogram(HistogramCheckpoint checkpoint) {
        Map<String, Object> histogram = new LinkedHashMap<>();
        time(histogram, "referenceTimestamp", checkpoint.reference());
        Map<String, Object> weights = new LinkedHashMap<>();
        checkpoint.bucketWeights().forEach((bucket, weight) -> weights.put(bucket.toString(), weight));
        histogram.put("bucketWeights", weights);
        histogram.put("totalWeight", checkpoint.totalWeight());
        return histogram;
    }

    private static void time(Map<String, Object> fields, String key, @Nullable Instant at) {
        if (at != null) {
            fields.put(key, at.truncatedTo(ChronoUnit.SECONDS).toString());
        }
    }

    /**
     * Reads a status.
     *
     * @throws IllegalArgumentException naming the field that cannot be read
     */
    public static Checkpoint read(Map<String, ?> status) {
        Object version = status.get("version");
        if (!Checkpoint.VERSION.equals(version)) {
            throw new IllegalArgumentException("status.version is " + version + ", but must be " + Checkpoint.VERSION
                    + ": delete the checkpoint, it is made anew");
        }
        Instant update = time(status, "lastUpdateTime");
        return new Checkpoint(
                update == null ? Instant.EPOCH : update,
                histogram(status, "cpuHistogram"),
                histogram(status, "memoryHistogram"),
                time(status, "firstSampleStart"),
                time(status, "lastSampleStart"),
                status.get("totalSamplesCount") == null
                        ? 0
                        : number(status, "totalSamplesCount").longValue());
    }

    private static HistogramCheckpoint histogram(Map<String, ?> status, String key) {
        Map<String, ?> histogram = map(status, key);
        Map<Integer, Long> weights = new TreeMap<>();
        Map<String, ?> written = histogram.get("bucketWeights") == null ? Map.of() : map(histogram, "bucketWeights");
        for (String bucket : written.keySet()) {
            weights.put(Integer.parseInt(bucket), number(written, bucket).longValue());
        }
        double total = histogram.get("totalWeight") == null
                ? 0
                : number(histogram, "totalWeight").doubleValue();
        return new HistogramCheckpoint(time(histogram, "referenceTimestamp"), weights, total);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> map(Map<String, ?> fields, String key) {
        if (fields.get(key) instanceof Map<?, ?> map) {
            return (Map<String, ?>) map;
        }
        throw new IllegalArgumentException("status." + key + " is " + fields.get(key) + ", but must be an object");
    }

    private static Number number(Map<String, ?> fields, String key) {
        if (fields.get(key) instanceof Number number) {
            return number;
        }
        throw new IllegalArgumentException("status: " + key + " is " + fields.get(key) + ", but must be a number");
    }

    private static @Nullable Instant time(Map<String, ?> fields, String key) {
        Object text = fields.get(key);
        try {
            return text == null ? null : Instant.parse(text.toString());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("status: " + key + " is " + text + ", but must be a time", e);
        }
    }
}
