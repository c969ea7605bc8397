package io.streamgate;

import java.util.List;
import java.util.TreeMap;

/**
 * The strategy of a rollout that is known from the journal alone: the steps that were begun, the stock ones made again from
 * their data. What was made of a program's code waits for that program; everything can be taken back without it.
 *
 * @param attempt the attempt that was begun
 */
record Journaled(Attempt attempt) implements DeploymentStrategy {
    /** A rollout of it. */
    static Rollout rollout(Attempt attempt) {
        Facts facts = attempt.facts();
        Kept template = new Kept(facts.target(), facts.digest(), "");
        Release release = new Release(attempt.id().version(), List.of(new Release.Former(template)));
        return Rollout.of(attempt.id().workload(), release, new Journaled(attempt));
    }

    @Override
    public Plan plan(RolloutView view) {
        return new Plan(steps(attempt.plan()), steps(attempt.throughout()));
    }

    @Override
    public List<Track> tracks() {
        return attempt.facts().tracks().stream()
                .map(fact -> fact.kept().track())
                .toList();
    }

    private static List<Step> steps(List<Attempt.PlannedStep> planned) {
        return planned.stream()
                .map(step -> Steps.from(step.name(), step.data()).orElseGet(() -> new OfAProgram(step)))
                .toList();
    }

    private record OfAProgram(Attempt.PlannedStep planned) implements Step {
        @Override
        public String name() {
            return planned.name();
        }

        @Override
        public StepResult run(StepContext context) {
            return StepResult.waiting(
                    "this step is made of code, so it waits for the program that began the rollout; it can be aborted without");
        }

        @Override
        public String describe() {
            return planned.does();
        }

        @Override
        public java.util.Map<String, String> data() {
            return new TreeMap<>(planned.data());
        }
    }
}
