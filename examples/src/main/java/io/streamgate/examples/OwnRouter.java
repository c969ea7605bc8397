package io.streamgate.examples;

import io.streamgate.DeploymentStrategy;
import io.streamgate.Outcome;
import io.streamgate.Plan;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.Route;
import io.streamgate.Size;
import io.streamgate.Steps;
import io.streamgate.StreamGate;
import io.streamgate.Term;
import io.streamgate.Track;
import io.streamgate.Traffic;
import io.streamgate.TrafficRouter;
import io.streamgate.Weight;
import io.streamgate.Workload;
import io.streamgate.testkit.StreamGateHarness;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A router of one's own: this very program sends the requests on, by a table. Runs on the in-memory cluster. */
public final class OwnRouter {
    private OwnRouter() {}

    /**
     * The router: asked, it changes the table; looked at, it says what the table says. It can do any weight.
     *
     * @param table how the program sends the requests of each workload
     */
    record TableRouter(Map<Workload, Route> table) implements TrafficRouter {
        @Override
        public void route(Workload workload, Route route, Term term) {
            table.put(workload, route);
        }

        @Override
        public Traffic observe(Workload workload, List<Track> tracks) {
            return new Traffic(table.getOrDefault(workload, Route.all(tracks.get(0))), true, "as the table says");
        }
    }

    /** A tenth, a half and then all of the traffic. */
    static final DeploymentStrategy BY_AND_BY = view -> {
        Track live = view.facts().live();
        Track target = view.facts().target();
        return Plan.of(
                Steps.template(target, view.facts().digest()),
                Steps.resize("up", target, Size.FULL),
                Steps.available(target, Size.FULL, Duration.ofMinutes(5)),
                Steps.shift("a-tenth", Route.split(target, new Weight(10), live)),
                Steps.hold("look-at-a-tenth", Duration.ofMinutes(1)),
                Steps.shift("half", Route.split(target, new Weight(50), live)),
                Steps.hold("look-at-half", Duration.ofMinutes(1)),
                Steps.shift("all", Route.all(target)),
                Steps.resize("down", live, Size.NONE));
    };

    /** Releases by and by. */
    public static void main(String[] args) {
        System.out.println(release(new StreamGateHarness(), new TableRouter(new ConcurrentHashMap<>())));
    }

    static Outcome release(StreamGateHarness harness, TrafficRouter router) {
        Workload checkout = harness.blueGreen("checkout", "demo:v1", 10);
        StreamGate streamGate = harness.start(builder -> builder.listener(new ProgressLines(System.out)))
                .streamGate();
        Rollout rollout =
                Rollout.of(checkout, Release.image("app", "demo:v2"), BY_AND_BY).by(router);
        return harness.end(streamGate.start(rollout));
    }
}
