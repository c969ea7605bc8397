package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes Deployments true by their ReplicaSets, in the way of kube-controller-manager 1.34. */
final class DeploymentController {
    private static final int EVERY = Integer.MAX_VALUE;

    private final Store store;
    private final ReplicaSets sets;
    private final RollingUpdate rolling;
    private final Proportions proportions;
    private final DeploymentStatus status;
    private final WorkQueue queue;

    DeploymentController(
            Object lock, Store store, Writer writer, Scheduler scheduler, Duration delay, Events.Source events) {
        this.store = store;
        this.sets = new ReplicaSets(store, writer, events);
        this.rolling = new RollingUpdate(sets);
        this.proportions = new Proportions(sets);
        this.queue = new WorkQueue(lock, scheduler, delay, this::reconcile);
        this.status = new DeploymentStatus(writer, scheduler::now, queue, events);
        store.listen(this::changed);
    }

    private void changed(StoreChange change) {
        Resource last = change.last();
        if (change.kind().equals(Kind.DEPLOYMENT)) {
            queue.add(ObjectName.of(last));
        } else if (change.kind().equals(Kind.REPLICA_SET)) {
            ownerOf(last);
            if (change.before() != null && Workloads.controller(last) == null) {
                ownerOf(change.before());
            }
            if (Workloads.controller(last) == null) {
                store.list(Kind.DEPLOYMENT, last.namespace()).forEach(one -> queue.add(ObjectName.of(one)));
            }
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
        if (deployment == null) {
            return;
        }
        if (deployment.isDeleting()) {
            List<Resource> all = sets.of(deployment);
            status.write(deployment, ReplicaSets.current(deployment, all), all, false);
            return;
        }
        boolean paused = deployment.isTrue("spec", "paused");
        Resource looked = status.notePause(deployment, paused);
        List<Resource> all = sets.of(looked);
        if (paused || isScaled(looked, all)) {
            scale(looked, all, paused);
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
                .anyMatch(set -> Revisions.number(set, Revisions.DESIRED, wanted) != wanted);
    }

    private void scale(Resource deployment, List<Resource> all, boolean paused) {
        Resource found = ReplicaSets.current(deployment, all);
        List<Resource> old = without(all, found);
        Place place = new Place(deployment, found);
        if (found != null) {
            place = known(deployment, found, old);
        }
        proportions.apply(place.deployment(), place.current(), old);
        if (paused) {
            forget(place.deployment(), old);
        }
        List<Resource> after = sets.of(place.deployment());
        status.write(place.deployment(), ReplicaSets.current(place.deployment(), after), after, false);
    }

    private void roll(Resource deployment, List<Resource> all) {
        Resource found = ReplicaSets.current(deployment, all);
        List<Resource> old = without(all, found);
        int room = Workloads.replicas(deployment)
                + Workloads.maxSurge(deployment)
                - Workloads.sum(all, Workloads::replicas);
        int first = Math.max(0, Math.min(Workloads.replicas(deployment), room));
        Place place = found != null ? known(deployment, found, old) : made(deployment, old, first);
        Resource current = place.current();
        if (current == null) {
            return;
        }
        boolean acted = rolling.growOrShrinkCurrent(place.deployment(), current, old);
        if (!acted) {
            acted = rolling.shrinkOld(place.deployment(), current, old);
        }
        finish(place.deployment(), acted);
    }

    private void recreate(Resource deployment, List<Resource> all) {
        Resource found = ReplicaSets.current(deployment, all);
        List<Resource> old = without(all, found);
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
        int wanted = Workloads.replicas(deployment);
        Place place = found != null ? known(deployment, found, old) : made(deployment, old, wanted);
        Resource current = place.current();
        if (current == null) {
            return;
        }
        if (Workloads.replicas(current) != wanted) {
            sets.scale(place.deployment(), current, wanted);
            acted = true;
        }
        finish(place.deployment(), acted);
    }

    /** A Deployment, and the ReplicaSet of its present template if there is one. */
    private record Place(Resource deployment, @Nullable Resource current) {}

    private Place known(Resource deployment, Resource found, List<Resource> old) {
        Resource current = sets.revise(deployment, found, Revisions.after(old));
        return new Place(status.noteFound(deployment, current), current);
    }

    /** Creates the current ReplicaSet; none if its name is taken by another, in which case the next look tries another name. */
    private Place made(Resource deployment, List<Resource> old, int replicas) {
        String hash = hash(deployment);
        try {
            Resource made = sets.create(deployment, hash, replicas, Revisions.after(old));
            return new Place(status.noteNew(deployment, made), made);
        } catch (ApiException e) {
            if (e.code() == 409) {
                return new Place(status.noteCollision(deployment), null);
            }
            status.noteFailure(deployment, deployment.name() + "-" + hash, e);
            throw e;
        }
    }

    private static String hash(Resource deployment) {
        int collisions = Workloads.status(deployment, "collisionCount");
        int template = Tree.map(deployment.json(), "spec", "template").hashCode();
        return Identity.word(collisions == 0 ? template : 31 * template + collisions);
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
        int keep = Tree.number(deployment.json(), EVERY, "spec", "revisionHistoryLimit");
        if (keep == EVERY) {
            return;
        }
        List<Resource> idle = old.stream()
                .filter(set -> !set.isDeleting())
                .sorted(Comparator.comparing(Revisions::of))
                .toList();
        for (Resource set : idle.subList(0, Math.max(0, idle.size() - keep))) {
            boolean seen =
                    Workloads.status(set, "observedGeneration") >= Tree.number(set.json(), 0, "metadata", "generation");
            if (seen && Workloads.replicas(set) == 0 && Workloads.status(set, "replicas") == 0) {
                sets.delete(set);
            }
        }
    }

    private static List<Resource> without(List<Resource> all, @Nullable Resource one) {
        return all.stream()
                .filter(set -> one == null || !set.name().equals(one.name()))
                .toList();
    }
}
