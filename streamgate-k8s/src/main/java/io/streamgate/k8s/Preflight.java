package io.streamgate.k8s;

import io.streamgate.Finding;
import io.streamgate.Track;
import io.streamgate.Workload;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at a workload's objects before the first write. Asks the server, writes nothing. */
final class Preflight {
    private final KubeApi api;
    private final Naming naming;

    Preflight(KubeApi api, Naming naming) {
        this.api = api;
        this.naming = naming;
    }

    List<Finding> look(Workload workload, List<Track> tracks) {
        List<Finding> findings = new ArrayList<>(new Rights(api).missing(workload.namespace()));
        if (!findings.isEmpty()) {
            return findings;
        }
        Map<Track, Resource> deployments = new LinkedHashMap<>();
        for (Track track : tracks) {
            Ref ref = naming.deployment(workload, track);
            Optional<Resource> deployment = read(ref);
            deployment.ifPresent(found -> deployments.put(track, found));
            if (deployment.isEmpty()) {
                findings.add(missingDeployment(ref, track));
            }
            Ref service = naming.service(workload, track);
            read(service)
                    .ifPresentOrElse(
                            found -> selects(service, found, track, findings),
                            () -> findings.add(Finding.refusal(
                                    "missing-service",
                                    service.toString(),
                                    "is not there; " + track + " is previewed by it",
                                    "create it with a selector that has " + naming.versionLabel() + ": " + track)));
        }
        active(workload, tracks, findings);
        deployments.forEach((track, deployment) -> new DeploymentChecks(
                        naming.deployment(workload, track), deployment, naming.versionLabel())
                .look(track, findings));
        overlaps(workload, deployments, findings);
        if (findings.stream().noneMatch(Finding::isRefusal)) {
            new Room(api).look(workload, deployments, findings);
            new Disruptions(api).look(workload, deployments, findings);
        }
        return findings;
    }

    private Finding missingDeployment(Ref ref, Track track) {
        for (Kind other : List.of(Kind.STATEFUL_SET, Kind.DAEMON_SET)) {
            try {
                Ref same = new Ref(other, ref.namespace(), ref.name());
                if (read(same).isPresent()) {
                    return Finding.refusal(
                            "no-deployment",
                            same.toString(),
                            "is no Deployment, and only Deployments can be tracks",
                            "make a Deployment " + ref.name() + " for " + track);
                }
            } catch (ApiException e) {
                // Without the right to look there is no better advice to give.
            }
        }
        return Finding.refusal(
                "missing-deployment",
                ref.toString(),
                "is not there; " + track + " runs in it",
                "create it with 0 replicas, or say with a Naming what it is called");
    }

    private void selects(Ref ref, Resource service, Track track, List<Finding> findings) {
        String value = service.strings("spec", "selector").getOrDefault(naming.versionLabel(), "");
        if (!value.equals(track.name())) {
            findings.add(Finding.refusal(
                    "version-label",
                    ref + " spec.selector." + naming.versionLabel(),
                    "is '" + value + "', but must be '" + track + "'",
                    "set it, so that the Service selects the pods of " + track + " and no others"));
        }
    }

    private void active(Workload workload, List<Track> tracks, List<Finding> findings) {
        Ref ref = naming.active(workload);
        Optional<Resource> service = read(ref);
        if (service.isEmpty()) {
            findings.add(Finding.refusal(
                    "missing-service",
                    ref.toString(),
                    "is not there; users reach the workload by it",
                    "create it with a selector that has " + naming.versionLabel() + ": " + tracks.get(0)));
            return;
        }
        String value = service.get().strings("spec", "selector").getOrDefault(naming.versionLabel(), "");
        if (tracks.stream().noneMatch(track -> track.name().equals(value))) {
            findings.add(Finding.refusal(
                    "version-label",
                    ref + " spec.selector." + naming.versionLabel(),
                    "is '" + value + "', but must be one of " + tracks,
                    "set it to the track that is live"));
        }
    }

    private void overlaps(Workload workload, Map<Track, Resource> deployments, List<Finding> findings) {
        List<Track> tracks = List.copyOf(deployments.keySet());
        for (int i = 0; i < tracks.size(); i++) {
            for (int j = i + 1; j < tracks.size(); j++) {
                Map<String, String> a = labels(deployments.get(tracks.get(i)));
                Map<String, String> b = labels(deployments.get(tracks.get(j)));
                boolean apart = a.entrySet().stream()
                        .anyMatch(entry -> b.containsKey(entry.getKey())
                                && !b.get(entry.getKey()).equals(entry.getValue()));
                if (!apart) {
                    findings.add(
                            Finding.refusal(
                                    "selectors-overlap",
                                    naming.deployment(workload, tracks.get(i)) + " spec.selector",
                                    "and that of " + naming.deployment(workload, tracks.get(j))
                                            + " can select the same pods: " + a + " and " + b,
                                    "give both the label " + naming.versionLabel()
                                            + " with the track's name (a Deployment's selector cannot be changed: make it anew)"));
                }
            }
        }
    }

    private static Map<String, String> labels(@org.jspecify.annotations.Nullable Resource deployment) {
        return deployment == null ? Map.of() : deployment.strings("spec", "selector", "matchLabels");
    }

    private Optional<Resource> read(Ref ref) {
        try {
            return Optional.of(api.get(ref));
        } catch (ApiException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
