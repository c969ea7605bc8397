package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes away, in the background, what has lost its last owner; and what was in a namespace that goes. */
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
        if (change.after() != null) {
            return;
        }
        String uid = change.last().uid();
        if (!store.dependents(uid).isEmpty()) {
            later(() -> store.dependents(uid).forEach(one -> release(one, uid)));
        }
        if (change.kind().equals(Kinds.NAMESPACE)) {
            later(() -> empty(change.last().name()));
        }
    }

    private void release(Store.Owned dependent, String ownerUid) {
        List<@Nullable Object> owners =
                new ArrayList<>(Tree.list(dependent.resource().json(), "metadata", "ownerReferences"));
        owners.removeIf(owner -> Tree.text(owner, "uid").equals(ownerUid));
        if (owners.isEmpty()) {
            delete(dependent.kind(), dependent.resource());
        } else {
            Resource freed = Tree.with(dependent.resource(), owners, "metadata", "ownerReferences");
            writer.keep(dependent.kind(), dependent.resource(), freed);
        }
    }

    private void empty(String namespace) {
        for (Kind kind : kinds.all()) {
            if (Kinds.isNamespaced(kind)) {
                store.list(kind, namespace).forEach(resource -> delete(kind, resource));
            }
        }
    }

    private void delete(Kind kind, Resource resource) {
        writer.delete(new Ref(kind, resource.namespace(), resource.name()), resource.uid(), -1);
    }

    private void later(Runnable task) {
        scheduler.after(delay, () -> {
            synchronized (lock) {
                task.run();
            }
        });
    }
}
