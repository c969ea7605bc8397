package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Keeps as many pods as a ReplicaSet asks for. */
final class ReplicaSetController {
    private static final int BURST = 500;

    private final Store store;
    private final Writer writer;
    private final Scheduler scheduler;
    private final Events.Source events;
    private final ReplicaSetStatus status;
    private final WorkQueue queue;
    private final Set<ObjectName> orphans = new TreeSet<>(ObjectName.ORDER);

    ReplicaSetController(
            Object lock, Store store, Writer writer, Scheduler scheduler, Duration delay, Events.Source events) {
        this.store = store;
        this.writer = writer;
        this.scheduler = scheduler;
        this.events = events;
        this.queue = new WorkQueue(lock, scheduler, delay, this::reconcile);
        this.status = new ReplicaSetStatus(writer, scheduler::now, queue);
        store.listen(this::changed);
    }

    private void changed(StoreChange change) {
        if (change.kind().equals(Kind.REPLICA_SET)) {
            queue.add(ObjectName.of(change.last()));
        } else if (change.kind().equals(Kind.POD)) {
            Resource pod = change.last();
            boolean orphan = change.after() != null && Workloads.controller(pod) == null;
            if (orphan) {
                orphans.add(ObjectName.of(pod));
                offer(pod);
            } else {
                orphans.remove(ObjectName.of(pod));
                ownerOf(pod);
            }
            if (orphan && change.before() != null) {
                ownerOf(change.before());
            }
        }
    }

    private void ownerOf(Resource pod) {
        if (Tree.text(Workloads.controller(pod), "kind").equals(Kind.REPLICA_SET.name())) {
            queue.add(new ObjectName(pod.namespace(), Workloads.controllerName(pod)));
        }
    }

    private void offer(Resource orphan) {
        for (Resource set : store.list(Kind.REPLICA_SET, orphan.namespace())) {
            if (selector(set).matches(orphan.labels())) {
                queue.add(ObjectName.of(set));
            }
        }
    }

    private void reconcile(ObjectName key) {
        Resource set = store.find(Kind.REPLICA_SET, key.namespace(), key.name()).orElse(null);
        if (set == null) {
            return;
        }
        List<Resource> pods = claim(set);
        ApiException failure = null;
        if (!set.isDeleting()) {
            int missing = Workloads.replicas(set) - pods.size();
            if (missing > 0) {
                failure = create(set, Math.min(missing, BURST), pods);
            } else if (missing < 0) {
                delete(set, pods, Math.min(-missing, BURST));
            }
        }
        status.write(set, pods, failure);
        if (failure != null) {
            throw failure;
        }
    }

    /** The pods that count: its own, and orphans that it adopts; what its selector no longer matches is let go. */
    private List<Resource> claim(Resource set) {
        Selector selector = selector(set);
        List<Resource> pods = new ArrayList<>();
        for (Resource pod : store.ownedBy(set.uid(), Kind.POD)) {
            if (!Workloads.isPodActive(pod) || !Objects.equals(Workloads.controllerUid(pod), set.uid())) {
                continue;
            }
            if (selector.matches(pod.labels())) {
                pods.add(pod);
            } else if (!set.isDeleting()) {
                writer.keep(Kind.POD, pod, Workloads.released(pod, set));
            }
        }
        if (!set.isDeleting()) {
            adopt(set, selector, pods);
        }
        return pods;
    }

    private void adopt(Resource set, Selector selector, List<Resource> pods) {
        for (ObjectName name : List.copyOf(orphans)) {
            if (name.namespace().equals(set.namespace())) {
                store.find(Kind.POD, name.namespace(), name.name())
                        .filter(pod -> Workloads.isPodActive(pod) && selector.matches(pod.labels()))
                        .ifPresent(pod -> pods.add(writer.keep(Kind.POD, pod, Workloads.adopted(pod, set))));
            }
        }
    }

    private static Selector selector(Resource set) {
        return Selector.ofObject(Tree.at(set.json(), "spec", "selector"));
    }

    private @Nullable ApiException create(Resource set, int count, List<Resource> pods) {
        FrozenMap template = Tree.map(set.json(), "spec", "template");
        try {
            for (int i = 0; i < count; i++) {
                Resource pod = writer.create(
                        Kind.POD, Workloads.pod(set, set.name() + "-", template), Writer.CONTROLLER, false);
                pods.add(pod);
                events.normal(Kind.REPLICA_SET, set, "SuccessfulCreate", "Created pod: " + pod.name());
            }
            return null;
        } catch (ApiException e) {
            events.warning(Kind.REPLICA_SET, set, "FailedCreate", "Error creating: " + e.getMessage());
            return e;
        }
    }

    private void delete(Resource set, List<Resource> pods, int count) {
        if (count < pods.size()) {
            pods.sort(PodRanks.firstToGo(related(set), scheduler.now()));
        }
        List<Resource> leaving = pods.subList(0, count);
        for (Resource pod : leaving) {
            writer.delete(new Ref(Kind.POD, pod.namespace(), pod.name()), pod.uid(), -1);
            events.normal(Kind.REPLICA_SET, set, "SuccessfulDelete", "Deleted pod: " + pod.name());
        }
        leaving.clear();
    }

    /** The pods of all ReplicaSets of the same Deployment. */
    private List<Resource> related(Resource set) {
        String owner = Workloads.controllerUid(set);
        List<Resource> sets = owner.isEmpty() ? List.of(set) : store.ownedBy(owner, Kind.REPLICA_SET);
        List<Resource> pods = new ArrayList<>();
        sets.forEach(one -> pods.addAll(store.ownedBy(one.uid(), Kind.POD)));
        return pods;
    }
}
