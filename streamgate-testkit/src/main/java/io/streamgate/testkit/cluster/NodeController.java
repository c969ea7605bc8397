package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What is known of a node that is not heard of any more, and of the pods on it. */
final class NodeController {
    /** How long a node may be silent before it counts as lost. */
    static final Duration GRACE = Duration.ofSeconds(50);

    private static final String LOST = "NodeNotReady";

    private final Store store;
    private final Writer writer;
    private final Nodes nodes;
    private final Kubelet kubelet;
    private final Events.Source events;
    private final Map<String, Integer> silences = new HashMap<>();

    NodeController(Store store, Writer writer, Nodes nodes, Kubelet kubelet, Events.Source events) {
        this.store = store;
        this.writer = writer;
        this.nodes = nodes;
        this.kubelet = kubelet;
        this.events = events;
    }

    /** A node fails: what runs on it is cut off at once, and known to be so after a while. */
    void fail(String name) {
        check(name);
        kubelet.fail(name);
        int silence = silences.merge(name, 1, Integer::sum);
        kubelet.after(GRACE, () -> {
            if (silences.getOrDefault(name, 0) == silence) {
                lose(name);
            }
        });
    }

    /** A node is back. */
    void recover(String name) {
        check(name);
        silences.merge(name, 1, Integer::sum);
        kubelet.recover(name);
        Resource node = nodes.find(name);
        if (node != null && Taints.has(node, Taints.UNREACHABLE)) {
            Resource back = Taints.with(node, writer.time(), Taints.UNREACHABLE);
            FrozenMap status = Conditions.set(Tree.map(back.json(), "status"), nodes.ready());
            writer.keep(Kinds.NODE, node, Tree.with(back, status, "status"));
            events.normal(Kinds.NODE, node, "NodeReady", "Node " + name + " status is now: NodeReady");
        }
    }

    private void lose(String name) {
        Resource node = nodes.find(name);
        if (node == null) {
            return;
        }
        FrozenMap status = Tree.map(node.json(), "status");
        for (String type : new String[] {"Ready", "MemoryPressure", "DiskPressure", "PIDPressure"}) {
            status = Conditions.set(
                    status,
                    Conditions.of(
                            type,
                            "Unknown",
                            "NodeStatusUnknown",
                            "Kubelet stopped posting node status.",
                            writer.time()));
        }
        Resource lost = Taints.with(node, writer.time(), Taints.UNREACHABLE, "NoSchedule", "NoExecute");
        writer.keep(Kinds.NODE, node, Tree.with(lost, status, "status"));
        events.normal(Kinds.NODE, node, LOST, "Node " + name + " status is now: NodeNotReady");
        for (Resource pod : store.list(Kind.POD, "")) {
            if (Tree.text(pod.json(), "spec", "nodeName").equals(name) && !Workloads.isPodOver(pod)) {
                writer.keep(Kind.POD, pod, PodStatus.lost(pod, writer.time()));
                events.warning(Kind.POD, pod, LOST, "Node is not ready");
            }
        }
    }

    private void check(String name) {
        if (!nodes.has(name)) {
            throw new IllegalArgumentException(
                    "there is no node " + name + " in this cluster; it has " + nodes.names());
        }
    }
}
