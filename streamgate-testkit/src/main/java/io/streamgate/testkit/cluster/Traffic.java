package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.Ref;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The users at work, what their proxies have heard of, and whether anything could be reached. Called with the cluster's lock. */
final class Traffic {
    private final Object lock;
    private final Scheduler scheduler;
    private final Scheduler proxyScheduler;
    private final Kubelet kubelet;
    private final Duration proxyDelay;
    private final SplittableRandom random;
    private final Routing routing;
    private final Blackouts blackouts;
    private final List<Way> ways = new ArrayList<>();

    Traffic(
            Object lock,
            Store store,
            Scheduler scheduler,
            Scheduler proxyScheduler,
            Kubelet kubelet,
            Duration proxyDelay,
            long seed) {
        this.lock = lock;
        this.scheduler = scheduler;
        this.proxyScheduler = proxyScheduler;
        this.kubelet = kubelet;
        this.proxyDelay = proxyDelay;
        this.random = new SplittableRandom(seed);
        this.routing = new Routing(store);
        this.blackouts = new Blackouts(store, scheduler::now);
        store.listen(this::changed);
    }

    /** A load and the proxies between it and its target. */
    private static final class Way {
        private final Load load;
        private final Ref target;
        private final List<Proxy> proxies;
        private RoutingTable newest;

        private Way(Load load, Ref target, List<Proxy> proxies, RoutingTable newest) {
            this.load = load;
            this.target = target;
            this.proxies = proxies;
            this.newest = newest;
        }
    }

    Load start(TrafficSource source) {
        RoutingTable table = routing.table(source.target());
        List<Duration> delays = source.proxies().isEmpty() ? List.of(proxyDelay) : source.proxies();
        List<Proxy> proxies =
                delays.stream().map(delay -> new Proxy(delay, table)).toList();
        SplittableRandom own = random.split();
        Client client = new Client(proxies, source.kept(), kubelet, own);
        Load load = new Load(lock, scheduler, source, client, own);
        ways.add(new Way(load, source.target(), proxies, table));
        return load;
    }

    List<Instant> blackouts(String namespace, String service) {
        return blackouts.of(namespace, service);
    }

    private void changed(StoreChange change) {
        if (Routing.concerns(change)) {
            ways.removeIf(way -> !way.load.isRunning());
            ways.forEach(this::look);
        }
    }

    private void look(Way way) {
        RoutingTable now = routing.table(way.target);
        if (!now.equals(way.newest)) {
            way.newest = now;
            way.proxies.forEach(proxy -> proxyScheduler.after(proxy.delay(), () -> {
                synchronized (lock) {
                    proxy.hear(now);
                }
            }));
        }
    }
}
