package io.streamgate.testkit.explore;

import io.streamgate.Rollout;
import io.streamgate.RolloutEvent;
import io.streamgate.RolloutHandle;
import io.streamgate.testkit.StreamGateHarness;
import io.streamgate.testkit.StreamGateHarness.Program;
import io.streamgate.testkit.guarantee.Breach;
import io.streamgate.testkit.guarantee.Guarantees;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of a scenario, in which each life of the process but the last one ends by a death. */
final class Run {
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration UNTIL_RESTART = Duration.ofSeconds(1);
    private static final Duration AFTERWARDS = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Scenario scenario;
    private final List<Death> deaths;
    private final StreamGateHarness harness = new StreamGateHarness();
    private final Rollout rollout;
    private final Guarantees guarantees;
    private final Instant begun;
    private final List<MortalApi> lives = new ArrayList<>();
    private final List<Scenario.Command> due = new ArrayList<>();

    private Run(Scenario scenario, List<Death> deaths) {
        this.scenario = scenario;
        this.deaths = deaths;
        this.rollout = scenario.begin().apply(harness);
        this.guarantees = Guarantees.of(harness, rollout);
        this.begun = harness.scheduler().now();
    }

    /**
     * What came of a run.
     *
     * @param deaths those that were asked for
     * @param writes of each life, in words
     * @param end what there was at the end
     * @param breaches the guarantees that were not kept
     * @param events of all lives
     */
    record Result(
            List<Death> deaths, List<List<String>> writes, End end, List<Breach> breaches, List<RolloutEvent> events) {}

    static Result of(Scenario scenario, List<Death> deaths) {
        return new Run(scenario, deaths).toItsEnd();
    }

    private Result toItsEnd() {
        Program program = start();
        RolloutHandle handle = guarantees.follow(program, program.streamGate().start(rollout));
        Instant limit = begun.plus(LONGEST);
        while (!guarantees.ended() && harness.scheduler().now().isBefore(limit)) {
            harness.scheduler().advance(TICK);
            if (!program.process().isAlive()) {
                harness.scheduler().advance(UNTIL_RESTART);
                if (guarantees.ended()) {
                    break;
                }
                program = start();
                handle = guarantees.follow(program, program.streamGate().start(rollout));
            }
            obey(handle);
        }
        harness.scheduler().advance(AFTERWARDS);
        List<Breach> breaches = guarantees.over();
        End end = End.of(harness.cluster(), rollout.workload(), guarantees.journal());
        return new Result(deaths, lives.stream().map(MortalApi::writes).toList(), end, breaches, harness.events());
    }

    private Program start() {
        int number = lives.size();
        Optional<Death> death = number < deaths.size() ? Optional.of(deaths.get(number)) : Optional.empty();
        due.clear();
        due.addAll(scenario.commands());
        return guarantees.start(
                "life-" + (number + 1),
                (process, api) -> {
                    MortalApi mortal = new MortalApi(api, process, death);
                    lives.add(mortal);
                    return mortal;
                },
                builder -> builder);
    }

    private void obey(RolloutHandle handle) {
        Instant now = harness.scheduler().now();
        List<Scenario.Command> asked = due.stream()
                .filter(command -> !now.isBefore(begun.plus(command.after())))
                .toList();
        due.removeAll(asked);
        asked.forEach(command -> command.what().accept(handle));
    }
}
