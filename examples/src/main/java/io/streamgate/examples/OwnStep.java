package io.streamgate.examples;

import io.streamgate.DeploymentStrategy;
import io.streamgate.Outcome;
import io.streamgate.Plan;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.Step;
import io.streamgate.StepContext;
import io.streamgate.StepResult;
import io.streamgate.StreamGate;
import io.streamgate.Workload;
import io.streamgate.k8s.bluegreen.BlueGreen;
import io.streamgate.testkit.StreamGateHarness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A step of one's own: a database is migrated before the first pod of a release starts. Runs on the in-memory cluster. */
public final class OwnStep {
    private OwnStep() {}

    /**
     * The step: run again and again until it is done, and once more after a crash.
     *
     * @param pending the migrations that are still to be made; asking also sees to it that one is under way
     */
    record Migrate(Supplier<List<String>> pending) implements Step {
        @Override
        public String name() {
            return "migrate-database";
        }

        @Override
        public StepResult run(StepContext context) {
            List<String> left = pending.get();
            return left.isEmpty()
                    ? StepResult.done()
                    : StepResult.again(Duration.ofSeconds(10), "for the migrations " + left);
        }
    }

    /** Another strategy's plan with a step before it. */
    static DeploymentStrategy after(Step first, DeploymentStrategy then) {
        return view -> {
            Plan plan = then.plan(view);
            List<Step> steps = new ArrayList<>(List.of(first));
            steps.addAll(plan.steps());
            return new Plan(steps, plan.throughout());
        };
    }

    /** A release with two migrations. */
    public static void main(String[] args) {
        List<String> migrations = new ArrayList<>(List.of("add-column", "fill-column"));
        System.out.println(release(new StreamGateHarness(), () -> {
            List<String> left = List.copyOf(migrations);
            migrations.stream().findFirst().ifPresent(migrations::remove);
            return left;
        }));
    }

    static Outcome release(StreamGateHarness harness, Supplier<List<String>> pending) {
        Workload checkout = harness.blueGreen("checkout", "demo:v1", 3);
        StreamGate streamGate = harness.start(builder -> builder.listener(new ProgressLines(System.out)))
                .streamGate();
        DeploymentStrategy strategy = after(new Migrate(pending), BlueGreen.defaults());
        return harness.end(streamGate.start(Rollout.of(checkout, Release.image("app", "demo:v2"), strategy)));
    }
}
