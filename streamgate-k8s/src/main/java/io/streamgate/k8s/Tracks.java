package io.streamgate.k8s;

import io.streamgate.ClusterException;
import io.streamgate.Kept;
import io.streamgate.Scheduler;
import io.streamgate.Track;
import io.streamgate.TrackState;
import io.streamgate.Workload;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.k8s.mirror.FencedWriter;
import io.streamgate.k8s.mirror.Mirrors;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a track from the objects themselves. Availability is that of the pods of the one ReplicaSet that has the Deployment's
 * template, as the pods say it, not what a controller's status says of it later. The EndpointSlices of the track's Service must
 * name at least one of them: that proves that it selects them and that the slices' controller keeps up, so that a Service
 * switched to them finds endpoints. Waiting until it names every one would only add that controller's time to each switch.
 */
final class Tracks {
    private static final int DIGESTS = 1_000;
    /** Of a pod that does not say since when it is ready: it never counts as ready for long enough. */
    private static final Instant UNKNOWN_TIME = Instant.MAX.minus(Duration.ofDays(365));

    private final Mirrors mirrors;
    private final Scheduler scheduler;
    private final Naming naming;
    private final Map<String, String> digests = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > DIGESTS;
        }
    };

    Tracks(Mirrors mirrors, Scheduler scheduler, Naming naming) {
        this.mirrors = mirrors;
        this.scheduler = scheduler;
        this.naming = naming;
    }

    Optional<Resource> deployment(Workload workload, Track track) {
        return mirrors.of(Kind.DEPLOYMENT, workload.namespace())
                .get(naming.deployment(workload, track).name());
    }

    TrackState observe(Workload workload, Track track) {
        Resource deployment = deployment(workload, track)
                .orElseThrow(() -> new ClusterException(
                        ClusterException.Kind.REFUSED,
                        naming.deployment(workload, track) + " is not there: the strategy needs it for " + track,
                        null,
                        null));
        String digest = digest(deployment);
        List<Resource> sets = owned(Kind.REPLICA_SET, deployment, Set.of(deployment.uid()));
        Optional<Resource> keeper =
                sets.stream().filter(set -> digest(set).equals(digest)).max(Comparator.comparing(Resource::name));
        Set<String> uids = new HashSet<>();
        sets.forEach(set -> uids.add(set.uid()));
        List<Resource> pods = owned(Kind.POD, deployment, uids).stream()
                .filter(pod -> !pod.isDeleting() && !isFinished(pod))
                .toList();
        List<Resource> current = keeper.map(set -> pods.stream()
                        .filter(pod -> owner(pod).equals(set.uid()))
                        .toList())
                .orElse(List.of());
        Set<String> addressed = addressed(naming.service(workload, track));
        long minReady = deployment.number("spec", "minReadySeconds").orElse(0L);
        boolean reachable = current.stream().anyMatch(pod -> addressed.contains(pod.name()));
        List<Resource> available = current.stream()
                .filter(pod -> reachable && isReadyFor(pod, minReady))
                .toList();
        return new TrackState(
                track,
                deployment.number("spec", "replicas").orElse(1L).intValue(),
                new Kept(track, digest, keeper.map(Resource::name).orElse("")),
                pods.size(),
                Math.toIntExact(pods.stream().filter(pod -> isReadyFor(pod, 0)).count()),
                available.size(),
                Troubles.of(deployment, keeper, current, available),
                FencedWriter.term(deployment),
                editor(deployment));
    }

    /** When a pod that is ready becomes available by having been so for long enough; empty if it never will by time alone. */
    Optional<Duration> laterAvailable(Resource resource) {
        if (!resource.text("kind").orElse("").equals(Kind.POD.name())) {
            return Optional.empty();
        }
        return mirrors.of(Kind.DEPLOYMENT, resource.namespace()).list().stream()
                .filter(deployment -> resource.name().startsWith(deployment.name() + "-"))
                .map(deployment -> deployment.number("spec", "minReadySeconds").orElse(0L))
                .filter(seconds -> seconds > 0)
                .findFirst()
                .map(seconds -> Duration.ofSeconds(seconds).plusMillis(10));
    }

    private List<Resource> owned(Kind kind, Resource deployment, Set<String> owners) {
        return mirrors.of(kind, deployment.namespace()).generatedFrom(deployment.name()).stream()
                .filter(resource -> owners.contains(owner(resource)))
                .toList();
    }

    private static String owner(Resource resource) {
        return resource.list("metadata", "ownerReferences").stream()
                .filter(reference -> reference.isTrue("controller"))
                .findFirst()
                .flatMap(reference -> reference.text("uid"))
                .orElse("");
    }

    private static boolean isFinished(Resource pod) {
        String phase = pod.text("status", "phase").orElse("");
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    private boolean isReadyFor(Resource pod, long seconds) {
        return readySince(pod)
                .filter(since -> seconds == 0 || !scheduler.now().isBefore(since.plusSeconds(seconds)))
                .isPresent();
    }

    /** Since when a pod has been ready; empty if it is not. */
    static Optional<Instant> readySince(Resource pod) {
        return pod.list("status", "conditions").stream()
                .filter(condition -> condition.text("type").orElse("").equals("Ready"))
                .filter(condition -> condition.text("status").orElse("").equals("True"))
                .findFirst()
                .map(condition ->
                        condition.text("lastTransitionTime").map(Instant::parse).orElse(UNKNOWN_TIME));
    }

    /** The pods that a Service's EndpointSlices call ready, by name. */
    private Set<String> addressed(Ref service) {
        Set<String> pods = new HashSet<>();
        for (Resource slice :
                mirrors.of(Kind.ENDPOINT_SLICE, service.namespace()).generatedFrom(service.name())) {
            if (service.name().equals(slice.labels().get("kubernetes.io/service-name"))) {
                slice.list("endpoints").stream()
                        .filter(endpoint -> endpoint.isTrue("conditions", "ready"))
                        .forEach(endpoint -> endpoint.text("targetRef", "name").ifPresent(pods::add));
            }
        }
        return pods;
    }

    /** A template's digest; remembered, since it takes longer than everything else here together. */
    private String digest(Resource holder) {
        String key =
                holder.uid() + "/" + holder.number("metadata", "generation").orElse(0L);
        synchronized (digests) {
            return digests.computeIfAbsent(
                    key,
                    unknown -> PodTemplate.of(holder.map("spec", "template"), naming.versionLabel())
                            .digest());
        }
    }

    private static String editor(Resource deployment) {
        return deployment.list("metadata", "managedFields").stream()
                .filter(entry -> !entry.text("manager").orElse("").equals(Patch.MANAGER))
                .filter(entry -> entry.at("fieldsV1", "f:spec").isPresent())
                .max(Comparator.comparing(entry -> entry.text("time").orElse("")))
                .map(entry -> entry.text("manager").orElse("") + " at "
                        + entry.text("time").orElse("a time unknown"))
                .orElse("");
    }
}
