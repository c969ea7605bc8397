package io.streamgate.k8s;

import io.streamgate.Template;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A pod template as plain data, for one track.
 *
 * @param json the template
 * @param digest what its content has in common with that template on any other track
 */
record PodTemplate(Map<String, @Nullable Object> json, String digest) implements Template {
    private static final String HASH_LABEL = "pod-template-hash";
    private static final int DIGEST_LENGTH = 12;

    /** A template as stored; what the Deployment controller adds is left out. */
    static PodTemplate of(Map<String, @Nullable Object> stored, String versionLabel) {
        Map<String, @Nullable Object> json = copy(stored);
        labels(json).remove(HASH_LABEL);
        return new PodTemplate(json, digestOf(json, versionLabel));
    }

    /** The same content for another track. */
    PodTemplate onto(String track, String versionLabel) {
        Map<String, @Nullable Object> json = copy(this.json);
        relabel(json, versionLabel, track);
        return new PodTemplate(json, digest);
    }

    /** A copy that may be changed. */
    Map<String, @Nullable Object> copy() {
        return copy(json);
    }

    private static String digestOf(Map<String, @Nullable Object> json, String versionLabel) {
        Map<String, @Nullable Object> neutral = copy(json);
        relabel(neutral, versionLabel, "");
        StringBuilder canonical = new StringBuilder();
        write(neutral, canonical);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
            StringBuilder hex = new StringBuilder();
            for (int i = 0; i < DIGEST_LENGTH / 2; i++) {
                hex.append(String.format("%02x", hash[i]));
            }
            return hex.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Names and values in order of the names, so that the same content is the same text. */
    private static void write(@Nullable Object value, StringBuilder text) {
        if (value instanceof Map<?, ?> map) {
            text.append('{');
            new TreeMap<Object, @Nullable Object>(map).forEach((key, item) -> {
                text.append(quoted(key)).append(':');
                write(item, text);
                text.append(',');
            });
            text.append('}');
        } else if (value instanceof List<?> list) {
            text.append('[');
            list.forEach(item -> {
                write(item, text);
                text.append(',');
            });
            text.append(']');
        } else {
            text.append(value instanceof String ? quoted(value) : value);
        }
    }

    /** So that no content of a string can pass for what stands between strings. */
    private static String quoted(Object text) {
        return "\"" + text.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Sets the version label on the pods and wherever the template selects by it: affinity and topology spread. */
    private static void relabel(Map<String, @Nullable Object> template, String versionLabel, String track) {
        labels(template).computeIfPresent(versionLabel, (key, value) -> track);
        select(template.get("spec"), versionLabel, track);
    }

    @SuppressWarnings("unchecked")
    private static void select(@Nullable Object value, String versionLabel, String track) {
        if (value instanceof Map<?, ?> map) {
            if (map.get("matchLabels") instanceof Map<?, ?> labels && labels.containsKey(versionLabel)) {
                ((Map<String, Object>) labels).put(versionLabel, track);
            }
            map.values().forEach(item -> select(item, versionLabel, track));
        } else if (value instanceof List<?> list) {
            list.forEach(item -> select(item, versionLabel, track));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> labels(Map<String, @Nullable Object> template) {
        return template.get("metadata") instanceof Map<?, ?> metadata
                        && metadata.get("labels") instanceof Map<?, ?> labels
                ? (Map<String, @Nullable Object>) labels
                : new LinkedHashMap<>();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> map) {
        return (Map<String, @Nullable Object>) deepCopy(map);
    }

    private static Object deepCopy(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> copy.put(key, item == null ? null : deepCopy(item)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(item == null ? null : deepCopy(item)));
            return copy;
        }
        return value;
    }
}
