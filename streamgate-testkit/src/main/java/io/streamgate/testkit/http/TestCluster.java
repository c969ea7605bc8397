package io.streamgate.testkit.http;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streamgate.Scheduler;
import io.streamgate.testkit.cluster.InMemoryCluster;
import io.streamgate.testkit.time.VirtualScheduler;
import org.jspecify.annotations.Nullable;

/** The cluster of one test. */
final class TestCluster implements AutoCloseable {
    private final Scheduler scheduler;
    private final HttpCluster http;
    private final String namespace;
    private @Nullable KubernetesClient client;

    TestCluster(InMemoryKubernetes settings) {
        scheduler = settings.realTime() ? Scheduler.system() : new VirtualScheduler();
        InMemoryCluster cluster = InMemoryCluster.on(scheduler);
        for (String name : settings.namespaces()) {
            cluster.namespace(name);
        }
        namespace = settings.namespaces().length == 0 ? "default" : settings.namespaces()[0];
        http = HttpCluster.serve(cluster);
    }

    /** What a field or a parameter of a type is given. */
    Object part(Class<?> type) {
        if (type == HttpCluster.class) {
            return http;
        }
        if (type == InMemoryCluster.class) {
            return http.cluster();
        }
        if (type == KubernetesClient.class) {
            return client();
        }
        if (scheduler instanceof VirtualScheduler) {
            return scheduler;
        }
        throw new IllegalStateException(
                "there is no VirtualScheduler where @InMemoryKubernetes(realTime = true) has time be"
                        + " real; leave it out, or realTime");
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
        http.close();
    }

    private KubernetesClient client() {
        if (client == null) {
            client = http.client(namespace);
        }
        return client;
    }
}
