package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the pods on each node have asked for. */
final class NodeRoom {
    private final Map<String, Share> shares = new HashMap<>();
    private final Map<String, Taken> taken = new HashMap<>();

    private record Share(String node, String owner, long cpu, long memory) {}

    /** What is taken on one node. */
    private static final class Taken {
        private long cpu;
        private long memory;
        private int pods;
        private final Map<String, Integer> byOwner = new HashMap<>();

        private void add(Share share, int sign) {
            cpu += sign * share.cpu();
            memory += sign * share.memory();
            pods += sign;
            byOwner.merge(share.owner(), sign, Integer::sum);
        }
    }

    /** Takes note of a change, and answers whether something was freed by it. */
    boolean note(StoreChange change) {
        if (!change.kind().equals(Kind.POD)) {
            return false;
        }
        Resource pod = change.last();
        String node = Tree.text(pod.json(), "spec", "nodeName");
        boolean takes = change.after() != null && !node.isEmpty() && !Workloads.isPodOver(pod);
        if (takes && !shares.containsKey(pod.uid())) {
            Share share = new Share(node, Workloads.controllerUid(pod), cpu(pod), memory(pod));
            shares.put(pod.uid(), share);
            taken.computeIfAbsent(node, unseen -> new Taken()).add(share, 1);
        } else if (!takes) {
            Share share = shares.remove(pod.uid());
            if (share != null) {
                taken.computeIfAbsent(share.node(), unseen -> new Taken()).add(share, -1);
                return true;
            }
        }
        return false;
    }

    /** Thousandths of cores that a pod asks for. */
    static long cpu(Resource pod) {
        return request(pod, "cpu");
    }

    /** Thousandths of bytes that a pod asks for. */
    static long memory(Resource pod) {
        return request(pod, "memory");
    }

    private static long request(Resource pod, String resource) {
        long sum = 0;
        for (Object container : Tree.list(pod.json(), "spec", "containers")) {
            sum += amount(container, resource);
        }
        for (Object container : Tree.list(pod.json(), "spec", "initContainers")) {
            sum = Math.max(sum, amount(container, resource));
        }
        return sum;
    }

    private static long amount(@Nullable Object container, String resource) {
        Object amount = Tree.at(container, "resources", "requests", resource);
        return amount == null ? 0 : Quantity.millis(amount);
    }

    static long allocatable(Resource node, String resource) {
        Object amount = Tree.at(node.json(), "status", "allocatable", resource);
        return amount == null ? 0 : Quantity.millis(amount);
    }

    long freeCpu(Resource node) {
        return allocatable(node, "cpu") - of(node).cpu;
    }

    long freeMemory(Resource node) {
        return allocatable(node, "memory") - of(node).memory;
    }

    long freePods(Resource node) {
        return allocatable(node, "pods") / 1000 - of(node).pods;
    }

    int pods(Resource node) {
        return of(node).pods;
    }

    /** How many pods of an owner are on a node. */
    int pods(Resource node, String owner) {
        return of(node).byOwner.getOrDefault(owner, 0);
    }

    /** The mean of what is taken of a node's processor and memory, from 0 to 1. */
    double fullness(Resource node) {
        double cpu = (double) of(node).cpu / Math.max(1, allocatable(node, "cpu"));
        double memory = (double) of(node).memory / Math.max(1, allocatable(node, "memory"));
        return (cpu + memory) / 2;
    }

    private Taken of(Resource node) {
        Taken found = taken.get(node.name());
        return found == null ? new Taken() : found;
    }
}
