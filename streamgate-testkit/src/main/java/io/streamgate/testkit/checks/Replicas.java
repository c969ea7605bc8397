package io.streamgate.testkit.checks;

import io.streamgate.Track;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** How many pods the live and the idle track have, and where. */
final class Replicas {
    private static final List<String> COUNTS = List.of("readyReplicas", "updatedReplicas", "availableReplicas");

    private Replicas() {}

    static void liveIsReady(Examination examination) {
        examination
                .live()
                .ifPresent(live ->
                        examination.deployment(live).ifPresent(deployment -> isReady(examination, live, deployment)));
    }

    private static void isReady(Examination examination, Track live, Resource deployment) {
        Ref ref = examination.tracks().deployment(live);
        long desired = desired(deployment);
        if (desired == 0) {
            examination.flaw(
                    ref + " spec.replicas",
                    "is 0, but " + live + " is live, and nothing serves",
                    "scale it up, or let users reach the track that has pods");
            return;
        }
        long generation = deployment.number("metadata", "generation").orElse(0L);
        long observed = deployment.number("status", "observedGeneration").orElse(0L);
        if (observed < generation) {
            examination.flaw(
                    ref + " status.observedGeneration",
                    "is " + observed + ", but the spec is at generation " + generation
                            + ", so the status is about an older one",
                    "wait for the Deployment controller; if it stays so, see whether it runs");
        }
        for (String count : COUNTS) {
            long is = deployment.number("status", count).orElse(0L);
            if (is != desired) {
                examination.flaw(
                        ref + " status." + count,
                        "is " + is + ", but " + desired + " are desired",
                        "wait for its rollout, or see why its pods don't come up: kubectl rollout status deployment/"
                                + ref.name() + " -n " + ref.namespace());
            }
        }
    }

    static void idleIsAtRest(Examination examination) {
        Optional<Track> live = examination.live();
        if (live.isEmpty()) {
            return;
        }
        Track idle = examination.tracks().other(live.get());
        Ref ref = examination.tracks().deployment(idle);
        examination.deployment(idle).ifPresent(deployment -> {
            zero(examination, ref + " spec.replicas", desired(deployment));
            zero(
                    examination,
                    ref + " status.replicas",
                    deployment.number("status", "replicas").orElse(0L));
        });
        examination.pods(idle).ifPresent(pods -> {
            List<Resource> left =
                    pods.stream().filter(pod -> !Pods.hasEnded(pod)).toList();
            if (!left.isEmpty()) {
                examination.flaw(
                        "the pods with " + examination.tracks().labels(idle),
                        "are " + left.size() + ", but there must be none: " + Pods.names(left),
                        "wait for them to end, or see who made them");
            }
        });
    }

    private static void zero(Examination examination, String where, long replicas) {
        if (replicas != 0) {
            examination.flaw(
                    where,
                    "is " + replicas + ", but must be 0 on a track that is at rest",
                    "scale it to 0 once no traffic goes there, or let the rollout end that is under way");
        }
    }

    static void liveIsLargeEnough(Examination examination) {
        examination
                .live()
                .ifPresent(live -> examination.deployment(live).ifPresent(deployment -> {
                    long desired = desired(deployment);
                    int least = examination.expected().replicas();
                    if (desired < least) {
                        examination.flaw(
                                examination.tracks().deployment(live) + " spec.replicas",
                                "is " + desired + ", but must be at least " + least,
                                "scale it up, or raise the minReplicas of its autoscaler");
                    }
                }));
    }

    static void liveIsSpread(Examination examination) {
        examination
                .live()
                .ifPresent(live -> examination.pods(live).ifPresent(pods -> {
                    List<Resource> ready = pods.stream().filter(Pods::isReady).toList();
                    TreeSet<String> nodes = new TreeSet<>();
                    ready.forEach(pod -> pod.text("spec", "nodeName").ifPresent(nodes::add));
                    int least = examination.expected().nodes();
                    if (nodes.size() < least) {
                        examination.flaw(
                                "the ready pods with " + examination.tracks().labels(live),
                                ready.isEmpty()
                                        ? "are none, so they run on no node, but must run on at least " + least
                                        : "are " + ready.size() + " and run on " + nodes + ", but must run on at least "
                                                + least + " nodes",
                                "spread them: podAntiAffinity or topologySpreadConstraints over kubernetes.io/hostname, and"
                                        + " enough nodes with room");
                    }
                }));
    }

    /** What the spec asks for; the server's default is 1. */
    static long desired(Resource deployment) {
        return deployment.number("spec", "replicas").orElse(1L);
    }
}
