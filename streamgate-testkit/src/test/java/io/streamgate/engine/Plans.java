package io.streamgate.engine;

import io.streamgate.DeploymentStrategy;
import io.streamgate.Facts;
import io.streamgate.Outcome;
import io.streamgate.Plan;
import io.streamgate.Reason;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.Route;
import io.streamgate.Size;
import io.streamgate.Step;
import io.streamgate.Steps;
import io.streamgate.Track;
import io.streamgate.Weight;
import io.streamgate.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Strategies for tests, from stock steps. */
final class Plans {
    static final Duration DEADLINE = Duration.ofMinutes(2);

    private Plans() {}

    /** A plan from what was found. */
    static DeploymentStrategy of(Function<Facts, List<Step>> steps) {
        return view -> new Plan(steps.apply(view.facts()), List.of());
    }

    /** All at once, with these steps before the switch. */
    static DeploymentStrategy blueGreen(Step... beforeSwitch) {
        return of(facts -> {
            List<Step> steps = new ArrayList<>(up(facts));
            steps.addAll(List.of(beforeSwitch));
            steps.addAll(over(facts));
            return steps;
        });
    }

    /** All at once, with these steps after the switch, while the old version is still warm. */
    static DeploymentStrategy blueGreenThen(Step... afterSwitch) {
        return of(facts -> {
            List<Step> steps = new ArrayList<>(up(facts));
            steps.add(Steps.shift("switch", Route.all(facts.target())));
            steps.addAll(List.of(afterSwitch));
            steps.add(Steps.resize("down", facts.live(), Size.NONE));
            return steps;
        });
    }

    /** A tenth of the traffic for a while, then all of it. */
    static DeploymentStrategy tenthFirst(Step... atATenth) {
        return of(facts -> {
            List<Step> steps = new ArrayList<>(up(facts));
            steps.add(Steps.shift("tenth", Route.split(facts.target(), new Weight(10), facts.live())));
            steps.addAll(List.of(atATenth));
            steps.addAll(over(facts));
            return steps;
        });
    }

    /** The new version at full size. */
    static List<Step> up(Facts facts) {
        Track target = facts.target();
        return List.of(
                Steps.template(target, facts.digest()),
                Steps.resize("up", target, Size.FULL),
                Steps.available(target, Size.FULL, DEADLINE));
    }

    /** All traffic to the new version, and the old one down after a while. */
    static List<Step> over(Facts facts) {
        return List.of(
                Steps.shift("switch", Route.all(facts.target())),
                Steps.delay("warm", Duration.ofSeconds(30)),
                Steps.resize("down", facts.live(), Size.NONE));
    }

    static Rollout release(Workload workload, String image, DeploymentStrategy strategy) {
        return Rollout.of(workload, Release.image("app", image).named(image), strategy);
    }

    /** Why a rollout went back. */
    static Reason reason(Outcome outcome) {
        if (outcome instanceof Outcome.RolledBack back) {
            return back.why();
        }
        throw new AssertionError("was to be rolled back, but is " + outcome);
    }
}
