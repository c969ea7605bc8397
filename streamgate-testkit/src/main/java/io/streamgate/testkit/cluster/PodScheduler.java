package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Gives each pod a node on which it fits, and looks again at those that fit nowhere when something changes. */
final class PodScheduler {
    private static final List<List<String>> DECISIVE = List.of(
            List.of("spec", "unschedulable"),
            List.of("spec", "taints"),
            List.of("metadata", "labels"),
            List.of("status", "allocatable"));

    private final Store store;
    private final Writer writer;
    private final Events.Source events;
    private final NodeRoom room = new NodeRoom();
    private final Placement placement;
    private final WorkQueue queue;
    private final Set<ObjectName> waiting = new LinkedHashSet<>();

    PodScheduler(Object lock, Store store, Writer writer, Scheduler scheduler, Duration delay, Events.Source events) {
        this.store = store;
        this.writer = writer;
        this.events = events;
        this.placement = new Placement(room, new Neighbours(store));
        this.queue = new WorkQueue(lock, scheduler, delay, this::place);
        store.listen(this::changed);
    }

    private void changed(StoreChange change) {
        boolean freed = room.note(change);
        if (change.kind().equals(Kind.POD) && change.after() != null && isOurs(change.last())) {
            if (change.before() == null) {
                queue.add(ObjectName.of(change.last()));
            }
        } else if (change.kind().equals(Kind.POD)) {
            waiting.remove(ObjectName.of(change.last()));
        }
        if (freed || (change.kind().equals(Kinds.NODE) && isDecisive(change))) {
            waiting.forEach(queue::add);
        }
    }

    private static boolean isDecisive(StoreChange change) {
        return DECISIVE.stream().anyMatch(path -> {
            String[] fields = path.toArray(String[]::new);
            Object before =
                    change.before() == null ? null : Tree.at(change.before().json(), fields);
            Object after =
                    change.after() == null ? null : Tree.at(change.after().json(), fields);
            return !Objects.equals(before, after);
        });
    }

    private static boolean isOurs(Resource pod) {
        return Tree.text(pod.json(), "spec", "nodeName").isEmpty()
                && Tree.text(pod.json(), "spec", "schedulerName").equals("default-scheduler")
                && Tree.list(pod.json(), "spec", "schedulingGates").isEmpty();
    }

    private void place(ObjectName key) {
        Resource pod = store.find(Kind.POD, key.namespace(), key.name()).orElse(null);
        if (pod == null || !isOurs(pod) || !Workloads.isPodActive(pod)) {
            return;
        }
        List<Resource> nodes = new ArrayList<>(store.list(Kinds.NODE, ""));
        Optional<Resource> node = placement.choose(pod, nodes);
        if (node.isPresent()) {
            waiting.remove(key);
            writer.keep(Kind.POD, pod, PodStatus.bound(pod, node.get().name(), writer.time()));
            events.normal(
                    Kind.POD,
                    pod,
                    "Scheduled",
                    "Successfully assigned " + key.namespace() + "/" + key.name() + " to "
                            + node.get().name());
        } else {
            waiting.add(key);
            String message = placement.explain(pod, nodes);
            writer.keep(Kind.POD, pod, PodStatus.unschedulable(pod, message, writer.time()));
            events.warning(Kind.POD, pod, "FailedScheduling", message);
        }
    }
}
