package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;

/** Takes away pods whose node does not exist: nobody else would. */
final class StrandedPods {
    private static final Duration QUARANTINE = Duration.ofSeconds(40);

    private final Object lock;
    private final Store store;
    private final Writer writer;
    private final Scheduler scheduler;

    StrandedPods(Object lock, Store store, Writer writer, Scheduler scheduler) {
        this.lock = lock;
        this.store = store;
        this.writer = writer;
        this.scheduler = scheduler;
        store.listen(this::changed);
    }

    private void changed(StoreChange change) {
        if (change.kind().equals(Kinds.NODE) && change.after() == null) {
            watch(change.last().name());
        } else if (change.kind().equals(Kind.POD) && change.before() == null) {
            String node = Tree.text(change.last().json(), "spec", "nodeName");
            if (!node.isEmpty() && store.find(Kinds.NODE, "", node).isEmpty()) {
                watch(node);
            }
        }
    }

    private void watch(String node) {
        scheduler.after(QUARANTINE, () -> {
            synchronized (lock) {
                sweep(node);
            }
        });
    }

    private void sweep(String node) {
        if (store.find(Kinds.NODE, "", node).isEmpty()) {
            for (Resource pod : store.list(Kind.POD, "")) {
                if (Tree.text(pod.json(), "spec", "nodeName").equals(node)) {
                    writer.delete(new Ref(Kind.POD, pod.namespace(), pod.name()), pod.uid(), 0);
                }
            }
        }
    }
}
