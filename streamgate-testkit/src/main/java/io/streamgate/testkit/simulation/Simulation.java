package io.streamgate.testkit.simulation;

import static java.util.Objects.requireNonNull;

import io.streamgate.RolloutEvent;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.testkit.guarantee.Breach;
import io.streamgate.testkit.guarantee.Guarantee;
import io.streamgate.testkit.guarantee.Guarantees;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Random rollouts of one workload in a world where anything may happen at any time: {@link What} says what. All of it comes
 * from a seed; every guarantee is looked at on every change of every object and on every event. A seed that breaks one fails
 * with a script as short as can be, to be put into a test.
 *
 * <pre>{@code
 * LongStream.range(0, 10_000).parallel().forEach(Simulation.blueGreen()::check);
 * }</pre>
 *
 * <p>What people and pods do to the workload may cost traffic that nobody promised to save; {@link Guarantees} says what is taken
 * into account. A simulation is immutable and may be used by any thread; each play uses the thread that asks for it.
 */
public final class Simulation {
    private final Strategies strategies;
    private final UnaryOperator<KubeApi> mutation;

    private Simulation(Strategies strategies, UnaryOperator<KubeApi> mutation) {
        this.strategies = requireNonNull(strategies, "strategies");
        this.mutation = requireNonNull(mutation, "mutation");
    }

    /** Rollouts by blue-green, with any of its options. */
    public static Simulation blueGreen() {
        return of(new RandomBlueGreen());
    }

    /** Rollouts by strategies of one's own, on the tracks and Services of blue-green. */
    public static Simulation of(Strategies strategies) {
        return new Simulation(strategies, api -> api);
    }

    /** The same, with programs that reach the API through something else: such as one that does not do what it says. */
    public Simulation through(UnaryOperator<KubeApi> api) {
        return new Simulation(strategies, api);
    }

    /** The script of a seed. */
    public Script script(long seed) {
        return Script.of(seed);
    }

    /** Plays a script; the guarantees that were not kept. */
    public List<Breach> play(Script script) {
        return new World(script, strategies, mutation).play().breaches();
    }

    /**
     * Plays the script of a seed.
     *
     * @throws AssertionError if a guarantee is not kept, with the seed, a shorter script that does the same, and its story
     */
    public void check(long seed) {
        check(script(seed));
    }

    /**
     * Plays a script.
     *
     * @throws AssertionError as {@link #check(long)}
     */
    public void check(Script script) {
        List<Breach> breaches = play(script);
        if (!breaches.isEmpty()) {
            Script shorter = shortened(script, breaches.get(0).guarantee());
            throw new AssertionError(story(script, shorter));
        }
    }

    /** As few of a script's acts as still break a guarantee. */
    public Script shortened(Script script, Guarantee guarantee) {
        Script shortest = script;
        Optional<Script> shorter = Optional.of(script);
        while (shorter.isPresent()) {
            shortest = shorter.get();
            Script whole = shortest;
            shorter = whole.acts().stream()
                    .map(whole::without)
                    .filter(less -> breaks(less, guarantee))
                    .findFirst();
        }
        return shortest;
    }

    private boolean breaks(Script script, Guarantee guarantee) {
        return play(script).stream().anyMatch(breach -> breach.guarantee() == guarantee);
    }

    private String story(Script script, Script shorter) {
        World.Played played = new World(shorter, strategies, mutation).play();
        StringBuilder story = new StringBuilder("seed " + script.seed() + "\n");
        played.breaches()
                .forEach(breach -> story.append("broke ").append(breach).append('\n'));
        story.append("replay: ").append(shorter).append("\nevents:\n");
        played.events().stream()
                .filter(event -> !(event instanceof RolloutEvent.StepWaiting))
                .forEach(event -> story.append("  ").append(event).append('\n'));
        return story.toString();
    }
}
