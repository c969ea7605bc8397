package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where a pod may go, and why it may not go elsewhere: the scheduler's filters and the little of its scores that spreads pods. */
final class Placement {
    private static final String NO_VICTIMS = "No preemption victims found for incoming pod";
    private static final String NO_HELP = "Preemption is not helpful for scheduling";

    private final NodeRoom room;
    private final Neighbours neighbours;

    Placement(NodeRoom room, Neighbours neighbours) {
        this.room = room;
        this.neighbours = neighbours;
    }

    /**
     * Why a pod does not fit on a node.
     *
     * @param lasting whether it would not even if other pods left
     */
    private record Misfit(String reason, boolean lasting) {}

    /** The node for a pod: with few others of its owner, with much room, with few pods. */
    Optional<Resource> choose(Resource pod, List<Resource> nodes) {
        String owner = Workloads.controllerUid(pod);
        return nodes.stream()
                .filter(node -> misfits(pod, node, nodes).isEmpty())
                .min(Comparator.comparing((Resource node) -> Taints.repels(node, pod, "PreferNoSchedule"))
                        .thenComparing(node -> room.pods(node, owner))
                        .thenComparing(room::fullness)
                        .thenComparing((Resource node) -> room.pods(node)));
    }

    /** What kube-scheduler says of a pod that fits nowhere. */
    String explain(Resource pod, List<Resource> nodes) {
        if (nodes.isEmpty()) {
            return "no nodes available to schedule pods";
        }
        Map<String, Integer> reasons = new TreeMap<>();
        Map<String, Integer> preemption = new TreeMap<>();
        for (Resource node : nodes) {
            List<Misfit> misfits = misfits(pod, node, nodes);
            misfits.forEach(misfit -> reasons.merge(misfit.reason(), 1, Integer::sum));
            boolean lasting = misfits.stream().anyMatch(Misfit::lasting);
            preemption.merge(lasting ? NO_HELP : NO_VICTIMS, 1, Integer::sum);
        }
        String none = "0/" + nodes.size() + " nodes are available: ";
        return none + counted(reasons) + " no new claims to deallocate, preemption: " + none + counted(preemption);
    }

    private static String counted(Map<String, Integer> reasons) {
        List<String> lines = new ArrayList<>();
        reasons.forEach((reason, count) -> lines.add(count + " " + reason));
        lines.sort(null);
        return String.join(", ", lines) + ".";
    }

    /** The first filter that a node does not pass says why, as in kube-scheduler. */
    private List<Misfit> misfits(Resource pod, Resource node, List<Resource> nodes) {
        if (node.isTrue("spec", "unschedulable")) {
            return List.of(new Misfit("node(s) were unschedulable", true));
        }
        if (Taints.repels(node, pod, "NoSchedule", "NoExecute")) {
            return List.of(new Misfit("node(s) had untolerated taint(s)", true));
        }
        if (!NodeSelection.matches(pod, node)) {
            return List.of(new Misfit("node(s) didn't match Pod's node affinity/selector", true));
        }
        List<Misfit> insufficient = insufficient(pod, node);
        if (!insufficient.isEmpty()) {
            return insufficient;
        }
        return neighbours
                .objection(pod, node, nodes)
                .map(reason -> List.of(new Misfit(reason, false)))
                .orElse(List.of());
    }

    private List<Misfit> insufficient(Resource pod, Resource node) {
        List<Misfit> misfits = new ArrayList<>();
        if (room.freePods(node) < 1) {
            misfits.add(new Misfit("Too many pods", false));
        }
        long cpu = NodeRoom.cpu(pod);
        if (cpu > 0 && cpu > room.freeCpu(node)) {
            misfits.add(new Misfit("Insufficient cpu", cpu > NodeRoom.allocatable(node, "cpu")));
        }
        long memory = NodeRoom.memory(pod);
        if (memory > 0 && memory > room.freeMemory(node)) {
            misfits.add(new Misfit("Insufficient memory", memory > NodeRoom.allocatable(node, "memory")));
        }
        return misfits;
    }
}
