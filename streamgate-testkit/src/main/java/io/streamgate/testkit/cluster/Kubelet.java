package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Gives pods a node and runs them by the script of their image. */
final class Kubelet {
    private final Object lock;
    private final Store store;
    private final Writer writer;
    private final Scheduler scheduler;
    private final Timing timing;
    private final Map<String, RunningPod> byUid = new HashMap<>();
    private final Map<String, RunningPod> byAddress = new HashMap<>();
    private final Map<String, PodScript> scripts = new HashMap<>();
    private int started;

    Kubelet(Object lock, Store store, Writer writer, Scheduler scheduler, Timing timing) {
        this.lock = lock;
        this.store = store;
        this.writer = writer;
        this.scheduler = scheduler;
        this.timing = timing;
        store.listen(this::changed);
    }

    void script(String image, PodScript script) {
        scripts.put(image, script);
    }

    PodScript script(String image) {
        return scripts.getOrDefault(image, PodScript.HEALTHY);
    }

    /** What runs at an address, if anything was ever started there and is not gone. */
    Optional<RunningPod> at(String address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    Optional<RunningPod> running(Resource pod) {
        return Optional.ofNullable(byUid.get(pod.uid()));
    }

    private void changed(StoreChange change) {
        if (!change.kind().equals(Kind.POD)) {
            return;
        }
        Resource pod = change.last();
        if (change.after() == null) {
            RunningPod gone = byUid.remove(pod.uid());
            if (gone != null) {
                gone.stop();
                byAddress.remove(gone.address());
            }
        } else if (change.before() == null) {
            after(timing.schedulingDelay(), () -> admit(pod));
        } else if (pod.isDeleting() && !change.before().isDeleting()) {
            RunningPod running = byUid.get(pod.uid());
            if (running != null) {
                after(Duration.ZERO, running::terminate);
            }
        }
    }

    private void admit(Resource created) {
        Resource pod = store.find(Kind.POD, created.namespace(), created.name()).orElse(null);
        if (pod == null || !pod.uid().equals(created.uid()) || pod.isDeleting()) {
            return;
        }
        int number = started++;
        RunningPod running = new RunningPod(this, store, writer, pod, number);
        byUid.put(pod.uid(), running);
        byAddress.put(running.address(), running);
        running.begin();
    }

    /** Runs a task later, under the cluster's lock. */
    void after(Duration delay, Runnable task) {
        scheduler.after(delay, () -> {
            synchronized (lock) {
                task.run();
            }
        });
    }
}
