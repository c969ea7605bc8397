package io.streamgate.testkit;

import io.streamgate.Finding;
import io.streamgate.Route;
import io.streamgate.Scheduler;
import io.streamgate.Term;
import io.streamgate.Track;
import io.streamgate.Traffic;
import io.streamgate.TrafficRouter;
import io.streamgate.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A {@link TrafficRouter} in memory that can do any route, and is seen to a moment after it was asked. For one thread.
 *
 * <p>It fences with its {@link FakeCluster}. And it refuses, with an {@link AssertionError}, what would be an outage: to send
 * traffic to a track without a ready pod, or nowhere, while another track has some.
 */
public final class FakeRouter implements TrafficRouter {
    private final FakeCluster cluster;
    private final Scheduler scheduler;
    private final FakeCalls calls;
    private final Map<Workload, Asked> asked = new HashMap<>();
    private final List<Route> shifts = new ArrayList<>();
    private Optional<Duration> settling = Optional.of(Duration.ofMillis(100));

    private record Asked(Route route, Optional<Instant> settledAt, String by) {}

    /** A router for the workloads of a cluster. Nothing is routed yet. */
    public FakeRouter(FakeCluster cluster, Scheduler scheduler, FakeCalls calls) {
        this.cluster = cluster;
        this.scheduler = scheduler;
        this.calls = calls;
        cluster.routedBy(this::seen);
    }

    /** How long it takes from asking for a route to seeing it, from now on; 100 ms unless said otherwise. */
    public FakeRouter settlingIn(Duration time) {
        settling = Optional.of(time);
        return this;
    }

    /** From now on no route is ever seen. */
    public FakeRouter neverSettling() {
        settling = Optional.empty();
        return this;
    }

    /** Someone routes; it is seen at once, and nothing is checked. */
    public void routeAs(String editor, Workload workload, Route route) {
        asked.put(workload, new Asked(route, Optional.of(scheduler.now()), editor));
        cluster.changed(workload);
    }

    /** The routes that were asked for through the port, in order. */
    public List<Route> shifts() {
        return List.copyOf(shifts);
    }

    /** How traffic goes now. */
    public Traffic seen(Workload workload) {
        Asked last = asked.get(workload);
        if (last == null) {
            return new Traffic(Route.NOWHERE, true, "nothing is routed yet");
        }
        boolean settled =
                last.settledAt().filter(at -> !scheduler.now().isBefore(at)).isPresent();
        return new Traffic(
                last.route(), settled, (settled ? "all agree" : "not all agree yet") + ", last set by " + last.by());
    }

    @Override
    public void route(Workload workload, Route route, Term term) {
        calls.run("route", workload, route.toString(), () -> {
            cluster.fence(workload, term);
            if (!route.equals(seen(workload).route())) {
                refuseOutage(workload, route);
                shifts.add(route);
                asked.put(workload, new Asked(route, settling.map(scheduler.now()::plus), term.driver()));
                cluster.changed(workload);
                settling.ifPresent(time -> scheduler.after(time, () -> cluster.changed(workload)));
            }
        });
    }

    private void refuseOutage(Workload workload, Route route) {
        boolean anyServes = cluster.tracks(workload).stream().anyMatch(track -> cluster.ready(workload, track) > 0);
        boolean allServe = !route.shares().isEmpty()
                && route.shares().keySet().stream().allMatch(track -> cluster.ready(workload, track) > 0);
        if (anyServes && !allServe) {
            throw new AssertionError("an outage: the traffic of " + workload + " is to go '" + route
                    + "', where not every track has a ready pod, while another has: "
                    + cluster.tracks(workload).stream()
                            .map(track -> cluster.state(workload, track))
                            .toList());
        }
    }

    @Override
    public Traffic observe(Workload workload, List<Track> tracks) {
        return calls.call("look", workload, "", () -> seen(workload));
    }

    @Override
    public void rehearse(Workload workload, Route route, Term term) {
        calls.run("rehearse", workload, route.toString(), () -> cluster.fence(workload, term));
    }

    @Override
    public List<Finding> preflight(Workload workload, List<Route> routes) {
        return routes.stream()
                .flatMap(route -> route.shares().keySet().stream())
                .distinct()
                .filter(track -> !cluster.tracks(workload).contains(track))
                .map(track -> Finding.refusal(
                        "no-such-track",
                        "route of " + workload,
                        "leads to " + track + ", which is not there",
                        "have the cluster run() it first"))
                .toList();
    }

    @Override
    public boolean undoableFromJournal() {
        return true;
    }
}
