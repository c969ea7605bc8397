package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Gives a new namespace its service account; empties one that is on its way out, and then lets it go. */
final class NamespaceController {
    private final Store store;
    private final Writer writer;
    private final Kinds kinds;
    private final WorkQueue queue;

    NamespaceController(Object lock, Store store, Writer writer, Kinds kinds, Scheduler scheduler, Duration delay) {
        this.store = store;
        this.writer = writer;
        this.kinds = kinds;
        this.queue = new WorkQueue(lock, scheduler, delay, this::reconcile);
        store.listen(this::changed);
    }

    private void changed(StoreChange change) {
        String namespace = change.last().namespace();
        if (change.kind().equals(Kinds.NAMESPACE)) {
            queue.add(new ObjectName("", change.last().name()));
        } else if (!namespace.isEmpty()
                && (change.after() == null || change.last().isDeleting())
                && store.find(Kinds.NAMESPACE, "", namespace)
                        .filter(Resource::isDeleting)
                        .isPresent()) {
            queue.add(new ObjectName("", namespace));
        }
    }

    private void reconcile(ObjectName key) {
        Resource namespace = store.find(Kinds.NAMESPACE, "", key.name()).orElse(null);
        if (namespace == null) {
            return;
        }
        if (!namespace.isDeleting()) {
            serve(key.name());
            return;
        }
        List<Ref> left = content(key.name());
        left.forEach(ref -> {
            if (!store.find(ref).map(Resource::isDeleting).orElse(true)) {
                writer.delete(ref, "", -1);
            }
        });
        left = content(key.name());
        FrozenMap object =
                Tree.with(Tree.json(namespace), NamespaceStatus.of(namespace, left, store, writer.time()), "status");
        if (left.isEmpty()) {
            object = Tree.with(object, List.of(), "spec", "finalizers");
        }
        writer.keep(Kinds.NAMESPACE, namespace, Tree.resource(object));
    }

    private void serve(String namespace) {
        if (store.find(Kinds.SERVICE_ACCOUNT, namespace, "default").isEmpty()) {
            FrozenMap account = Tree.of("metadata", Tree.of("name", "default", "namespace", namespace));
            writer.create(Kinds.SERVICE_ACCOUNT, account, Writer.CONTROLLER, false);
        }
    }

    private List<Ref> content(String namespace) {
        List<Ref> found = new ArrayList<>();
        for (ApiResource served : kinds.resources()) {
            Kind kind = served.kind();
            if (served.namespaced() && !store.isComputed(kind)) {
                store.list(kind, namespace).forEach(one -> found.add(new Ref(kind, namespace, one.name())));
            }
        }
        return found;
    }
}
