package io.streamgate.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.streamgate.k8s.api.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TroublesTest {
    private static final Resource NONE = new Resource(Map.of());

    @SuppressWarnings("unchecked")
    private static Resource yaml(String text) {
        return new Resource(Serialization.unmarshal("---\n" + text, Map.class));
    }

    private static Resource pod(String status) {
        return yaml("{metadata: {name: green-1}, status: " + status + "}");
    }

    private static String of(String status) {
        return Troubles.of(NONE, Optional.empty(), List.of(pod(status)), List.of());
    }

    @Test
    void anImageThatCannotBePulledIsNamed() {
        assertThat(of("{containerStatuses: [{name: app, state: {waiting: {reason: ImagePullBackOff, message:"
                        + " not found}}}]}"))
                .isEqualTo("pod green-1: ImagePullBackOff, not found");
    }

    @Test
    void aCrashLoopIsToldWithHowItEnded() {
        assertThat(of("{containerStatuses: [{name: app, state: {waiting: {reason: CrashLoopBackOff}},"
                        + " lastState: {terminated: {exitCode: 137, reason: OOMKilled}}}]}"))
                .isEqualTo("pod green-1: CrashLoopBackOff, last exit code 137, OOMKilled");
    }

    @Test
    void aContainerThatEndedIsToldBeforeItLoops() {
        assertThat(of("{containerStatuses: [{name: app, ready: false, state: {terminated: {exitCode: 1,"
                        + " reason: Error}}}]}"))
                .isEqualTo("pod green-1: container app ended with exit code 1, Error");
    }

    @Test
    void aProbeThatDoesNotPassIsTold() {
        assertThat(of("{containerStatuses: [{name: app, ready: false, state: {running: {}}}]}"))
                .isEqualTo("pod green-1: container app runs, but its readiness probe does not pass");
    }

    @Test
    void aPodThatFitsNowhereIsTold() {
        assertThat(of("{conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable, message:"
                        + " 0/2 nodes}]}"))
                .isEqualTo("pod green-1: Unschedulable: 0/2 nodes");
    }

    @Test
    void aPodThatJustStartsIsNoTrouble() {
        assertThat(of("{containerStatuses: [{name: app, state: {waiting: {reason: ContainerCreating}}}]}"))
                .isEmpty();
    }

    @Test
    void anInitContainerIsLookedAtFirst() {
        assertThat(of("{initContainerStatuses: [{name: setup, state: {waiting: {reason: ErrImagePull}}}],"
                        + " containerStatuses: [{name: app, state: {waiting: {reason: CrashLoopBackOff}}}]}"))
                .isEqualTo("pod green-1: ErrImagePull");
    }

    @Test
    void podsThatCouldNotBeMadeAreTold() {
        Resource set = yaml("{status: {conditions: [{type: ReplicaFailure, status: 'True', reason: FailedCreate,"
                + " message: exceeded quota}]}}");
        assertThat(Troubles.of(NONE, Optional.of(set), List.of(), List.of())).isEqualTo("FailedCreate: exceeded quota");
        assertThat(Troubles.of(set, Optional.empty(), List.of(), List.of())).isEqualTo("FailedCreate: exceeded quota");
    }

    @Test
    void aPodThatIsAvailableIsNoTrouble() {
        Resource pod = pod("{containerStatuses: [{name: app, ready: true, state: {running: {}}}]}");
        assertThat(Troubles.of(NONE, Optional.empty(), List.of(pod), List.of(pod)))
                .isEmpty();
    }
}
