package io.streamgate.testkit.cluster;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A node of the cluster: how much fits on it, and who may go there. Start from {@link #named}.
 *
 * @param name the node's name
 * @param cpu cores, as a quantity such as {@code 4} or {@code 500m}
 * @param memory as a quantity such as {@code 8Gi}
 * @param pods how many pods it takes at most
 * @param labels its labels, those aside that every node has
 * @param taints as kubectl writes them, such as {@code dedicated=db:NoSchedule}
 */
public record ClusterNode(
        String name, String cpu, String memory, int pods, Map<String, String> labels, List<String> taints) {
    private static final Pattern TAINT =
            Pattern.compile("[^=:\\s]+(=[^=:\\s]*)?:(NoSchedule|PreferNoSchedule|NoExecute)");

    /** Checks ranges. */
    public ClusterNode {
        if (requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("a node has no name; give it one, such as node-a");
        }
        requireNonNull(cpu, "cpu");
        requireNonNull(memory, "memory");
        if (pods < 0) {
            throw new IllegalArgumentException("node " + name + " takes " + pods + " pods; it must be 0 or more");
        }
        labels = Map.copyOf(labels);
        taints = List.copyOf(taints);
        for (String taint : taints) {
            if (!TAINT.matcher(taint).matches()) {
                throw new IllegalArgumentException("node " + name + " has the taint '" + taint
                        + "'; write key=value:NoSchedule, key:NoExecute or the like");
            }
        }
    }

    /** A node on which about everything fits. */
    public static ClusterNode named(String name) {
        return new ClusterNode(name, "1000", "4Ti", 100_000, Map.of(), List.of());
    }

    /** The same, with so many cores. */
    public ClusterNode cpu(String amount) {
        return new ClusterNode(name, amount, memory, pods, labels, taints);
    }

    /** The same, with so much memory. */
    public ClusterNode memory(String amount) {
        return new ClusterNode(name, cpu, amount, pods, labels, taints);
    }

    /** The same, for so many pods at most. */
    public ClusterNode pods(int count) {
        return new ClusterNode(name, cpu, memory, count, labels, taints);
    }

    /** The same, with one more label, such as {@code topology.kubernetes.io/zone}. */
    public ClusterNode label(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(labels);
        more.put(key, value);
        return new ClusterNode(name, cpu, memory, pods, more, taints);
    }

    /** The same, with one more taint, such as {@code dedicated=db:NoSchedule}. */
    public ClusterNode taint(String taint) {
        List<String> more = new ArrayList<>(taints);
        more.add(taint);
        return new ClusterNode(name, cpu, memory, pods, labels, more);
    }
}
