package io.streamgate.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.Action;
import io.streamgate.DeploymentStrategy;
import io.streamgate.Facts;
import io.streamgate.Kept;
import io.streamgate.Outcome;
import io.streamgate.Plan;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.RolloutEvent;
import io.streamgate.RolloutHandle;
import io.streamgate.Route;
import io.streamgate.Step;
import io.streamgate.Track;
import io.streamgate.TrackState;
import io.streamgate.Traffic;
import io.streamgate.Workload;
import io.streamgate.testkit.CoreHarness;
import io.streamgate.testkit.FakeCall;
import io.streamgate.testkit.FakePods;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a {@link DeploymentStrategy} must do, on fakes for all ports that refuse what would be an outage. Its gates must pass, and
 * need no approval; give a strategy that waits for people its approvals in {@link #begun}.
 */
public interface DeploymentStrategyContract {
    /** The strategy. */
    DeploymentStrategy strategy();

    /** Has a rollout that was just begun go on by itself: approves what it asks for, say. */
    default void begun(CoreHarness harness, RolloutHandle handle) {}

    /** A workload of the strategy's tracks; the first is live on four pods of image {@code v1}. */
    private Workload workload(CoreHarness harness) {
        return harness.running("checkout", "v1", 4, strategy().tracks().toArray(Track[]::new));
    }

    private Rollout rollout(Workload workload) {
        return Rollout.of(workload, Release.image("app", "v2"), strategy());
    }

    private Outcome run(CoreHarness harness, Rollout rollout) {
        RolloutHandle handle = harness.streamGate().start(rollout);
        begun(harness, handle);
        return harness.end(handle);
    }

    private List<TrackState> tracks(CoreHarness harness, Workload workload) {
        return strategy().tracks().stream()
                .map(track -> harness.cluster().state(workload, track))
                .toList();
    }

    /** What a track runs, and on how many pods. */
    private List<String> shape(CoreHarness harness, Workload workload) {
        return tracks(harness, workload).stream()
                .map(state -> state.track() + " " + state.template() + " at " + state.size())
                .toList();
    }

    private Plan plan() {
        List<Track> tracks = strategy().tracks();
        List<Facts.TrackFact> facts = new ArrayList<>();
        for (Track track : tracks) {
            facts.add(new Facts.TrackFact(new Kept(track, "before", ""), facts.isEmpty() ? 4 : 0));
        }
        Track target = tracks.get(tracks.size() - 1);
        return strategy()
                .plan(new DeploymentStrategy.RolloutView(
                        rollout(new Workload("shop", "checkout")),
                        new Facts(Route.all(tracks.get(0)), tracks.get(0), target, facts, "after")));
    }

    @Test
    default void plansTheSameForTheSameFacts() {
        assertThat(plan().outline())
                .as("a rollout is resumed by planning it again")
                .isEqualTo(plan().outline());
        assertThat(plan().steps())
                .extracting(Step::data)
                .isEqualTo(plan().steps().stream().map(Step::data).toList());
    }

    @Test
    default void namesItsStepsInLowerCaseWords() {
        assertThat(plan().outline()).isNotEmpty().allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @Test
    default void givesTheNewVersionAllTrafficAndAllThatWasNeeded() {
        CoreHarness harness = new CoreHarness();
        Workload workload = workload(harness);
        assertThat(run(harness, rollout(workload)).promoted()).isTrue();
        Traffic traffic = harness.router().seen(workload);
        assertThat(traffic.settled()).isTrue();
        List<Track> carrying = List.copyOf(traffic.route().shares().keySet());
        assertThat(carrying).as("the tracks that carry at the end").isNotEmpty();
        assertThat(carrying).allSatisfy(track -> {
            TrackState state = harness.cluster().state(workload, track);
            assertThat(state.template()).contains("v2");
            assertThat(state.available()).isEqualTo(4);
        });
    }

    @Test
    default void leavesEverythingAsItWasWhenPodsDoNotComeUp() {
        CoreHarness harness = new CoreHarness();
        Workload workload = workload(harness);
        harness.cluster().image("v2", FakePods.HEALTHY.neverReady("its probe does not pass"));
        List<String> before = shape(harness, workload);
        Outcome outcome = run(harness, rollout(workload));
        assertThat(outcome).isInstanceOf(Outcome.RolledBack.class);
        assertThat(shape(harness, workload)).isEqualTo(before);
        assertThat(harness.router().shifts())
                .as("traffic that was sent to pods that are not there")
                .isEmpty();
    }

    @Test
    default void leavesEverythingAsItWasWhenItIsAborted() {
        int actions = new Undisturbed(this).actions();
        for (int at = 1; at <= actions; at++) {
            CoreHarness harness = new CoreHarness();
            Workload workload = workload(harness);
            List<String> before = shape(harness, workload);
            RolloutHandle handle = harness.streamGate().start(rollout(workload));
            int[] left = {at};
            harness.calls()
                    .after(
                            call -> call.isAction() && --left[0] == 0,
                            1,
                            () -> handle.abort("contract", "to see it go back"));
            begun(harness, handle);
            Outcome outcome = harness.end(handle);
            if (outcome instanceof Outcome.RolledBack) {
                assertThat(shape(harness, workload))
                        .as("aborted after change %s of %s", at, actions)
                        .isEqualTo(before);
            } else {
                assertThat(outcome.promoted())
                        .as("aborted after change %s of %s: %s", at, actions, outcome)
                        .isTrue();
            }
        }
    }

    @Test
    default void endsAsItWouldHaveWhenTheProcessDiesAtAnyWrite() {
        Undisturbed undisturbed = new Undisturbed(this);
        for (int at = 1; at <= undisturbed.writes(); at++) {
            CoreHarness harness = new CoreHarness();
            Workload workload = workload(harness);
            int[] left = {at};
            harness.dieAfter(call -> call.isWrite() && --left[0] == 0);
            RolloutHandle first = harness.streamGate().start(rollout(workload));
            begun(harness, first);
            harness.advance(Duration.ofMinutes(1));
            harness.crash();
            assertThat(run(harness, rollout(workload)).promoted())
                    .as("died after write %s of %s", at, undisturbed.writes())
                    .isTrue();
            assertThat(shape(harness, workload)).isEqualTo(undisturbed.shape());
        }
    }

    /** A rollout with nothing in its way. */
    final class Undisturbed {
        private final CoreHarness harness = new CoreHarness();
        private final List<String> shape;

        private Undisturbed(DeploymentStrategyContract contract) {
            Workload workload = contract.workload(harness);
            assertThat(contract.run(harness, contract.rollout(workload)).promoted())
                    .as("with nothing in its way it is promoted")
                    .isTrue();
            shape = contract.shape(harness, workload);
        }

        private int actions() {
            return Math.toIntExact(
                    harness.calls().all().stream().filter(FakeCall::isAction).count());
        }

        private int writes() {
            return Math.toIntExact(
                    harness.calls().all().stream().filter(FakeCall::isWrite).count());
        }

        private List<String> shape() {
            return shape;
        }
    }

    @Test
    default void changesNothingButWhatItsPlanShows() {
        CoreHarness harness = new CoreHarness();
        run(harness, rollout(workload(harness)));
        List<String> shown = plan().steps().stream()
                .flatMap(step -> step.asks().stream())
                .map(Action::target)
                .toList();
        assertThat(harness.events())
                .filteredOn(RolloutEvent.Acted.class::isInstance)
                .map(event -> ((RolloutEvent.Acted) event).action().target())
                .isNotEmpty()
                .allMatch(shown::contains);
    }
}
