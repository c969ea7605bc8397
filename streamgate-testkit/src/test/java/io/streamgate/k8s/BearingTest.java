package io.streamgate.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import io.streamgate.k8s.mirror.News;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BearingTest {
    private static Resource object(Map<String, ?> spec, Map<String, ?> status) {
        return new Resource(Map.of("metadata", Map.of("name", "checkout", "uid", "1"), "spec", spec, "status", status));
    }

    private static Map<String, ?> ready(String status, String probed) {
        return Map.of(
                "phase",
                "Running",
                "conditions",
                List.of(Map.of(
                        "type",
                        "Ready",
                        "status",
                        status,
                        "lastTransitionTime",
                        "2026-01-01T00:00:00Z",
                        "lastProbeTime",
                        probed)));
    }

    private static boolean bears(Kind kind, Resource before, Resource now) {
        return Bearing.of(kind, new News(Optional.of(before), Optional.of(now)));
    }

    @Test
    void theCountsInAStatusAreNoNews() {
        for (Kind kind : List.of(Kind.DEPLOYMENT, Kind.REPLICA_SET)) {
            Resource before = object(Map.of("replicas", 3), Map.of("readyReplicas", 1));
            assertThat(bears(kind, before, object(Map.of("replicas", 3), Map.of("readyReplicas", 2))))
                    .isFalse();
            assertThat(bears(kind, before, object(Map.of("replicas", 4), Map.of("readyReplicas", 1))))
                    .isTrue();
        }
    }

    @Test
    void aReplicaSetThatFailsToMakePodsIsNews() {
        Map<String, ?> failing = Map.of(
                "conditions", List.of(Map.of("type", "ReplicaFailure", "status", "True", "message", "exceeded quota")));
        assertThat(bears(Kind.REPLICA_SET, object(Map.of(), Map.of()), object(Map.of(), failing)))
                .isTrue();
    }

    @Test
    void aPodIsNewsWhenItBecomesReadyOrSaysWhatAilsIt() {
        Resource waiting = object(Map.of(), ready("False", "1"));
        assertThat(bears(Kind.POD, waiting, object(Map.of(), ready("False", "2"))))
                .isFalse();
        assertThat(bears(Kind.POD, waiting, object(Map.of(), ready("True", "1"))))
                .isTrue();
        Map<String, ?> unpullable = Map.of(
                "phase",
                "Running",
                "containerStatuses",
                List.of(Map.of("name", "app", "state", Map.of("waiting", Map.of("reason", "ImagePullBackOff")))));
        assertThat(bears(Kind.POD, waiting, object(Map.of(), unpullable))).isTrue();
    }

    @Test
    void whatIsNewOrGoneIsNews() {
        Resource pod = object(Map.of(), Map.of());
        assertThat(Bearing.of(Kind.POD, new News(Optional.empty(), Optional.of(pod))))
                .isTrue();
        assertThat(Bearing.of(Kind.POD, new News(Optional.of(pod), Optional.empty())))
                .isTrue();
    }

    @Test
    void endpointsAreNewsAndAllOfAService() {
        Resource before = new Resource(Map.of("metadata", Map.of("resourceVersion", "1"), "endpoints", List.of()));
        Resource written = new Resource(Map.of("metadata", Map.of("resourceVersion", "2"), "endpoints", List.of()));
        Resource filled = new Resource(Map.of("endpoints", List.of(Map.of("addresses", List.of("10.0.0.1")))));
        assertThat(bears(Kind.ENDPOINT_SLICE, before, written)).isFalse();
        assertThat(bears(Kind.ENDPOINT_SLICE, before, filled)).isTrue();
        assertThat(bears(Kind.SERVICE, before, written)).isTrue();
    }
}
