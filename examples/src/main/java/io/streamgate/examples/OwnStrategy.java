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
import io.streamgate.Workload;
import io.streamgate.testkit.StreamGateHarness;
import java.time.Duration;

/** A strategy of one's own: one pod to look at for a minute, then all of them, then the switch. Runs on the in-memory cluster. */
public final class OwnStrategy {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private OwnStrategy() {}

    /** The strategy: a function from what was found to a plan. What may go wrong on the way is not its concern. */
    static final DeploymentStrategy ONE_POD_FIRST = view -> {
        var live = view.facts().live();
        var target = view.facts().target();
        return Plan.of(
                Steps.template(target, view.facts().digest()),
                Steps.resize("one-pod", target, new Size(1)),
                Steps.available(target, new Size(1), PATIENCE),
                Steps.hold("look-at-it", Duration.ofMinutes(1)),
                Steps.resize("all-pods", target, Size.FULL),
                Steps.available(target, Size.FULL, PATIENCE),
                Steps.shift("switch", Route.all(target)),
                Steps.delay("drain", Duration.ofSeconds(30)),
                Steps.resize("old-ones-down", live, Size.NONE));
    };

    /** Prints what the release would do, and does it. */
    public static void main(String[] args) {
        System.out.println(release(new StreamGateHarness()));
    }

    static Outcome release(StreamGateHarness harness) {
        Workload checkout = harness.blueGreen("checkout", "demo:v1", 3);
        StreamGate streamGate = harness.start(builder -> builder.listener(new ProgressLines(System.out)))
                .streamGate();
        Rollout rollout = Rollout.of(checkout, Release.image("app", "demo:v2"), ONE_POD_FIRST);
        System.out.println(streamGate.explain(rollout));
        return harness.end(streamGate.start(rollout));
    }
}
