package io.streamgate.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgate.DeploymentStrategy;
import io.streamgate.Plan;
import io.streamgate.Route;
import io.streamgate.Size;
import io.streamgate.Steps;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing that can happen breaks a guarantee. More seeds: {@code -Dstreamgate.seeds=100000}, others: {@code streamgate.firstSeed}. */
class SimulationTest {
    private static final long FIRST = Long.getLong("streamgate.firstSeed", 0);
    private static final int SEEDS = Integer.getInteger("streamgate.seeds", 10_000);
    private static final int SHOWN = 5;

    @Test
    @Timeout(value = 1, unit = TimeUnit.DAYS)
    void noSeedBreaksAGuarantee() {
        Simulation simulation = Simulation.blueGreen();
        List<String> failures = LongStream.range(FIRST, FIRST + SEEDS)
                .parallel()
                .mapToObj(seed -> failure(simulation, seed))
                .filter(Objects::nonNull)
                .limit(SHOWN)
                .toList();
        assertThat(failures).as("seeds that break a guarantee").isEmpty();
    }

    private static @Nullable String failure(Simulation simulation, long seed) {
        try {
            simulation.check(seed);
            return null;
        } catch (AssertionError e) {
            return e.getMessage();
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed + " cannot be played", e);
        }
    }

    @Test
    void aSeedDoesExactlyTheSameEachTime() {
        Simulation simulation = Simulation.blueGreen();
        for (long seed = 0; seed < 20; seed++) {
            Script script = simulation.script(seed);
            assertThat(events(script)).as("seed " + seed).isEqualTo(events(script));
        }
    }

    private static String events(Script script) {
        World world = new World(script, new RandomBlueGreen(), api -> api);
        return world.play().events().toString().replaceAll("program-(\\d+)-[0-9a-f]{8}", "program-$1");
    }

    /** At once, with no gate and nothing to go back to. */
    private static DeploymentStrategy atOnce(SplittableRandom random) {
        Duration deadline = Duration.ofSeconds(random.nextInt(10, 20));
        return view -> Plan.of(
                Steps.template(view.facts().target(), view.facts().digest()),
                Steps.resize("up", view.facts().target(), Size.FULL),
                Steps.available(view.facts().target(), Size.FULL, deadline),
                Steps.shift("switch", Route.all(view.facts().target())),
                Steps.resize("down", view.facts().live(), Size.NONE));
    }

    @Test
    void aStrategyOfOnesOwnIsPlayedAsTheStockOnesAre() {
        Simulation simulation = Simulation.of((random, watched) -> atOnce(random));
        LongStream.range(0, 100).parallel().forEach(simulation::check);
    }

    @Test
    void aFailureTellsItsSeedAScriptAndWhatHappened() {
        Simulation broken = Simulation.blueGreen()
                .through(api -> Lying.journals(api, text -> text.replaceAll("\"effects\":\\[.*?]", "\"effects\":[]")));
        assertThatThrownBy(() -> broken.check(11))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed 11")
                .hasMessageContaining("broke guarantee 6, a crash changes nothing but time")
                .hasMessageContaining("replay: new Script(11L, List.of(")
                .hasMessageContaining("Started[rollout=shop/checkout v2 #1");
    }

    @Test
    void aScriptPrintsAsJava() {
        Script script = new Script(7, List.of(new Act(2_000, What.CRASH, 3), new Act(1_000, What.ABORT, 0)));
        assertThat(script)
                .hasToString("new Script(7L, List.of(\n        new Act(1000, What.ABORT, 0),\n"
                        + "        new Act(2000, What.CRASH, 3)))");
    }
}
