package io.streamgate;

import static io.streamgate.States.state;
import static io.streamgate.States.track;
import static io.streamgate.States.troubled;
import static io.streamgate.States.unsettled;
import static io.streamgate.States.well;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GuardTest {
    private static final Route TO_BLUE = Route.all(Track.BLUE);
    private static final Route TO_GREEN = Route.all(Track.GREEN);

    private static Optional<String> shift(Route route, WorkloadState state) {
        return Guard.holds(new Action.Shift(route), state, false);
    }

    private static Optional<String> shiftBack(Route route, WorkloadState state) {
        return Guard.holds(new Action.Shift(route), state, true);
    }

    private static Optional<String> resize(Track track, Size size, WorkloadState state) {
        return Guard.holds(new Action.Resize(track, size), state, false);
    }

    private static Optional<String> retemplate(Track track, WorkloadState state) {
        return Guard.holds(new Action.Retemplate(track, "new"), state, false);
    }

    @Nested
    class Forward {
        @Test
        void aTrackThatCanCarryItAllMayGetItAll() {
            assertThat(shift(TO_GREEN, state(TO_BLUE, well(Track.BLUE, 3), well(Track.GREEN, 3))))
                    .isEmpty();
        }

        @Test
        void oneAvailablePodTooFewHolds() {
            assertThat(shift(TO_GREEN, state(TO_BLUE, well(Track.BLUE, 3), well(Track.GREEN, 2))))
                    .contains("green has 2 of the 3 pods that 100 % of the traffic takes");
        }

        @Test
        void readyPodsOfAnotherTemplateDoNotCount() {
            assertThat(shift(TO_GREEN, state(TO_BLUE, well(Track.BLUE, 3), track(Track.GREEN, 3, 3, 1, "old"))))
                    .isPresent();
        }

        @Test
        void theTroubleOfThePodsIsTold() {
            assertThat(shift(
                            TO_GREEN,
                            state(TO_BLUE, well(Track.BLUE, 3), troubled(Track.GREEN, 3, 0, "CrashLoopBackOff"))))
                    .hasValueSatisfying(why -> assertThat(why).endsWith("; CrashLoopBackOff"));
        }

        @Test
        void aPartTakesAPartOfThePods() {
            Route tenth = Route.split(Track.GREEN, new Weight(10), Track.BLUE);
            assertThat(shift(tenth, state(TO_BLUE, well(Track.BLUE, 20), well(Track.GREEN, 2))))
                    .isEmpty();
            assertThat(shift(tenth, state(TO_BLUE, well(Track.BLUE, 21), well(Track.GREEN, 2))))
                    .isPresent();
        }

        @Test
        void aShareOfAWorkloadAtZeroTakesOnePodAllTheSame() {
            assertThat(shift(TO_GREEN, state(TO_BLUE, well(Track.BLUE, 0), well(Track.GREEN, 0))))
                    .hasValueSatisfying(why -> assertThat(why).contains("0 of the 1 pods"));
        }

        @Test
        void whatIsNotRaisedNeedsNoPods() {
            Route most = Route.split(Track.GREEN, new Weight(60), Track.BLUE);
            Route half = Route.split(Track.GREEN, new Weight(50), Track.BLUE);
            assertThat(shift(half, state(most, well(Track.BLUE, 5), track(Track.GREEN, 10, 0, 0, "x"))))
                    .isEmpty();
        }

        @Test
        void aRouteThatLeadsNowhereIsHeldWhileAnyPodCanServe() {
            assertThat(shift(Route.NOWHERE, state(TO_BLUE, well(Track.BLUE, 1), well(Track.GREEN, 0))))
                    .isPresent();
            assertThat(shift(Route.NOWHERE, state(TO_BLUE, well(Track.BLUE, 0), well(Track.GREEN, 0))))
                    .isEmpty();
        }
    }

    @Nested
    class Undoing {
        @Test
        void aTrackThatCanCarryItAllTakesItBack() {
            assertThat(shiftBack(TO_BLUE, state(TO_GREEN, well(Track.BLUE, 3), well(Track.GREEN, 3))))
                    .isEmpty();
        }

        @Test
        void readyPodsAreEnough() {
            assertThat(shiftBack(TO_BLUE, state(TO_GREEN, track(Track.BLUE, 3, 3, 0, "x"), well(Track.GREEN, 3))))
                    .isEmpty();
        }

        @Test
        void podsThatAreOnTheirWayAreWaitedFor() {
            assertThat(shiftBack(TO_BLUE, state(TO_GREEN, track(Track.BLUE, 3, 1, 1, "x"), well(Track.GREEN, 3))))
                    .isPresent();
        }

        @Test
        void podsInTroubleAreNotWaitedForWhileOneCanServe() {
            assertThat(shiftBack(TO_BLUE, state(TO_GREEN, troubled(Track.BLUE, 3, 1, "Pending"), well(Track.GREEN, 3))))
                    .isEmpty();
        }

        @Test
        void aTrackWithoutPodsGetsNothingWhileTheOtherServes() {
            assertThat(shiftBack(TO_BLUE, state(TO_GREEN, troubled(Track.BLUE, 3, 0, "Pending"), well(Track.GREEN, 1))))
                    .isPresent();
        }

        @Test
        void whenNobodyServesTheTrafficGoesBackAtOnce() {
            assertThat(shiftBack(
                            TO_BLUE,
                            state(TO_GREEN, track(Track.BLUE, 3, 0, 0, "x"), track(Track.GREEN, 3, 0, 0, "y"))))
                    .isEmpty();
            assertThat(shiftBack(
                            TO_BLUE,
                            state(TO_GREEN, track(Track.BLUE, 3, 1, 1, "x"), track(Track.GREEN, 3, 0, 0, "y"))))
                    .isEmpty();
        }
    }

    @Nested
    class Sizes {
        @Test
        void aTrackMayAlwaysGrow() {
            assertThat(resize(Track.BLUE, new Size(9), state(TO_BLUE, well(Track.BLUE, 3), well(Track.GREEN, 0))))
                    .isEmpty();
        }

        @Test
        void theTrackThatCarriesAllStaysAtFullSize() {
            assertThat(resize(Track.BLUE, new Size(2), state(TO_BLUE, well(Track.BLUE, 3), well(Track.GREEN, 3))))
                    .contains("blue may be carrying 100 % of the traffic, which takes 3 pods");
        }

        @Test
        void aTrackWithAShareMayShrinkToWhatThatTakes() {
            Route tenth = Route.split(Track.GREEN, new Weight(10), Track.BLUE);
            WorkloadState state = state(tenth, well(Track.BLUE, 20), well(Track.GREEN, 20));
            assertThat(resize(Track.GREEN, new Size(2), state)).isEmpty();
            assertThat(resize(Track.GREEN, new Size(1), state)).isPresent();
            assertThat(resize(Track.GREEN, Size.NONE, state)).isPresent();
        }

        @Test
        void aTrackThatCarriesNothingMayGoToZero() {
            assertThat(resize(Track.GREEN, Size.NONE, state(TO_BLUE, well(Track.BLUE, 3), well(Track.GREEN, 3))))
                    .isEmpty();
        }

        @Test
        void nothingShrinksWhileItIsNotSeenWhereTheTrafficGoes() {
            assertThat(resize(Track.GREEN, Size.NONE, unsettled(TO_BLUE, well(Track.BLUE, 3), well(Track.GREEN, 3))))
                    .hasValueSatisfying(why -> assertThat(why).contains("100 %", "one slice differs"));
        }

        @Test
        void aTrackWithoutReadyPodsMayShrinkWhateverItIsSent() {
            assertThat(resize(
                            Track.BLUE,
                            Size.NONE,
                            state(TO_BLUE, track(Track.BLUE, 3, 0, 0, "x"), well(Track.GREEN, 0))))
                    .isEmpty();
        }
    }

    @Nested
    class Templates {
        @Test
        void aTrackThatCarriesKeepsItsTemplate() {
            assertThat(retemplate(Track.BLUE, state(TO_BLUE, well(Track.BLUE, 3), well(Track.GREEN, 0))))
                    .isPresent();
            assertThat(retemplate(Track.GREEN, unsettled(TO_BLUE, well(Track.BLUE, 3), well(Track.GREEN, 1))))
                    .isPresent();
        }

        @Test
        void aTrackThatCarriesNothingOrCannotMayGetAnother() {
            assertThat(retemplate(Track.GREEN, state(TO_BLUE, well(Track.BLUE, 3), well(Track.GREEN, 3))))
                    .isEmpty();
            assertThat(retemplate(Track.BLUE, state(TO_BLUE, track(Track.BLUE, 3, 0, 0, "x"))))
                    .isEmpty();
        }
    }

    @Test
    void whatIsSoAlreadyIsKnown() {
        WorkloadState state = state(TO_BLUE, well(Track.BLUE, 3), well(Track.GREEN, 0));
        assertThat(Guard.holdsAlready(new Action.Shift(TO_BLUE), state)).isTrue();
        assertThat(Guard.holdsAlready(new Action.Shift(TO_BLUE), unsettled(TO_BLUE, well(Track.BLUE, 3))))
                .isFalse();
        assertThat(Guard.holdsAlready(new Action.Resize(Track.BLUE, Size.FULL), state))
                .isTrue();
        assertThat(Guard.holdsAlready(new Action.Resize(Track.GREEN, Size.FULL), state))
                .isFalse();
        assertThat(Guard.holdsAlready(new Action.Retemplate(Track.BLUE, "of blue"), state))
                .isTrue();
        assertThat(Guard.holdsAlready(new Action.Retemplate(Track.BLUE, "new"), state))
                .isFalse();
    }
}
