package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** What goes through Services, and whether anything could. Whoever calls holds the cluster's lock. */
final class Traffic {
    private final Object lock;
    private final Store store;
    private final Scheduler scheduler;
    private final Kubelet kubelet;
    private final Duration proxyDelay;
    private final SplittableRandom random;
    private final Blackouts blackouts;

    Traffic(Object lock, Store store, Scheduler scheduler, Kubelet kubelet, Duration proxyDelay, long seed) {
        this.lock = lock;
        this.store = store;
        this.scheduler = scheduler;
        this.kubelet = kubelet;
        this.proxyDelay = proxyDelay;
        this.random = new SplittableRandom(seed);
        this.blackouts = new Blackouts(store, scheduler::now);
    }

    Load start(String namespace, String service, double perSecond) {
        Load load = new Load(lock, scheduler, kubelet, perSecond, random.split());
        EndpointView view = new EndpointView(store, new ObjectName(namespace, service), ready -> proxied(load, ready));
        load.route(view.ready());
        return load;
    }

    /** The proxies hear of a change a moment later. */
    private void proxied(Load load, List<String> ready) {
        scheduler.after(proxyDelay, () -> {
            synchronized (lock) {
                load.route(ready);
            }
        });
    }

    List<Instant> blackouts(String namespace, String service) {
        return blackouts.of(namespace, service);
    }
}
