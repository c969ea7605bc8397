package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes Deployments true by their ReplicaSets, in the way of kube-controller-manager 1.34. */
final class DeploymentController {
    private final Store store;
    private final ReplicaSets sets;
    private final RollingUpdate rolling;
    private final Proportions proportions;
    private final DeploymentStatus status;
    private final WorkQueue queue;

    DeploymentController(Object lock, Store store, Writer writer, Scheduler scheduler, Duration delay) {
        this.store = store;
        this.sets = new ReplicaSets(store, writer);
        this.rolling = new RollingUpdate(sets);
        this.proportions = new Proportions(sets);
        this.queue = new WorkQueue(lock, scheduler, delay, this::reconcile);
        this.status = new DeploymentStatus(writer, scheduler::now, queue);
        store.listen(this::changed);
    }

    private void changed(StoreChange change) {
        Resource last = change.last();
        if (change.kind().equals(Kind.DEPLOYMENT)) {
            queue.add(ObjectName.of(last));
        } else if (change.kind().equals(Kind.REPLICA_SET)) {
            ownerOf(last);
        } else if (change.kind().equals(Kind.POD) && change.after() == null) {
            store.find(Kind.REPLICA_SET, last.namespace(), Workloads.controllerName(last))
                    .ifPresent(this::ownerOf);
        }
    }

    private void ownerOf(Resource set) {
        String owner = Workloads.controllerName(set);
        if (!owner.isEmpty()) {
            queue.add(new ObjectName(set.namespace(), owner));
        }
    }

    private void reconcile(ObjectName key) {
        Resource deployment =
                store.find(Kind.DEPLOYMENT, key.namespace(), key.name()).orElse(null);
        if (deployment == null || deployment.isDeleting()) {
            return;
        }
        boolean paused = deployment.isTrue("spec", "paused");
        Resource looked = status.notePause(deployment, paused);
        List<Resource> all = sets.of(looked);
        if (paused || isScaled(looked, all)) {
            scale(looked, all);
        } else if (Workloads.isRollingUpdate(looked)) {
            roll(looked, all);
        } else {
            recreate(looked, all);
        }
    }

    /** The size was changed since the ReplicaSets that have pods were last told. */
    private static boolean isScaled(Resource deployment, List<Resource> all) {
        int wanted = Workloads.replicas(deployment);
        return all.stream()
                .filter(set -> Workloads.replicas(set) > 0)
                .anyMatch(set -> ReplicaSets.annotation(set, ReplicaSets.DESIRED, wanted) != wanted);
    }

    private void scale(Resource deployment, List<Resource> all) {
        Resource current = ReplicaSets.current(deployment, all);
        Resource known = deployment;
        if (current != null) {
            current = sets.annotate(deployment, current, nextRevision(all, current));
            known = status.noteRevision(deployment, current);
        }
        proportions.apply(known, current, without(all, current));
        List<Resource> after = sets.of(known);
        status.write(known, ReplicaSets.current(known, after), after, false);
    }

    private void roll(Resource deployment, List<Resource> all) {
        List<Resource> old = without(all, ReplicaSets.current(deployment, all));
        int room = Workloads.replicas(deployment)
                + Workloads.maxSurge(deployment)
                - Workloads.sum(all, Workloads::replicas);
        Place place = current(deployment, all, Math.max(0, Math.min(Workloads.replicas(deployment), room)));
        boolean acted = rolling.growOrShrinkCurrent(place.deployment(), place.current(), old);
        if (!acted) {
            acted = rolling.shrinkOld(place.deployment(), place.current(), old);
        }
        finish(place.deployment(), acted);
    }

    private void recreate(Resource deployment, List<Resource> all) {
        Resource current = ReplicaSets.current(deployment, all);
        List<Resource> old = without(all, current);
        boolean acted = false;
        for (Resource set : old) {
            if (Workloads.replicas(set) > 0) {
                sets.scale(deployment, set, 0);
                acted = true;
            }
        }
        boolean oldPodsRun = old.stream()
                .anyMatch(
                        set -> store.ownedBy(set.uid(), Kind.POD).stream().anyMatch(pod -> !Workloads.isPodOver(pod)));
        if (acted || oldPodsRun) {
            finish(deployment, true);
            return;
        }
        Place place = current(deployment, all, Workloads.replicas(deployment));
        if (Workloads.replicas(place.current()) != Workloads.replicas(deployment)) {
            sets.scale(place.deployment(), place.current(), Workloads.replicas(deployment));
            acted = true;
        }
        finish(place.deployment(), acted);
    }

    /** A Deployment, and the ReplicaSet of its present template. */
    private record Place(Resource deployment, Resource current) {}

    private Place current(Resource deployment, List<Resource> all, int replicasOfNew) {
        Resource found = ReplicaSets.current(deployment, all);
        long revision = nextRevision(all, found);
        if (found == null) {
            Resource made = sets.create(deployment, replicasOfNew, revision);
            return new Place(status.noteNew(deployment, made), made);
        }
        Resource current = sets.annotate(deployment, found, revision);
        return new Place(status.noteRevision(deployment, current), current);
    }

    private void finish(Resource deployment, boolean acted) {
        List<Resource> all = sets.of(deployment);
        Resource current = ReplicaSets.current(deployment, all);
        Resource written = status.write(deployment, current, all, true);
        if (!acted && DeploymentStatus.isComplete(written)) {
            forget(written, without(all, current));
        }
    }

    private void forget(Resource deployment, List<Resource> old) {
        List<Resource> idle = new ArrayList<>(old);
        int keep = Tree.number(deployment.json(), 10, "spec", "revisionHistoryLimit");
        for (Resource set : idle.subList(0, Math.max(0, idle.size() - keep))) {
            if (Workloads.replicas(set) == 0 && Workloads.status(set, "replicas") == 0) {
                sets.delete(set);
            }
        }
    }

    private static long nextRevision(List<Resource> all, @Nullable Resource current) {
        return 1
                + without(all, current).stream()
                        .mapToLong(ReplicaSets::revision)
                        .max()
                        .orElse(0);
    }

    private static List<Resource> without(List<Resource> all, @Nullable Resource one) {
        return all.stream()
                .filter(set -> one == null || !set.name().equals(one.name()))
                .toList();
    }
}
