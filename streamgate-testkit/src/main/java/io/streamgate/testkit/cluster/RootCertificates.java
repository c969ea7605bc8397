package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.Kind;
import java.time.Duration;

/** Gives each namespace the ConfigMap by which pods are to know the server. */
final class RootCertificates {
    private static final String NAME = "kube-root-ca.crt";
    /** There is none: this server is spoken to in plain HTTP. */
    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n";

    private final Store store;
    private final Writer writer;
    private final WorkQueue queue;

    RootCertificates(Object lock, Store store, Writer writer, Scheduler scheduler, Duration delay) {
        this.store = store;
        this.writer = writer;
        this.queue = new WorkQueue(lock, scheduler, delay, this::reconcile);
        store.listen(this::changed);
    }

    private void changed(StoreChange change) {
        if (change.kind().equals(Kinds.NAMESPACE)) {
            queue.add(new ObjectName("", change.last().name()));
        } else if (change.kind().equals(Kind.CONFIG_MAP) && change.last().name().equals(NAME)) {
            queue.add(new ObjectName("", change.last().namespace()));
        }
    }

    private void reconcile(ObjectName key) {
        boolean isServed = store.find(Kinds.NAMESPACE, "", key.name())
                .filter(namespace -> !namespace.isDeleting())
                .isPresent();
        if (isServed && store.find(Kind.CONFIG_MAP, key.name(), NAME).isEmpty()) {
            FrozenMap map = Tree.of(
                    "metadata", Tree.of("name", NAME, "namespace", key.name()), "data", Tree.of("ca.crt", CERTIFICATE));
            writer.create(Kind.CONFIG_MAP, map, Writer.CONTROLLER, false);
        }
    }
}
