package io.streamgate.engine;

import static io.streamgate.engine.Plans.reason;
import static io.streamgate.engine.Plans.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.DeploymentStrategy;
import io.streamgate.HealthGate;
import io.streamgate.Judgement;
import io.streamgate.Outcome;
import io.streamgate.Plan;
import io.streamgate.Reason;
import io.streamgate.RolloutEvent;
import io.streamgate.RolloutHandle;
import io.streamgate.Route;
import io.streamgate.Size;
import io.streamgate.Step;
import io.streamgate.StepContext;
import io.streamgate.StepResult;
import io.streamgate.Steps;
import io.streamgate.Term;
import io.streamgate.Track;
import io.streamgate.TrackState;
import io.streamgate.Traffic;
import io.streamgate.TrafficRouter;
import io.streamgate.Workload;
import io.streamgate.testkit.CoreHarness;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Strategies, steps, gates and routers that a user writes. */
class OwnPartsTest {
    private final CoreHarness harness = new CoreHarness();
    private final Workload shop = harness.running("checkout", "v1", 3, Track.BLUE, Track.GREEN);

    private TrackState state(Track track) {
        return harness.cluster().state(shop, track);
    }

    private record Migrate(Supplier<Boolean> migrated) implements Step {
        @Override
        public String name() {
            return "migrate-schema";
        }

        @Override
        public StepResult run(StepContext context) {
            return migrated.get()
                    ? StepResult.done()
                    : StepResult.again(Duration.ofSeconds(30), "the migration is under way");
        }
    }

    private static final class FlagRouter implements TrafficRouter {
        private final Map<Workload, Route> flags = new HashMap<>();

        private FlagRouter(Workload workload, Route route) {
            flags.put(workload, route);
        }

        @Override
        public void route(Workload workload, Route route, Term term) {
            flags.put(workload, route);
        }

        @Override
        public Traffic observe(Workload workload, List<Track> tracks) {
            return new Traffic(flags.getOrDefault(workload, Route.NOWHERE), true, "the flag is set");
        }
    }

    @Test
    void aStrategyCanBeALambda() {
        DeploymentStrategy atOnce = view -> Plan.of(
                Steps.template(view.facts().target(), view.facts().digest()),
                Steps.resize("up", view.facts().target(), Size.FULL),
                Steps.available(view.facts().target(), Size.FULL, Duration.ofMinutes(1)),
                Steps.shift("switch", Route.all(view.facts().target())),
                Steps.resize("down", view.facts().live(), Size.NONE));
        assertThat(harness.run(release(shop, "v2", atOnce))).isEqualTo(new Outcome.Promoted());
        assertThat(state(Track.GREEN).template()).isEqualTo("image of app=v2");
        assertThat(state(Track.GREEN).available()).isEqualTo(3);
        assertThat(state(Track.BLUE).size()).isZero();
        assertThat(harness.calls().actions())
                .containsExactly(
                        "retemplate shop/checkout green to image of app=v2",
                        "resize shop/checkout green to 3",
                        "route shop/checkout 100 % green",
                        "resize shop/checkout blue to 0");
    }

    @Test
    void aStepOfOnesOwnIsRunUntilItIsDone() {
        boolean[] migrated = {false};
        RolloutHandle handle =
                harness.streamGate().start(release(shop, "v2", Plans.blueGreen(new Migrate(() -> migrated[0]))));
        harness.advance(Duration.ofMinutes(10));
        assertThat(handle.status().orElseThrow().step()).isEqualTo("migrate-schema");
        assertThat(harness.router().shifts()).isEmpty();
        migrated[0] = true;
        assertThat(harness.end(handle)).isEqualTo(new Outcome.Promoted());
    }

    @Test
    void aStepOfOnesOwnThatThrowsTurnsTheRolloutBack() {
        Step broken = new Migrate(() -> {
            throw new IllegalArgumentException("no such table");
        });
        Reason why = reason(harness.run(release(shop, "v2", Plans.blueGreen(broken))));
        assertThat(why.kind()).isEqualTo(Reason.Kind.STEP_FAILED);
        assertThat(why.message()).contains("no such table");
        assertThat(why.subject()).isEqualTo("step migrate-schema");
        assertThat(state(Track.GREEN).size()).isZero();
        assertThat(state(Track.GREEN).template()).isEqualTo("image of app=v1");
    }

    @Test
    void aGateOfOnesOwnDecides() {
        HealthGate errors = view -> view.state().track(view.target()).available() == 3
                ? Judgement.fail("7 of 100 requests failed")
                : Judgement.pass();
        Reason why = reason(harness.run(release(shop, "v2", Plans.blueGreen(Steps.gate(errors.named("errors"))))));
        assertThat(why.kind()).isEqualTo(Reason.Kind.GATE_FAILED);
        assertThat(why.message()).contains("gate errors", "7 of 100 requests failed");
    }

    @Test
    void aRouterOfOnesOwnIsAskedAndThenLookedAt() {
        FlagRouter flags = new FlagRouter(shop, Route.all(Track.BLUE));
        harness.cluster().routedBy(workload -> flags.observe(workload, Track.COLOURS));
        Outcome outcome = harness.run(release(shop, "v2", Plans.tenthFirst()).by(flags));
        assertThat(outcome).isEqualTo(new Outcome.Promoted());
        assertThat(flags.flags).containsEntry(shop, Route.all(Track.GREEN));
        assertThat(harness.router().shifts()).isEmpty();
    }

    @Test
    void aRouterThatIsNeverSeenToRouteEndsInARollback() {
        TrafficRouter deaf = new TrafficRouter() {
            @Override
            public void route(Workload workload, Route route, Term term) {}

            @Override
            public Traffic observe(Workload workload, List<Track> tracks) {
                return new Traffic(Route.all(Track.BLUE), true, "as ever");
            }
        };
        Reason why = reason(harness.run(release(shop, "v2", Plans.blueGreen()).by(deaf)));
        assertThat(why.subject()).isEqualTo("step switch");
    }

    @Test
    void aListenerThatThrowsHarmsNobody() {
        Outcome outcome = harness.end(harness.start(builder -> builder.listener(event -> {
                    throw new IllegalStateException("the listener is broken");
                }))
                .streamGate()
                .start(release(shop, "v2", Plans.blueGreen())));
        assertThat(outcome).isEqualTo(new Outcome.Promoted());
        assertThat(harness.events()).last().isInstanceOf(RolloutEvent.Finished.class);
    }

    @Test
    void aPlanThatCannotBeMadeIsToldToTheCaller() {
        DeploymentStrategy broken = view -> {
            throw new IllegalStateException("no plan today");
        };
        RolloutHandle handle = harness.streamGate().start(release(shop, "v2", broken));
        assertThat(handle.completion().toCompletableFuture()).isNotDone();
        harness.advance(Duration.ofSeconds(1));
        assertThat(handle.completion().toCompletableFuture()).isCompletedExceptionally();
        assertThat(harness.calls().actions()).isEmpty();
        assertThat(harness.journal().entry(shop)).isEmpty();
    }
}
