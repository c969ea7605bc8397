package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs the pods that have a node, by the script of their image: the kubelets of all nodes. */
final class Kubelet {
    private final Object lock;
    private final Store store;
    private final Writer writer;
    private final Scheduler scheduler;
    private final Nodes nodes;
    private final Events.Source events;
    private final Map<String, RunningPod> byUid = new LinkedHashMap<>();
    private final Map<String, RunningPod> byAddress = new HashMap<>();
    private final Map<String, PodScript> scripts = new HashMap<>();
    private final Map<String, Integer> started = new HashMap<>();
    private final Set<String> failed = new HashSet<>();

    Kubelet(Object lock, Store store, Writer writer, Scheduler scheduler, Nodes nodes, Events.Source events) {
        this.lock = lock;
        this.store = store;
        this.writer = writer;
        this.scheduler = scheduler;
        this.nodes = nodes;
        this.events = events;
        store.listen(this::changed);
    }

    void script(String image, PodScript script) {
        scripts.put(image, script);
    }

    PodScript script(String image) {
        return scripts.getOrDefault(image, PodScript.HEALTHY);
    }

    Instant now() {
        return scheduler.now();
    }

    Events.Source events(String node) {
        return events.on(node);
    }

    /** What runs at an address, if anything was ever started there and is not gone. */
    Optional<RunningPod> at(String address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    Optional<RunningPod> running(Resource pod) {
        return Optional.ofNullable(byUid.get(pod.uid()));
    }

    /** All pods that have a node and are not gone, in the order in which they came. */
    Collection<RunningPod> all() {
        return List.copyOf(byUid.values());
    }

    /** A node stops, with all that runs on it. */
    void fail(String node) {
        failed.add(node);
        all().stream().filter(pod -> pod.node().equals(node)).forEach(RunningPod::freeze);
    }

    /** A node is back, and starts what is still to run on it. */
    void recover(String node) {
        failed.remove(node);
        all().stream().filter(pod -> pod.node().equals(node)).forEach(RunningPod::thaw);
        for (Resource pod : store.list(Kind.POD, "")) {
            if (Tree.text(pod.json(), "spec", "nodeName").equals(node) && !byUid.containsKey(pod.uid())) {
                admit(pod);
            }
        }
    }

    private void changed(StoreChange change) {
        if (!change.kind().equals(Kind.POD)) {
            return;
        }
        Resource pod = change.last();
        RunningPod running = byUid.get(pod.uid());
        if (change.after() == null) {
            if (running != null) {
                byUid.remove(pod.uid());
                byAddress.remove(running.address());
                running.stop();
            }
        } else if (running == null) {
            String node = Tree.text(pod.json(), "spec", "nodeName");
            boolean fresh = change.before() == null
                    || Tree.text(change.before().json(), "spec", "nodeName").isEmpty();
            if (fresh && nodes.has(node)) {
                after(Duration.ZERO, () -> admit(pod));
            }
        } else if (pod.isDeleting()
                && (change.before() == null || !change.before().isDeleting())) {
            after(Duration.ZERO, running::terminate);
        }
    }

    private void admit(Resource bound) {
        Resource pod = store.find(Kind.POD, bound.namespace(), bound.name()).orElse(null);
        String node = Tree.text(bound.json(), "spec", "nodeName");
        if (pod == null || !pod.uid().equals(bound.uid()) || failed.contains(node)) {
            return;
        }
        RunningPod running = new RunningPod(this, store, writer, pod, nodeAddress(node), freeAddress(node));
        byUid.put(pod.uid(), running);
        byAddress.put(running.address(), running);
        if (pod.isDeleting()) {
            running.terminate();
        } else {
            running.begin();
        }
    }

    private String nodeAddress(String node) {
        return Nodes.address(nodes.find(node));
    }

    private String freeAddress(String node) {
        String address;
        do {
            address = nodes.podAddress(node, started.merge(node, 1, Integer::sum) - 1);
        } while (byAddress.containsKey(address));
        return address;
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
