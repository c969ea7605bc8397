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
import java.util.function.ToDoubleFunction;

/** What tests say that pods get to do where no traffic is sent to them; functions of the time since they said it. */
final class LoadScripts {
    private final Store store;
    private final Map<ObjectName, Timed<ToDoubleFunction<Duration>>> demands = new HashMap<>();
    private final Map<ObjectName, Timed<Function<Duration, PodUse>>> uses = new HashMap<>();
    private final Map<Metric, Timed<ToDoubleFunction<Duration>>> metrics = new HashMap<>();

    LoadScripts(Store store) {
        this.store = store;
    }

    private record Timed<T>(T script, Instant since) {
        Duration elapsed(Instant now) {
            return Duration.between(since, now);
        }
    }

    private record Metric(ObjectName object, String name) {}

    void demand(ObjectName workload, ToDoubleFunction<Duration> perSecond, Instant now) {
        demands.put(workload, new Timed<>(perSecond, now));
    }

    void use(ObjectName workload, Function<Duration, PodUse> use, Instant now) {
        uses.put(workload, new Timed<>(use, now));
    }

    void metric(ObjectName object, String name, ToDoubleFunction<Duration> value, Instant now) {
        metrics.put(new Metric(object, name), new Timed<>(value, now));
    }

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
