package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Deletes the pods of nodes with a NoExecute taint that they do not tolerate, or no longer. */
final class TaintEviction {
    private final Object lock;
    private final Store store;
    private final Writer writer;
    private final Scheduler scheduler;
    private final Events.Source events;

    TaintEviction(Object lock, Store store, Writer writer, Scheduler scheduler, Events.Source events) {
        this.lock = lock;
        this.store = store;
        this.writer = writer;
        this.scheduler = scheduler;
        this.events = events;
        store.listen(this::changed);
    }

    private void changed(StoreChange change) {
        if (!change.kind().equals(Kinds.NODE) || change.after() == null) {
            return;
        }
        for (Object taint : Taints.of(change.after())) {
            boolean fresh =
                    change.before() == null || !Taints.of(change.before()).contains(taint);
            if (fresh && Tree.text(taint, "effect").equals("NoExecute")) {
                later(Duration.ZERO, () -> evict(change.last().name(), taint));
            }
        }
    }

    private void evict(String node, @Nullable Object taint) {
        for (Resource pod : store.list(Kind.POD, "")) {
            if (Tree.text(pod.json(), "spec", "nodeName").equals(node) && !Workloads.isPodOver(pod)) {
                Taints.stays(pod, taint).ifPresent(wait -> later(wait, () -> delete(node, taint, pod)));
            }
        }
    }

    private void delete(String node, @Nullable Object taint, Resource stranded) {
        Resource pod =
                store.find(Kind.POD, stranded.namespace(), stranded.name()).orElse(null);
        boolean still = store.find(Kinds.NODE, "", node)
                .map(one -> Taints.of(one).contains(taint))
                .orElse(false);
        if (pod == null || !still || pod.isDeleting() || !Objects.equals(pod.uid(), stranded.uid())) {
            return;
        }
        String message = "Taint manager: deleting due to NoExecute taint";
        Resource noted =
                writer.keep(Kind.POD, pod, PodStatus.disrupted(pod, "DeletionByTaintManager", message, writer.time()));
        events.normal(
                Kind.POD,
                noted,
                "TaintManagerEviction",
                "Marking for deletion Pod " + pod.namespace() + "/" + pod.name());
        writer.delete(new Ref(Kind.POD, pod.namespace(), pod.name()), pod.uid(), -1);
    }

    private void later(Duration wait, Runnable task) {
        scheduler.after(wait, () -> {
            synchronized (lock) {
                task.run();
            }
        });
    }
}
