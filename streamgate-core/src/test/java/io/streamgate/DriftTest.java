package io.streamgate;

import static io.streamgate.States.attempt;
import static io.streamgate.States.facts;
import static io.streamgate.States.state;
import static io.streamgate.States.track;
import static io.streamgate.States.well;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DriftTest {
    private static final Place HERE = new Place.Forward(0);
    private static final Route TO_BLUE = Route.all(Track.BLUE);
    private static final Route TO_GREEN = Route.all(Track.GREEN);
    private static final Action SWITCH = new Action.Shift(TO_GREEN);
    private static final Action TEMPLATE = new Action.Retemplate(Track.GREEN, "new");

    @Test
    void theWorldAsItWasFoundIsNoDrift() {
        assertThat(Drift.found(
                        attempt(facts(3), HERE),
                        Map.of(),
                        List.of(),
                        state(TO_BLUE, well(Track.BLUE, 3), well(Track.GREEN, 0)),
                        false))
                .isEmpty();
    }

    @Test
    void aRouteThatNobodyAskedForIsInterference() {
        assertThat(Drift.found(
                        attempt(facts(3), HERE),
                        Map.of(),
                        List.of(),
                        state(TO_GREEN, well(Track.BLUE, 3), well(Track.GREEN, 3)),
                        false))
                .hasValueSatisfying(why -> {
                    assertThat(why.kind()).isEqualTo(Reason.Kind.INTERFERENCE);
                    assertThat(why.message())
                            .isEqualTo(
                                    "the traffic was to go 100 % blue, but someone else has sent it 100 % green; seen");
                    assertThat(why.subject()).isEqualTo("route of shop/checkout");
                });
    }

    @Test
    void theRouteThatTheStepAtHandAsksForIsOurs() {
        assertThat(Drift.found(
                        attempt(facts(3), HERE, SWITCH),
                        Map.of(),
                        List.of(SWITCH),
                        state(TO_GREEN, well(Track.BLUE, 3), well(Track.GREEN, 0)),
                        false))
                .isEmpty();
    }

    @Test
    void aRouteThatWasAskedForIsToStay() {
        Map<String, Action> standing = Map.of("route", SWITCH);
        assertThat(Drift.found(
                        attempt(facts(3), HERE, SWITCH),
                        standing,
                        List.of(),
                        state(TO_GREEN, well(Track.BLUE, 3), well(Track.GREEN, 0)),
                        false))
                .isEmpty();
        assertThat(Drift.found(
                        attempt(facts(3), HERE, SWITCH),
                        standing,
                        List.of(),
                        state(TO_BLUE, well(Track.BLUE, 3), well(Track.GREEN, 0)),
                        false))
                .isPresent();
    }

    @Test
    void whatWasIntendedMayHaveBeenDoneBeforeACrash() {
        WorkloadState switched = state(TO_GREEN, well(Track.BLUE, 3), well(Track.GREEN, 0));
        Attempt intending = attempt(facts(3), HERE, SWITCH);
        assertThat(Drift.found(intending, Map.of(), List.of(), switched, true)).isEmpty();
        assertThat(Drift.found(intending, Map.of(), List.of(), switched, false)).isPresent();
        assertThat(Drift.found(attempt(facts(3), HERE), Map.of(), List.of(), switched, true))
                .isPresent();
    }

    @Test
    void aTemplateThatNobodyWasToTouchIsToStay() {
        assertThat(Drift.found(
                        attempt(facts(3), HERE, TEMPLATE),
                        Map.of(TEMPLATE.target(), TEMPLATE),
                        List.of(),
                        state(TO_BLUE, track(Track.BLUE, 3, 3, 3, "hotfix"), track(Track.GREEN, 0, 0, 0, "new")),
                        false))
                .hasValueSatisfying(why ->
                        assertThat(why.message()).isEqualTo("the template of blue was to be of blue, but is hotfix"));
    }

    @Test
    void aTemplateThatWasGivenIsToStayAndItsEditorIsNamed() {
        TrackState edited =
                new TrackState(Track.GREEN, 3, new Kept(Track.GREEN, "evil", ""), 3, 3, 3, "", 1, "kubectl-edit");
        assertThat(Drift.found(
                        attempt(facts(3), HERE, TEMPLATE),
                        Map.of(TEMPLATE.target(), TEMPLATE),
                        List.of(),
                        state(TO_BLUE, well(Track.BLUE, 3), edited),
                        false))
                .hasValueSatisfying(why -> assertThat(why.message())
                        .isEqualTo("the template of green was to be new, but is evil, changed by kubectl-edit"));
    }

    @Test
    void aTemplateThatIsAboutToBeGivenMayBeEither() {
        Attempt intending = attempt(facts(3), HERE, TEMPLATE);
        for (String template : List.of("of green", "new")) {
            assertThat(Drift.found(
                            intending,
                            Map.of(),
                            List.of(TEMPLATE),
                            state(TO_BLUE, well(Track.BLUE, 3), track(Track.GREEN, 0, 0, 0, template)),
                            false))
                    .isEmpty();
        }
    }
}
