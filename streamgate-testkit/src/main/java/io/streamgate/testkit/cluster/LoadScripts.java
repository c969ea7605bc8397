package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * What pods get to do where no traffic is sent to them, as functions of the time since that was said. Workloads are named by
 * a Deployment, a ReplicaSet or a pod. What is said again replaces what was said before. May be used from any thread.
 */
public final class LoadScripts {
    private final Object lock;
    private final Store store;
    private final Supplier<Instant> clock;
    private final Map<ObjectName, Timed<ToDoubleFunction<Duration>>> demands = new HashMap<>();
    private final Map<ObjectName, Timed<Function<Duration, PodUse>>> uses = new HashMap<>();
    private final Map<Metric, Timed<ToDoubleFunction<Duration>>> metrics = new HashMap<>();

    LoadScripts(Object lock, Store store, Supplier<Instant> clock) {
        this.lock = lock;
        this.store = store;
        this.clock = clock;
    }

    /**
     * The ready pods of a workload share a load without a request being sent: their processor, their memory and their {@code
     * http_requests_per_second} are as if it were. Comes on top of real traffic.
     *
     * @param perSecond the requests per second in all
     */
    public void demand(String namespace, String workload, ToDoubleFunction<Duration> perSecond) {
        synchronized (lock) {
            demands.put(new ObjectName(namespace, workload), new Timed<>(perSecond, clock.get()));
        }
    }

    /** Each pod of a workload takes this of processor and memory, in place of what its image's script says. */
    public void use(String namespace, String workload, Function<Duration, PodUse> use) {
        synchronized (lock) {
            uses.put(new ObjectName(namespace, workload), new Timed<>(use, clock.get()));
        }
    }

    /** An object has a custom metric; if it is a workload, each of its pods has. */
    public void metric(String namespace, String object, String metric, ToDoubleFunction<Duration> value) {
        synchronized (lock) {
            metrics.put(new Metric(new ObjectName(namespace, object), metric), new Timed<>(value, clock.get()));
        }
    }

    private record Timed<T>(T script, Instant since) {
        Duration elapsed(Instant now) {
            return Duration.between(since, now);
        }
    }

    private record Metric(ObjectName object, String name) {}

    /** The requests per second that a ready pod gets: its even share of what its workload is to get. */
    double share(Resource pod, Instant at) {
        double share = 0;
        if (demands.isEmpty() || !Workloads.isPodReady(pod)) {
            return share;
        }
        for (ObjectName name : names(pod)) {
            Timed<ToDoubleFunction<Duration>> demand = demands.get(name);
            if (demand != null && !at.isBefore(demand.since())) {
                share += demand.script().applyAsDouble(demand.elapsed(at)) / ready(name, pod.namespace());
            }
        }
        return share;
    }

    /** What a pod takes, if a test said so for it or its workload. */
    Optional<PodUse> use(Resource pod, Instant at) {
        if (!uses.isEmpty()) {
            for (ObjectName name : names(pod)) {
                Timed<Function<Duration, PodUse>> use = uses.get(name);
                if (use != null && !at.isBefore(use.since())) {
                    return Optional.of(use.script().apply(use.elapsed(at)));
                }
            }
        }
        return Optional.empty();
    }

    /** A metric of a pod or its workload, per pod. */
    Optional<Double> metric(Resource pod, String name, Instant at) {
        return names(pod).stream()
                .flatMap(object -> metric(object, name, at).stream())
                .findFirst();
    }

    Optional<Double> metric(ObjectName object, String name, Instant at) {
        Timed<ToDoubleFunction<Duration>> metric = metrics.get(new Metric(object, name));
        return metric == null || at.isBefore(metric.since())
                ? Optional.empty()
                : Optional.of(metric.script().applyAsDouble(metric.elapsed(at)));
    }

    private long ready(ObjectName workload, String namespace) {
        long ready = store.list(Kind.POD, namespace).stream()
                .filter(pod -> Workloads.isPodReady(pod) && names(pod).contains(workload))
                .count();
        return Math.max(1, ready);
    }

    /** The names by which a pod can be meant: its own, its ReplicaSet's, its Deployment's. */
    private List<ObjectName> names(Resource pod) {
        List<ObjectName> names = new ArrayList<>();
        names.add(ObjectName.of(pod));
        String owner = Workloads.controllerName(pod);
        if (!owner.isEmpty()) {
            names.add(new ObjectName(pod.namespace(), owner));
            store.find(Kind.REPLICA_SET, pod.namespace(), owner)
                    .map(Workloads::controllerName)
                    .filter(name -> !name.isEmpty())
                    .ifPresent(name -> names.add(new ObjectName(pod.namespace(), name)));
        }
        return names;
    }
}
