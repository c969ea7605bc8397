package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** One pod on its node, from being given the node to being gone. */
final class RunningPod {
    private static final Duration PULL_BACK_OFF = Duration.ofSeconds(2);
    private static final Duration REMOVAL = Duration.ofMillis(5);
    private static final int LONGEST_BACK_OFF = 300;

    private final Kubelet kubelet;
    private final Store store;
    private final Writer writer;
    private final String namespace;
    private final String name;
    private final String uid;
    private final String image;
    private final String address;
    private final String node;
    private final PodScript script;
    private int life;
    private int restarts;
    private boolean listening;
    private boolean gone;
    private boolean abrupt;

    RunningPod(Kubelet kubelet, Store store, Writer writer, Resource pod, int number) {
        this.kubelet = kubelet;
        this.store = store;
        this.writer = writer;
        this.namespace = pod.namespace();
        this.name = pod.name();
        this.uid = pod.uid();
        this.image = PodStatus.image(pod);
        this.script = kubelet.script(image);
        this.node = number % 2 == 0 ? "node-a" : "node-b";
        this.address = "10.244." + (number % 2 + 1 + number / 500 * 2) + "." + (number / 2 % 250 + 2);
    }

    String image() {
        return image;
    }

    String name() {
        return name;
    }

    String address() {
        return address;
    }

    /** Whether a connection to it is accepted. */
    boolean isListening() {
        return listening;
    }

    /** Whether it left its connections without a word when it last stopped serving. */
    boolean wasAbrupt() {
        return abrupt;
    }

    /** What it answers to requests; the share of errors and the answers may be changed while it runs. */
    PodScript script() {
        return kubelet.script(image);
    }

    /** Has a node; pulls its image. */
    void begin() {
        change(pod -> PodStatus.scheduled(pod, node, writer.time()));
        then(script.startsIn(), script.imageError().isPresent() ? this::failToPull : this::start);
    }

    /** Ready or not from now on, whatever the script says. */
    void setReady(boolean ready) {
        life++;
        change(pod -> PodStatus.ready(pod, ready, writer.time()));
    }

    /** The container exits, and is started again in the way of its restart policy. */
    void crash() {
        listening = false;
        abrupt = true;
        life++;
        boolean first = restarts == 0;
        int seconds = first ? 0 : Math.min(LONGEST_BACK_OFF, 10 << Math.min(restarts - 1, 5));
        change(pod -> PodStatus.crashed(pod, seconds, restarts, writer.time()));
        restarts++;
        then(Duration.ofSeconds(seconds), this::start);
    }

    /** SIGTERM: it drains as long as it likes and may. */
    void terminate() {
        Resource pod = store.find(Kind.POD, namespace, name).orElse(null);
        if (pod == null || gone) {
            return;
        }
        life++;
        int grace = Tree.number(pod.json(), 30, "metadata", "deletionGracePeriodSeconds");
        Duration drain = script.drains();
        Duration most = Duration.ofSeconds(grace);
        abrupt = drain.isZero() || drain.compareTo(most) > 0;
        if (!listening || drain.isZero()) {
            exit();
        } else {
            then(drain.compareTo(most) < 0 ? drain : most, this::exit);
        }
    }

    /** The pod is no longer in the store. */
    void stop() {
        gone = true;
        listening = false;
    }

    private void failToPull() {
        String why = script.imageError().orElse("");
        change(pod -> PodStatus.waiting(
                pod, "ErrImagePull", "failed to pull and unpack image \"" + image + "\": " + why, writer.time()));
        then(
                PULL_BACK_OFF,
                () -> change(pod -> PodStatus.waiting(
                        pod, "ImagePullBackOff", "Back-off pulling image \"" + image + "\"", writer.time())));
    }

    private void start() {
        listening = true;
        abrupt = false;
        change(pod -> PodStatus.running(pod, address, restarts, writer.time()));
        script.crashesAfter().ifPresent(time -> then(time, this::crash));
        script.readyIn().ifPresent(time -> then(time, () -> change(pod -> PodStatus.ready(pod, true, writer.time()))));
    }

    private void exit() {
        listening = false;
        change(pod -> PodStatus.exited(pod, writer.time()));
        then(REMOVAL, () -> store.remove(Kind.POD, namespace, name));
    }

    /** Does something later, unless the pod is gone by then or has gone over to another stage of its life. */
    private void then(Duration delay, Runnable next) {
        int now = life;
        kubelet.after(delay, () -> {
            if (!gone && life == now) {
                next.run();
            }
        });
    }

    private void change(UnaryOperator<Resource> how) {
        store.find(Kind.POD, namespace, name)
                .filter(pod -> pod.uid().equals(uid))
                .ifPresent(pod -> writer.keep(Kind.POD, pod, how.apply(pod)));
    }
}
