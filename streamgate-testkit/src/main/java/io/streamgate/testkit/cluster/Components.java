package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import java.util.Map;
import java.util.TreeMap;

/** The schedulers of the cluster's own components, by the names that Kubernetes has for these. */
final class Components {
    static final String KUBELET = "kubelet";
    static final String KUBE_PROXY = "kube-proxy";

    private final Object lock;
    private final Scheduler scheduler;
    private final Map<String, PausableScheduler> byName = new TreeMap<>();

    Components(Object lock, Scheduler scheduler) {
        this.lock = lock;
        this.scheduler = scheduler;
    }

    /** What a component runs on. */
    Scheduler scheduler(String name) {
        return byName.computeIfAbsent(name, unseen -> new PausableScheduler(lock, scheduler));
    }

    PausableScheduler get(String name) {
        PausableScheduler found = byName.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "the cluster has no component \"" + name + "\" that could be paused; it has " + byName.keySet());
        }
        return found;
    }

    void resumeAll() {
        byName.values().forEach(PausableScheduler::resume);
    }
}
