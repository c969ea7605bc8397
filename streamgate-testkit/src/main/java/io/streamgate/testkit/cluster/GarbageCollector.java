package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes away what has lost its last owner, in the background; and what an owner owns before the owner itself, or lets it go,
 * when the owner waits for that with a finalizer.
 */
final class GarbageCollector {
    private final Object lock;
    private final Store store;
    private final Writer writer;
    private final Scheduler scheduler;
    private final Duration delay;
    private final Kinds kinds;

    GarbageCollector(Object lock, Store store, Writer writer, Scheduler scheduler, Duration delay, Kinds kinds) {
        this.lock = lock;
        this.store = store;
        this.writer = writer;
        this.scheduler = scheduler;
        this.delay = delay;
        this.kinds = kinds;
        store.listen(this::changed);
    }

    private void changed(StoreChange change) {
        Resource before = change.before();
        Resource after = change.after();
        if (after == null) {
            String uid = change.last().uid();
            if (!store.dependents(uid).isEmpty()) {
                later(() -> store.dependents(uid).forEach(this::collect));
            }
        } else if (after.isDeleting()
                && (isWaiting(after, Deletions.FOREGROUND) || isWaiting(after, Deletions.ORPHAN))) {
            later(() -> find(change.kind(), after).ifPresent(owner -> release(change.kind(), owner)));
        }
        List<@Nullable Object> owners = after == null ? List.of() : owners(after);
        boolean changed = before == null || !owners(before).equals(owners);
        if (changed && owners.stream().anyMatch(owner -> isGone(change.last(), owner))) {
            later(() ->
                    find(change.kind(), change.last()).ifPresent(one -> collect(new Store.Owned(change.kind(), one))));
        }
        if (changed && before != null) {
            owners(before)
                    .forEach(owner -> ownerOf(before, owner)
                            .filter(one -> isWaiting(one.resource(), Deletions.FOREGROUND))
                            .ifPresent(one -> later(() -> find(one.kind(), one.resource())
                                    .ifPresent(waiting -> release(one.kind(), waiting)))));
        }
    }

    /** Does what an owner that is on its way out waits for. */
    private void release(Kind kind, Resource owner) {
        List<Store.Owned> dependents = store.dependents(owner.uid());
        if (isWaiting(owner, Deletions.ORPHAN)) {
            dependents.forEach(one -> disown(one, ref -> Tree.text(ref, "uid").equals(owner.uid())));
            finish(kind, owner, Deletions.ORPHAN);
        } else if (isWaiting(owner, Deletions.FOREGROUND)) {
            dependents.stream().filter(one -> !one.resource().isDeleting()).forEach(this::collect);
            boolean blocked = store.dependents(owner.uid()).stream()
                    .flatMap(one -> owners(one.resource()).stream())
                    .anyMatch(ref -> Tree.text(ref, "uid").equals(owner.uid())
                            && Objects.equals(Tree.at(ref, "blockOwnerDeletion"), true));
            if (!blocked) {
                finish(kind, owner, Deletions.FOREGROUND);
            }
        }
    }

    /** Takes an object away if none of its owners is left, or forgets those that are not. */
    private void collect(Store.Owned one) {
        Resource resource = find(one.kind(), one.resource()).orElse(null);
        if (resource == null) {
            return;
        }
        List<@Nullable Object> owners = owners(resource);
        Predicate<@Nullable Object> waits = ref -> ownerOf(resource, ref)
                .filter(owner -> isWaiting(owner.resource(), Deletions.FOREGROUND))
                .isPresent();
        boolean held = owners.stream().anyMatch(ref -> !isGone(resource, ref) && !waits.test(ref));
        if (held) {
            disown(one, ref -> isGone(resource, ref) || waits.test(ref));
        } else if (!owners.isEmpty()) {
            boolean foreground = owners.stream().anyMatch(waits)
                    && !store.dependents(resource.uid()).isEmpty();
            String policy = isWaiting(resource, Deletions.ORPHAN) ? "Orphan" : foreground ? "Foreground" : "Background";
            Ref ref = new Ref(one.kind(), resource.namespace(), resource.name());
            writer.delete(ref, DeleteOptions.NONE.uid(resource.uid()).propagationPolicy(policy));
        }
    }

    private void disown(Store.Owned one, Predicate<@Nullable Object> which) {
        List<@Nullable Object> left = new ArrayList<>(owners(one.resource()));
        left.removeIf(which);
        if (left.size() < owners(one.resource()).size()) {
            FrozenMap object = Tree.json(one.resource());
            FrozenMap freed = left.isEmpty()
                    ? Tree.without(object, "metadata", "ownerReferences")
                    : Tree.with(object, left, "metadata", "ownerReferences");
            writer.keep(one.kind(), one.resource(), Tree.resource(freed));
        }
    }

    private void finish(Kind kind, Resource owner, String finalizer) {
        find(kind, owner).ifPresent(now -> {
            List<@Nullable Object> left = new ArrayList<>(Tree.list(now.json(), "metadata", "finalizers"));
            left.remove(finalizer);
            writer.keep(kind, now, Tree.with(now, left, "metadata", "finalizers"));
        });
    }

    /** Whether an owner is not there, or another one of its name is. An owner of an unknown kind is taken to be there. */
    private boolean isGone(Resource dependent, @Nullable Object reference) {
        return kinds.named(Tree.text(reference, "apiVersion"), Tree.text(reference, "kind"))
                        .isPresent()
                && ownerOf(dependent, reference).isEmpty();
    }

    private Optional<Store.Owned> ownerOf(Resource dependent, @Nullable Object reference) {
        return kinds.named(Tree.text(reference, "apiVersion"), Tree.text(reference, "kind"))
                .flatMap(kind -> store.find(
                                kind,
                                kinds.isNamespaced(kind) ? dependent.namespace() : "",
                                Tree.text(reference, "name"))
                        .filter(owner -> owner.uid().equals(Tree.text(reference, "uid")))
                        .map(owner -> new Store.Owned(kind, owner)));
    }

    private Optional<Resource> find(Kind kind, Resource known) {
        return store.find(kind, known.namespace(), known.name())
                .filter(now -> now.uid().equals(known.uid()));
    }

    private static List<@Nullable Object> owners(Resource resource) {
        return Tree.list(resource.json(), "metadata", "ownerReferences");
    }

    private static boolean isWaiting(Resource owner, String finalizer) {
        return owner.isDeleting()
                && Tree.list(owner.json(), "metadata", "finalizers").contains(finalizer);
    }

    private void later(Runnable task) {
        scheduler.after(delay, () -> {
            synchronized (lock) {
                task.run();
            }
        });
    }
}
