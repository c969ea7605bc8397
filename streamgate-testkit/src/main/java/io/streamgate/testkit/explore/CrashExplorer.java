package io.streamgate.testkit.explore;

import static java.util.Objects.requireNonNull;

import io.streamgate.RolloutEvent;
import io.streamgate.testkit.guarantee.Breach;
import io.streamgate.testkit.guarantee.Guarantee;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Runs a rollout once undisturbed; then again with the process dying before and after each of its writes and being started anew
 * a second later, and every other time once more in the midst of its recovery. Each run must end as the undisturbed one did,
 * and keep all guarantees on its way. For strategies, gates, routers and steps of one's own as well as for the stock ones:
 *
 * <pre>{@code
 * CrashExplorer.of(Scenario.of("promoted", harness -> Rollout.of(
 *                 harness.blueGreen("checkout", "demo:v1", 3), Release.image("app", "demo:v2"), new MyStrategy())))
 *         .explore();
 * }</pre>
 */
public final class CrashExplorer {
    private final Scenario scenario;
    private final Set<Guarantee> left = EnumSet.noneOf(Guarantee.class);
    private boolean allPairs;

    private CrashExplorer(Scenario scenario) {
        this.scenario = requireNonNull(scenario, "scenario");
    }

    /** An explorer of a scenario. */
    public static CrashExplorer of(Scenario scenario) {
        return new CrashExplorer(scenario);
    }

    /** Does not look at a guarantee, such as one that the strategy gives up on purpose. */
    public CrashExplorer without(Guarantee guarantee) {
        left.add(guarantee);
        return this;
    }

    /** Has the process die at each pair of writes, instead of at one write of the recovery: that takes many times as long. */
    public CrashExplorer atEveryPair() {
        allPairs = true;
        return this;
    }

    /**
     * What was explored.
     *
     * @param writes the writes of the undisturbed run, in words
     * @param runs how many runs there were
     */
    public record Exploration(List<String> writes, int runs) {
        /** Copies the list. */
        public Exploration {
            writes = List.copyOf(writes);
        }
    }

    /**
     * Explores.
     *
     * @throws AssertionError at the first run that does not end as it should or breaks a guarantee, with its story
     */
    public Exploration explore() {
        Run.Result undisturbed = Run.of(scenario, List.of());
        check(undisturbed, undisturbed.end());
        List<String> writes = undisturbed.writes().get(0);
        int runs = 1;
        for (int number = 1; number <= writes.size(); number++) {
            for (boolean before : List.of(true, false)) {
                Death first = new Death(number, before);
                Run.Result once = Run.of(scenario, List.of(first));
                check(once, undisturbed.end());
                runs++;
                for (Death second : seconds(once, runs)) {
                    check(Run.of(scenario, List.of(first, second)), undisturbed.end());
                    runs++;
                }
            }
        }
        return new Exploration(writes, runs);
    }

    /** Where to die in the recovery from a death. */
    private List<Death> seconds(Run.Result once, int run) {
        int writes = once.writes().size() < 2 ? 0 : once.writes().get(1).size();
        List<Death> deaths = new ArrayList<>();
        for (int number = 1; number <= writes; number++) {
            deaths.add(new Death(number, true));
            deaths.add(new Death(number, false));
        }
        if (allPairs || deaths.isEmpty()) {
            return List.copyOf(deaths);
        }
        return run % 2 == 0 ? List.of() : List.of(deaths.get(run / 2 % deaths.size()));
    }

    private void check(Run.Result result, End expected) {
        List<Breach> breaches = result.breaches().stream()
                .filter(breach -> !left.contains(breach.guarantee()))
                .toList();
        String differences = result.end().differsFrom(expected);
        if (!breaches.isEmpty() || !differences.isEmpty()) {
            throw new AssertionError(story(result, breaches, differences));
        }
    }

    private String story(Run.Result result, List<Breach> breaches, String differences) {
        StringBuilder story = new StringBuilder("scenario '" + scenario.name() + "'");
        story.append(result.deaths().isEmpty() ? ", undisturbed\n" : ", started again a second after each death\n");
        for (int life = 0;
                life < result.deaths().size() && life < result.writes().size();
                life++) {
            List<String> writes = result.writes().get(life);
            story.append("life ")
                    .append(life + 1)
                    .append(" died ")
                    .append(result.deaths().get(life));
            story.append(writes.isEmpty() ? "" : ": " + writes.get(writes.size() - 1))
                    .append('\n');
        }
        breaches.forEach(breach -> story.append("broke ").append(breach).append('\n'));
        if (!differences.isEmpty()) {
            story.append("ended otherwise than undisturbed:\n").append(differences);
        }
        story.append("events of the last life:\n");
        lastLife(result.events())
                .forEach(event -> story.append("  ").append(event).append('\n'));
        return story.toString();
    }

    private static List<RolloutEvent> lastLife(List<RolloutEvent> events) {
        int first = events.size();
        while (first > 0 && !(events.get(first - 1) instanceof RolloutEvent.Resumed)) {
            first--;
        }
        return events.subList(Math.max(0, first - 1), events.size()).stream()
                .filter(event -> !(event instanceof RolloutEvent.StepWaiting))
                .toList();
    }
}
