package io.streamgate.testkit.cluster;

import java.time.Duration;

/** A pod's image on its way to the node: there after a while, or not to be had, and then tried for again and again. */
final class ImagePull {
    private static final Duration NOTICE = Duration.ofSeconds(2);

    private final RunningPod pod;
    private final Kubelet kubelet;
    private final ContainerEvents told;
    private final BackOff backOff = new BackOff();

    ImagePull(RunningPod pod, Kubelet kubelet, ContainerEvents told) {
        this.pod = pod;
        this.kubelet = kubelet;
        this.told = told;
    }

    void begin() {
        PodScript script = kubelet.script(pod.image());
        pod.then(script.startsIn(), () -> script.imageError().ifPresentOrElse(this::fail, () -> pod.start(script)));
    }

    private void fail(String why) {
        String error = "failed to pull and unpack image \"" + pod.image() + "\": " + why;
        told.notPulled(
                pod.change((one, time) ->
                        PodStatus.waiting(PodStatus.addressed(one, pod.address(), time), "ErrImagePull", error, time)),
                error);
        String message = "Back-off pulling image \"" + pod.image() + "\": ErrImagePull: " + error;
        pod.then(
                NOTICE,
                () -> told.pullBackOff(
                        pod.change((one, time) -> PodStatus.waiting(one, "ImagePullBackOff", message, time))));
        pod.then(backOff.next(), this::begin);
    }
}
