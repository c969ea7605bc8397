package io.streamgate.k8s.route;

import io.streamgate.ClusterException;
import io.streamgate.Finding;
import io.streamgate.Route;
import io.streamgate.Term;
import io.streamgate.Track;
import io.streamgate.Traffic;
import io.streamgate.TrafficRouter;
import io.streamgate.Weight;
import io.streamgate.Workload;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.k8s.mirror.Calls;
import io.streamgate.k8s.mirror.FencedWriter;
import io.streamgate.k8s.mirror.FencedWriter.Field;
import io.streamgate.k8s.mirror.Mirrors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Sends all traffic to one track, by the selector of the Service that users reach. Changes the value of one label in it and
 * nothing else. A switch is seen when the Service's EndpointSlices name no pod of another track.
 */
public final class ServiceSelectorRouter implements TrafficRouter {
    private final Mirrors mirrors;
    private final FencedWriter writer;
    private final Function<Workload, Ref> active;
    private final String versionLabel;

    /**
     * A router of this kind.
     *
     * @param active the Service that users of a workload reach
     * @param versionLabel the label whose value is a track's name
     */
    public ServiceSelectorRouter(Mirrors mirrors, Function<Workload, Ref> active, String versionLabel) {
        this.mirrors = mirrors;
        this.writer = new FencedWriter(mirrors);
        this.active = active;
        this.versionLabel = versionLabel;
    }

    @Override
    public void route(Workload workload, Route route, Term term) {
        writer.change(active.apply(workload), term, List.of(field(workload, route)));
    }

    @Override
    public void rehearse(Workload workload, Route route, Term term) {
        writer.claim(active.apply(workload), term);
        writer.rehearse(active.apply(workload), List.of(field(workload, route)));
    }

    @Override
    public Traffic observe(Workload workload, List<Track> tracks) {
        return Calls.call(() -> {
            Ref ref = active.apply(workload);
            Resource service = mirrors.of(Kind.SERVICE, ref.namespace())
                    .get(ref.name())
                    .orElseThrow(() -> new ClusterException(
                            ClusterException.Kind.REFUSED,
                            ref + " is not there: users reach the workload by it",
                            null,
                            null));
            String version = service.strings("spec", "selector").getOrDefault(versionLabel, "");
            Track track = tracks.stream()
                    .filter(candidate -> candidate.name().equals(version))
                    .findFirst()
                    .orElse(null);
            if (track == null) {
                return new Traffic(
                        Route.NOWHERE,
                        false,
                        ref + " selects " + versionLabel + "=" + version + ", which is none of " + tracks
                                + Editors.last(service, "f:selector"));
            }
            List<String> others = others(ref, track);
            return new Traffic(
                    Route.all(track),
                    others.isEmpty(),
                    (others.isEmpty()
                                    ? "the EndpointSlices of " + ref + " agree"
                                    : "the EndpointSlices of " + ref + " still name " + others)
                            + Editors.last(service, "f:selector"));
        });
    }

    /** The endpoints that are not pods of a track, by their pods' names. */
    private List<String> others(Ref service, Track track) {
        List<String> others = new ArrayList<>();
        for (Resource slice :
                mirrors.of(Kind.ENDPOINT_SLICE, service.namespace()).generatedFrom(service.name())) {
            if (!service.name().equals(slice.labels().get("kubernetes.io/service-name"))) {
                continue;
            }
            for (Resource endpoint : slice.list("endpoints")) {
                String pod = endpoint.text("targetRef", "name").orElse("an address without a pod");
                boolean ofTrack = mirrors.of(Kind.POD, service.namespace())
                        .get(pod)
                        .filter(found -> track.name().equals(found.labels().get(versionLabel)))
                        .isPresent();
                if (!ofTrack) {
                    others.add(pod);
                }
            }
        }
        return others;
    }

    @Override
    public List<Finding> preflight(Workload workload, List<Route> routes) {
        return routes.stream()
                .filter(route -> !route.shares().values().stream().allMatch(Weight.ALL::equals))
                .map(route -> Finding.refusal(
                        "route-not-possible",
                        active.apply(workload) + " spec.selector",
                        "a Service's selector sends all traffic to one track, it cannot do '" + route + "'",
                        "take a router that knows weights, or a plan without them"))
                .toList();
    }

    @Override
    public boolean undoableFromJournal() {
        return true;
    }

    private Field field(Workload workload, Route route) {
        List<Track> tracks = List.copyOf(route.shares().keySet());
        if (tracks.size() != 1) {
            throw new IllegalArgumentException("the route of " + workload + " is to be '" + route
                    + "', but a Service's selector sends all traffic to one track");
        }
        return new Field(
                "/spec/selector/" + versionLabel.replace("~", "~0").replace("/", "~1"),
                tracks.get(0).name());
    }
}
