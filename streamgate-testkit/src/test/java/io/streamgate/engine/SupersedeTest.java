package io.streamgate.engine;

import static io.streamgate.engine.Plans.reason;
import static io.streamgate.engine.Plans.release;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgate.Outcome;
import io.streamgate.PlanChangedException;
import io.streamgate.Reason;
import io.streamgate.Rollout;
import io.streamgate.RolloutHandle;
import io.streamgate.RolloutInProgressException;
import io.streamgate.Route;
import io.streamgate.Steps;
import io.streamgate.Track;
import io.streamgate.Workload;
import io.streamgate.testkit.CoreHarness;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** What becomes of a rollout when another is asked for, or the same one in another form. */
class SupersedeTest {
    private final CoreHarness harness = new CoreHarness();
    private final Workload shop = harness.running("checkout", "v1", 3, Track.BLUE, Track.GREEN);

    private Rollout waiting(String image) {
        return release(shop, image, Plans.tenthFirst(Steps.hold("wait", Duration.ofHours(1))));
    }

    private RolloutHandle begin(Rollout rollout) {
        RolloutHandle handle = harness.streamGate().start(rollout);
        harness.advance(Duration.ofMinutes(1));
        return handle;
    }

    private String green() {
        return harness.cluster().state(shop, Track.GREEN).template();
    }

    @Test
    void anotherReleaseIsRefusedWhileOneIsUnderWay() {
        begin(waiting("v2"));
        assertThatThrownBy(() -> harness.run(release(shop, "v3", Plans.blueGreen())))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(RolloutInProgressException.class)
                .hasMessageContaining("checkout v2 #1")
                .hasMessageContaining("at step wait");
    }

    @Test
    void aNewerReleaseTakesThePlaceOfOneUnderWay() {
        RolloutHandle first = begin(waiting("v2"));
        assertThat(harness.run(release(shop, "v3", Plans.blueGreen()).superseding()))
                .isEqualTo(new Outcome.Promoted());
        Outcome superseded = harness.end(first);
        assertThat(superseded).isInstanceOf(Outcome.Superseded.class);
        assertThat(superseded.toString()).contains("v3");
        assertThat(green()).isEqualTo("image of app=v3");
        assertThat(harness.router().shifts())
                .as("the share goes to 0 before the newer one begins")
                .containsSubsequence(Route.all(Track.BLUE), Route.all(Track.GREEN));
    }

    @Test
    void aNewerReleaseTakesThePlaceOfOneWhoseDriverIsDead() {
        begin(waiting("v2"));
        harness.crash();
        assertThat(harness.run(release(shop, "v3", Plans.blueGreen()).superseding()))
                .isEqualTo(new Outcome.Promoted());
        assertThat(green()).isEqualTo("image of app=v3");
    }

    @Test
    void aSupersedingReleaseThatIsAbortedRestoresWhatWasThereBeforeBoth() {
        begin(waiting("v2"));
        RolloutHandle second = begin(waiting("v3").superseding());
        second.abort("ann", "neither");
        assertThat(reason(harness.end(second)).kind()).isEqualTo(Reason.Kind.ABORTED);
        assertThat(green()).isEqualTo("image of app=v1");
        assertThat(harness.cluster().state(shop, Track.GREEN).size()).isZero();
    }

    @Test
    void afterTheSwitchTheNewVersionStaysLiveForTheNewerRelease() {
        RolloutHandle first = harness.streamGate()
                .start(release(shop, "v2", Plans.blueGreenThen(Steps.hold("wait", Duration.ofHours(1)))));
        harness.advance(Duration.ofMinutes(1));
        assertThat(harness.run(release(shop, "v3", Plans.blueGreen()).superseding()))
                .isEqualTo(new Outcome.Promoted());
        assertThat(harness.end(first)).isInstanceOf(Outcome.Superseded.class);
        assertThat(harness.cluster().state(shop, Track.BLUE).template()).isEqualTo("image of app=v3");
        assertThat(harness.router().seen(shop).route()).isEqualTo(Route.all(Track.BLUE));
    }

    @Test
    void theSameReleaseGoesOnInsteadOfBeginningAnew() {
        RolloutHandle first = begin(waiting("v2"));
        RolloutHandle same = harness.streamGate().start(waiting("v2").superseding());
        harness.advance(Duration.ofMinutes(1));
        assertThat(harness.end(first)).isEqualTo(new Outcome.Promoted());
        assertThat(harness.end(same)).isEqualTo(new Outcome.Promoted());
        assertThat(harness.streamGate().status(shop).orElseThrow().id().attempt())
                .isEqualTo(1);
    }

    @Test
    void aReleaseIsNotGoneOnWithByOtherSteps() {
        begin(waiting("v2"));
        harness.crash();
        RolloutHandle changed = harness.streamGate().start(release(shop, "v2", Plans.blueGreen()));
        assertThatThrownBy(() -> harness.end(changed))
                .cause()
                .isInstanceOf(PlanChangedException.class)
                .hasMessageContaining("tenth")
                .hasMessageContaining("go on with the program that began it, or abort it");
        assertThat(harness.run(waiting("v2"))).isEqualTo(new Outcome.Promoted());
    }

    @Test
    void aReleaseThatWasRolledBackIsANewAttempt() {
        RolloutHandle first = begin(waiting("v2"));
        first.abort("ann", "not now");
        harness.end(first);
        assertThat(harness.run(waiting("v2"))).isEqualTo(new Outcome.Promoted());
        assertThat(harness.streamGate().history(shop)).hasSize(3);
        assertThat(harness.streamGate().status(shop).orElseThrow().id().attempt())
                .isEqualTo(2);
    }

    @Test
    void goesBackToWhatTheHistoryKnows() {
        harness.run(release(shop, "v2", Plans.blueGreen()));
        harness.run(release(shop, "v3", Plans.blueGreen()));
        var gate =
                harness.start(builder -> builder.rollbackBy(Plans.blueGreen())).streamGate();
        assertThat(harness.end(gate.rollback(shop))).isEqualTo(new Outcome.Promoted());
        assertThat(green()).isEqualTo("image of app=v2");
        assertThat(harness.end(gate.rollback(shop, 2))).isEqualTo(new Outcome.Promoted());
        assertThat(harness.cluster().state(shop, Track.BLUE).template()).isEqualTo("image of app=v3");
        assertThatThrownBy(() -> gate.rollback(shop, 77))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("revision 77 of shop/checkout was never live");
    }

    @Test
    void thereIsNothingToGoBackToAtFirst() {
        var gate =
                harness.start(builder -> builder.rollbackBy(Plans.blueGreen())).streamGate();
        assertThatThrownBy(() -> gate.rollback(shop))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nothing is on the journal of shop/checkout");
        harness.run(release(shop, "v2", Plans.blueGreen()));
        assertThatThrownBy(() -> harness.streamGate().rollback(shop))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rollbackBy()");
    }
}
