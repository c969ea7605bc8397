package io.streamgate;

import static io.streamgate.States.NOW;
import static io.streamgate.States.attempt;
import static io.streamgate.States.facts;
import static io.streamgate.States.state;
import static io.streamgate.States.track;
import static io.streamgate.States.unsettled;
import static io.streamgate.States.well;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UndoTest {
    private static final Route TO_BLUE = Route.all(Track.BLUE);
    private static final Route TO_GREEN = Route.all(Track.GREEN);
    private static final Duration DELAY = Duration.ofSeconds(30);
    private static final Action[] ALL = {
        new Action.Retemplate(Track.GREEN, "new"), new Action.Resize(Track.GREEN, Size.FULL), new Action.Shift(TO_GREEN)
    };

    private static Undo.Next next(Place.Undo place, WorkloadState state, Action... effects) {
        return Undo.next(attempt(facts(3), place, effects), place, state, DELAY, NOW);
    }

    private static Place.Undo place(Reason.Kind kind, boolean carried, Instant backAt) {
        return new Place.Undo(
                new Reason(kind, "why", ""),
                carried,
                backAt.equals(Instant.MIN) ? Optional.empty() : Optional.of(backAt));
    }

    private static final Place.Undo BEGUN = place(Reason.Kind.ABORTED, true, Instant.MIN);
    private static final Place.Undo DRAINED = place(Reason.Kind.ABORTED, true, NOW.minus(DELAY));

    @Test
    void theTrafficComesFirst() {
        assertThat(next(BEGUN, state(TO_GREEN, well(Track.BLUE, 3), well(Track.GREEN, 3)), ALL))
                .isEqualTo(new Undo.Next.Do(new Action.Shift(TO_BLUE)));
    }

    @Test
    void whatIsToTakeItGrowsBefore() {
        assertThat(next(BEGUN, state(TO_GREEN, well(Track.BLUE, 1), well(Track.GREEN, 3)), ALL))
                .isEqualTo(new Undo.Next.Do(new Action.Resize(Track.BLUE, Size.FULL)));
    }

    @Test
    void aRouteThatIsAskedForIsWaitedFor() {
        assertThat(next(BEGUN, unsettled(TO_BLUE, well(Track.BLUE, 3), well(Track.GREEN, 3)), ALL))
                .isInstanceOfSatisfying(
                        Undo.Next.Wait.class,
                        wait -> assertThat(wait.why())
                                .contains("until the traffic is seen to go back", "one slice differs"));
    }

    @Test
    void itIsNotedWhenTheTrafficWentBack() {
        assertThat(next(BEGUN, state(TO_BLUE, well(Track.BLUE, 3), well(Track.GREEN, 3)), ALL))
                .isEqualTo(new Undo.Next.BackNow());
    }

    @Test
    void whatCarriedTrafficDrainsFirst() {
        Place.Undo place = place(Reason.Kind.ABORTED, true, NOW.minusSeconds(10));
        assertThat(next(place, state(TO_BLUE, well(Track.BLUE, 3), well(Track.GREEN, 3)), ALL))
                .isInstanceOfSatisfying(
                        Undo.Next.Wait.class, wait -> assertThat(wait.after()).isEqualTo(Duration.ofSeconds(20)));
    }

    @Test
    void whatNeverCarriedTrafficDoesNotDrain() {
        Place.Undo place = place(Reason.Kind.ABORTED, false, NOW);
        assertThat(next(place, state(TO_BLUE, well(Track.BLUE, 3), well(Track.GREEN, 3)), ALL))
                .isEqualTo(new Undo.Next.Do(new Action.Resize(Track.GREEN, Size.NONE)));
    }

    @Test
    void sizesComeBeforeTemplates() {
        assertThat(next(DRAINED, state(TO_BLUE, well(Track.BLUE, 3), track(Track.GREEN, 3, 3, 3, "new")), ALL))
                .isEqualTo(new Undo.Next.Do(new Action.Resize(Track.GREEN, Size.NONE)));
        assertThat(next(DRAINED, state(TO_BLUE, well(Track.BLUE, 3), track(Track.GREEN, 0, 0, 0, "new")), ALL))
                .isEqualTo(new Undo.Next.Do(new Action.Retemplate(Track.GREEN, "of green")));
    }

    @Test
    void whenEverythingIsAsItWasItIsOver() {
        assertThat(next(DRAINED, state(TO_BLUE, well(Track.BLUE, 3), well(Track.GREEN, 0)), ALL))
                .isEqualTo(new Undo.Next.Over());
    }

    @Test
    void whatWasNotTouchedStays() {
        WorkloadState changed = state(TO_BLUE, well(Track.BLUE, 5), track(Track.GREEN, 7, 7, 7, "someone's"));
        assertThat(next(DRAINED, changed)).isEqualTo(new Undo.Next.Over());
        assertThat(next(DRAINED, changed, new Action.Resize(Track.GREEN, Size.FULL)))
                .isEqualTo(new Undo.Next.Do(new Action.Resize(Track.GREEN, Size.NONE)));
    }

    @Test
    void theLiveTrackKeepsTheSizeThatItHasNow() {
        assertThat(next(
                        DRAINED,
                        state(TO_BLUE, well(Track.BLUE, 5), well(Track.GREEN, 0)),
                        new Action.Resize(Track.BLUE, Size.FULL)))
                .isEqualTo(new Undo.Next.Over());
    }

    @Test
    void aSupersededRolloutLeavesTheTracksToTheNewerOne() {
        Place.Undo superseded = place(Reason.Kind.SUPERSEDED, true, Instant.MIN);
        assertThat(next(superseded, state(TO_BLUE, well(Track.BLUE, 3), track(Track.GREEN, 3, 3, 3, "new")), ALL))
                .isEqualTo(new Undo.Next.Over());
        assertThat(next(
                        superseded,
                        state(
                                Route.split(Track.GREEN, new Weight(10), Track.BLUE),
                                well(Track.BLUE, 3),
                                well(Track.GREEN, 3)),
                        ALL))
                .isEqualTo(new Undo.Next.Do(new Action.Shift(TO_BLUE)));
    }

    @Test
    void aSupersededRolloutThatHasSwitchedStaysSwitched() {
        Place.Undo superseded = place(Reason.Kind.SUPERSEDED, true, Instant.MIN);
        assertThat(next(superseded, state(TO_GREEN, well(Track.BLUE, 3), well(Track.GREEN, 3)), ALL))
                .isEqualTo(new Undo.Next.Over());
    }

    @Test
    void aFirstDeployIsTakenDownAgain() {
        Facts first = new Facts(
                TO_BLUE,
                Track.BLUE,
                Track.BLUE,
                List.of(new Facts.TrackFact(new Kept(Track.BLUE, "of blue", ""), 0)),
                "new");
        Attempt attempt = attempt(first, DRAINED, new Action.Resize(Track.BLUE, new Size(3)));
        assertThat(Undo.next(attempt, DRAINED, state(TO_BLUE, track(Track.BLUE, 3, 0, 0, "new")), DELAY, NOW))
                .isEqualTo(new Undo.Next.Do(new Action.Resize(Track.BLUE, Size.NONE)));
    }
}
