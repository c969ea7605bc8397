package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** One pod on its node, from being given the node to being gone. */
final class RunningPod {
    private static final Duration REMOVAL = Duration.ofMillis(5);

    private final Kubelet kubelet;
    private final Store store;
    private final Writer writer;
    private final String namespace;
    private final String name;
    private final String uid;
    private final String image;
    private final String address;
    private final String node;
    private final String nodeAddress;
    private final ContainerEvents told;
    private final PodMeter meter = new PodMeter();
    private final BackOff restartBackOff = new BackOff();
    private final ImagePull pull;
    private PodScript script;
    private Instant startedAt;
    private int life;
    private int restarts;
    private boolean listening;
    private long memorySecond;
    private boolean gone;
    private boolean abrupt;
    private boolean frozen;
    private @Nullable Instant broken;

    RunningPod(Kubelet kubelet, Store store, Writer writer, Resource pod, String nodeAddress, String address) {
        this.kubelet = kubelet;
        this.store = store;
        this.writer = writer;
        this.namespace = pod.namespace();
        this.name = pod.name();
        this.uid = pod.uid();
        this.image = PodStatus.image(pod);
        this.script = kubelet.script(image);
        this.node = Tree.text(pod.json(), "spec", "nodeName");
        this.nodeAddress = nodeAddress;
        this.address = address;
        this.told = new ContainerEvents(kubelet.events(node));
        this.pull = new ImagePull(this, kubelet, told);
        this.startedAt = kubelet.now();
    }

    String image() {
        return image;
    }

    String namespace() {
        return namespace;
    }

    String name() {
        return name;
    }

    String address() {
        return address;
    }

    String node() {
        return node;
    }

    Instant startedAt() {
        return startedAt;
    }

    /** Whether a connection to it is accepted. */
    boolean isListening() {
        return listening;
    }

    /** Whether it left its connections without a word when it last stopped serving. */
    boolean wasAbrupt() {
        return abrupt;
    }

    /** Whether it broke its connections within a span of time, its end included. */
    boolean isBrokenBetween(Instant start, Instant end) {
        return broken != null && broken.isAfter(start) && !broken.isAfter(end);
    }

    /** What it answers to requests; the share of errors and the answers may be changed while it runs. */
    PodScript script() {
        return kubelet.script(image);
    }

    /** The requests it was sent. */
    PodMeter meter() {
        return meter;
    }

    /** A request reaches it; too many of them at a time take more memory than it may have. */
    void request(Instant now) {
        meter.count(now);
        if (now.getEpochSecond() != memorySecond) {
            memorySecond = now.getEpochSecond();
            checkMemory(now);
        }
    }

    private void checkMemory(Instant now) {
        Resource pod = store.find(Kind.POD, namespace, name).orElse(null);
        if (pod != null) {
            long limit = Usage.limit(pod, "memory");
            PodScript current = script();
            if (Usage.exceeds(current.use().bytes(meter.rate(now, 1), current.latency()), limit)) {
                runOutOfMemory();
            }
        }
    }

    /** Has a node; pulls its image. */
    void begin() {
        change((pod, time) -> PodStatus.starting(pod, nodeAddress, time));
        pull.begin();
    }

    /** Ready or not from now on, whatever the script says. */
    void setReady(boolean ready) {
        life++;
        Resource pod = change((one, time) -> PodStatus.ready(one, ready, time));
        if (!ready) {
            told.unhealthy(pod);
        }
    }

    /** The container exits with 1, and is started again in the way of its restart policy. */
    void crash() {
        end(1, "Error");
    }

    /** The container has taken more memory than it may. */
    void runOutOfMemory() {
        int now = life;
        kubelet.after(Duration.ZERO, () -> {
            if (listening && life == now) {
                end(137, "OOMKilled");
            }
        });
    }

    /** SIGTERM: it drains as long as it likes and may. */
    void terminate() {
        Resource pod = store.find(Kind.POD, namespace, name).orElse(null);
        if (pod == null || gone || frozen) {
            return;
        }
        life++;
        if (!listening) {
            abrupt = true;
            then(REMOVAL, this::remove);
            return;
        }
        told.killing(pod);
        Duration drain = script.drains();
        Duration grace = Duration.ofSeconds(Tree.number(pod.json(), 30, "metadata", "deletionGracePeriodSeconds"));
        boolean killed = drain.compareTo(grace) > 0;
        abrupt = drain.isZero() || killed;
        if (drain.isZero()) {
            exit(143);
        } else {
            then(killed ? grace : drain, () -> exit(killed ? 137 : 0));
        }
    }

    /** The pod is no longer in the store. */
    void stop() {
        gone = true;
        leave(abrupt || listening);
    }

    /** Accepts no more connections; if abruptly, those there are break. */
    private void leave(boolean abruptly) {
        if (abruptly && listening) {
            broken = kubelet.now();
        }
        abrupt = abruptly;
        listening = false;
    }

    /** Its node has failed: nothing happens in it any more. */
    void freeze() {
        frozen = true;
        life++;
        leave(true);
    }

    /** Its node is back. */
    void thaw() {
        frozen = false;
        Resource pod = store.find(Kind.POD, namespace, name).orElse(null);
        if (pod == null || Workloads.isPodOver(pod)) {
            return;
        }
        if (pod.isDeleting()) {
            exit(137);
        } else {
            restarts++;
            pull.begin();
        }
    }

    /** Its image is there; the container runs by a script. */
    void start(PodScript by) {
        script = by;
        listening = true;
        abrupt = false;
        startedAt = kubelet.now();
        told.started(change((pod, time) -> PodStatus.running(pod, address, restarts, time)));
        checkMemory(startedAt);
        script.crashesAfter().ifPresent(time -> then(time, this::crash));
        script.completesAfter().ifPresent(time -> then(time, () -> end(0, "Completed")));
        script.readyIn().ifPresent(wait -> then(wait, () -> change((pod, time) -> PodStatus.ready(pod, true, time))));
    }

    private void end(int code, String reason) {
        Resource pod = store.find(Kind.POD, namespace, name).orElse(null);
        if (pod == null || gone || Workloads.isPodOver(pod)) {
            return;
        }
        boolean served = listening;
        leave(code != 0);
        life++;
        FrozenMap ended = PodStatus.ended(code, reason, startedAt, writer.time());
        String policy = Tree.text(pod.json(), "spec", "restartPolicy");
        if (policy.equals("Never") || (policy.equals("OnFailure") && code == 0)) {
            change((one, time) -> PodStatus.over(one, code == 0 ? "Succeeded" : "Failed", ended, time));
            return;
        }
        Duration ran = served ? Duration.between(startedAt, kubelet.now()) : Duration.ZERO;
        Duration wait = restartBackOff.after(ran);
        Resource down = change((one, time) -> PodStatus.crashed(one, wait, restarts, ended, time));
        if (!wait.isZero()) {
            told.restartBackOff(down);
        }
        restarts++;
        then(wait, () -> start(script));
    }

    private void exit(int code) {
        leave(abrupt);
        String reason = code == 0 ? "Completed" : "Error";
        FrozenMap ended = PodStatus.ended(code, reason, startedAt, writer.time());
        change((pod, time) -> PodStatus.over(pod, code == 0 ? "Succeeded" : "Failed", ended, time));
        then(REMOVAL, this::remove);
    }

    private void remove() {
        try {
            writer.delete(new Ref(Kind.POD, namespace, name), uid, 0);
        } catch (ApiException e) {
            // Someone else was quicker.
            gone = true;
        }
    }

    /** Does something later, unless the pod is gone by then or has gone over to another stage of its life. */
    void then(Duration delay, Runnable next) {
        int now = life;
        kubelet.after(delay, () -> {
            if (!gone && life == now) {
                next.run();
            }
        });
    }

    /** Writes what becomes of the pod, given it as it is and the time. */
    Resource change(BiFunction<Resource, String, Resource> how) {
        Resource pod = store.find(Kind.POD, namespace, name)
                .filter(one -> one.uid().equals(uid))
                .orElseThrow(() -> new IllegalStateException("pod " + namespace + "/" + name + " is gone"));
        return writer.keep(Kind.POD, pod, how.apply(pod, writer.time()));
    }
}
