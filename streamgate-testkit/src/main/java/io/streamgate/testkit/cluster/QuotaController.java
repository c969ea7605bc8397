package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.Kind;
import java.time.Duration;

/** Keeps the status of ResourceQuotas. */
final class QuotaController {
    private final Store store;
    private final Writer writer;
    private final Quotas quotas;
    private final WorkQueue queue;

    QuotaController(Object lock, Store store, Writer writer, Kinds kinds, Scheduler scheduler, Duration delay) {
        this.store = store;
        this.writer = writer;
        this.quotas = new Quotas(store, kinds);
        this.queue = new WorkQueue(lock, scheduler, delay, this::reconcile);
        store.listen(this::changed);
    }

    private void changed(StoreChange change) {
        if (change.kind().equals(Kind.RESOURCE_QUOTA)) {
            queue.add(ObjectName.of(change.last()));
        }
        boolean counts = change.kind().equals(Kind.POD) || change.before() == null || change.after() == null;
        String namespace = change.last().namespace();
        if (counts && !namespace.isEmpty()) {
            store.list(Kind.RESOURCE_QUOTA, namespace).forEach(quota -> queue.add(ObjectName.of(quota)));
        }
    }

    private void reconcile(ObjectName key) {
        store.find(Kind.RESOURCE_QUOTA, key.namespace(), key.name())
                .ifPresent(quota ->
                        writer.keep(Kind.RESOURCE_QUOTA, quota, Tree.with(quota, quotas.status(quota), "status")));
    }
}
