package io.streamgate.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.ClusterException;
import io.streamgate.Finding;
import io.streamgate.Route;
import io.streamgate.Term;
import io.streamgate.Track;
import io.streamgate.Traffic;
import io.streamgate.TrafficRouter;
import io.streamgate.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a {@link TrafficRouter} must do. All tracks of {@link #workload} run ready pods, so that any of them may carry. */
public interface TrafficRouterContract {
    /** The router. The same one throughout a test. */
    TrafficRouter router();

    /** The router as another process has it. */
    TrafficRouter another();

    /** Whose traffic is tried. */
    Workload workload();

    /** The tracks. */
    List<Track> tracks();

    /** At least two routes that the router can do, each other than the one before it, and the first other than at the start. */
    List<Route> possible();

    /** Routes that it cannot do, and must say so of; empty if it can do any. */
    List<Route> impossible();

    /** Lets what carries the traffic learn of the last change. */
    void settle();

    private Traffic seen() {
        return router().observe(workload(), tracks());
    }

    @Test
    default void isSeenToGoWhereItWasAsked() {
        for (Route route : possible()) {
            router().route(workload(), route, new Term(1, "ann"));
            settle();
            assertThat(seen().is(route))
                    .as("asked for '%s', seen is %s", route, seen())
                    .isTrue();
            assertThat(another().observe(workload(), tracks()).is(route))
                    .as("'%s', as another process sees it", route)
                    .isTrue();
        }
    }

    @Test
    default void saysAtOnceWhatItWasToldEvenIfItIsNotSeenYet() {
        Route first = possible().get(0);
        router().route(workload(), first, new Term(1, "ann"));
        assertThat(seen().route()).isEqualTo(first);
    }

    @Test
    default void mayBeAskedAgain() {
        Route first = possible().get(0);
        router().route(workload(), first, new Term(1, "ann"));
        settle();
        Traffic before = seen();
        router().route(workload(), first, new Term(1, "ann"));
        assertThat(seen())
                .as("asking for the route that is there changes nothing")
                .isEqualTo(before);
    }

    @Test
    default void changesNothingWhenItOnlyLooks() {
        settle();
        Traffic before = seen();
        router().preflight(workload(), possible());
        router().observe(workload(), tracks());
        assertThat(seen()).isEqualTo(before);
    }

    @Test
    default void changesNoTrafficWhenItRehearses() {
        settle();
        Route before = seen().route();
        router().rehearse(workload(), possible().get(0), new Term(1, "ann"));
        settle();
        assertThat(seen().is(before)).isTrue();
    }

    @Test
    default void obeysNoDriverOfAnEarlierTerm() {
        router().route(workload(), possible().get(0), new Term(2, "bob"));
        settle();
        Refusals.assertRefused(
                () -> {
                    another().route(workload(), possible().get(1), new Term(1, "ann"));
                    another().route(workload(), possible().get(1), new Term(1, "ann"));
                },
                "a route asked for under an earlier term",
                ClusterException.Kind.FENCED,
                ClusterException.Kind.CONFLICT);
        assertThat(seen().route()).isEqualTo(possible().get(0));
    }

    @Test
    default void findsNothingAgainstWhatItCanDo() {
        assertThat(router().preflight(workload(), possible()))
                .filteredOn(finding -> finding.severity() == Finding.Severity.REFUSAL)
                .isEmpty();
    }

    @Test
    default void refusesBeforehandWhatItCannotDo() {
        for (Route route : impossible()) {
            assertThat(router().preflight(workload(), List.of(route)))
                    .as("preflight of '%s'", route)
                    .anyMatch(finding -> finding.severity() == Finding.Severity.REFUSAL);
        }
    }
}
