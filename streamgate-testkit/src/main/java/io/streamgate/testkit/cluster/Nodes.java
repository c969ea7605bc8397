package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The Node objects, as their kubelets keep them. */
final class Nodes {
    private final Store store;
    private final Writer writer;
    private final List<String> names = new ArrayList<>();

    Nodes(Store store, Writer writer) {
        this.store = store;
        this.writer = writer;
    }

    void create(List<ClusterNode> nodes) {
        for (ClusterNode node : nodes) {
            names.add(node.name());
            FrozenMap labels = Tree.of(
                    "beta.kubernetes.io/arch",
                    "amd64",
                    "beta.kubernetes.io/os",
                    "linux",
                    "kubernetes.io/arch",
                    "amd64",
                    "kubernetes.io/hostname",
                    node.name(),
                    "kubernetes.io/os",
                    "linux");
            for (var label : new TreeMap<>(node.labels()).entrySet()) {
                labels = Tree.with(labels, label.getValue(), label.getKey());
            }
            FrozenMap metadata = Tree.of("name", node.name(), "labels", labels);
            Resource created = writer.create(
                    Kinds.NODE,
                    Tree.of("metadata", metadata, "spec", Tree.of("taints", taints(node))),
                    Writer.CONTROLLER,
                    false);
            writer.keep(Kinds.NODE, created, Tree.with(created, status(node), "status"));
        }
    }

    /** Whether a node has a kubelet, that is, was there from the beginning. */
    boolean has(String name) {
        return names.contains(name);
    }

    List<String> names() {
        return List.copyOf(names);
    }

    /** The pod address on a node that comes after so many others on it. */
    String podAddress(String node, int others) {
        int block = index(node) + 1 + others / 250 * names.size();
        return "10." + (244 + block / 256 % 8) + "." + block % 256 + "." + (others % 250 + 2);
    }

    private int index(String node) {
        return Math.max(0, names.indexOf(node));
    }

    /** The node as it is now, or null. */
    @Nullable
    Resource find(String name) {
        return store.find(Kinds.NODE, "", name).orElse(null);
    }

    static String address(@Nullable Resource node) {
        for (Object address : node == null ? List.of() : Tree.list(node.json(), "status", "addresses")) {
            if (Tree.text(address, "type").equals("InternalIP")) {
                return Tree.text(address, "address");
            }
        }
        return "";
    }

    private static @Nullable List<FrozenMap> taints(ClusterNode node) {
        List<FrozenMap> taints = new ArrayList<>();
        for (String taint : node.taints()) {
            String[] parts = taint.split("[=:]", -1);
            taints.add(
                    parts.length == 3
                            ? Tree.of("key", parts[0], "value", parts[1], "effect", parts[2])
                            : Tree.of("key", parts[0], "effect", parts[1]));
        }
        return taints.isEmpty() ? null : taints;
    }

    private FrozenMap status(ClusterNode node) {
        FrozenMap amounts = Tree.of("cpu", node.cpu(), "memory", node.memory(), "pods", Integer.toString(node.pods()));
        return Tree.of(
                "capacity",
                amounts,
                "allocatable",
                amounts,
                "conditions",
                List.of(
                        fine("MemoryPressure", "KubeletHasSufficientMemory", "kubelet has sufficient memory available"),
                        fine("DiskPressure", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"),
                        fine("PIDPressure", "KubeletHasSufficientPID", "kubelet has sufficient PID available"),
                        ready()),
                "addresses",
                List.of(
                        Tree.of("type", "InternalIP", "address", "10.231.0." + (index(node.name()) + 2)),
                        Tree.of("type", "Hostname", "address", node.name())),
                "nodeInfo",
                Tree.of(
                        "architecture",
                        "amd64",
                        "operatingSystem",
                        "linux",
                        "kubeletVersion",
                        "v1.34.4",
                        "containerRuntimeVersion",
                        "containerd://2.0.0"));
    }

    FrozenMap ready() {
        return beat("Ready", "True", "KubeletReady", "kubelet is posting ready status");
    }

    private FrozenMap fine(String type, String reason, String message) {
        return beat(type, "False", reason, message);
    }

    private FrozenMap beat(String type, String status, String reason, String message) {
        return Tree.with(
                Conditions.of(type, status, reason, message, writer.time()), writer.time(), "lastHeartbeatTime");
    }
}
