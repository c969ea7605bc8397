package io.streamgate.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.Cluster;
import io.streamgate.ClusterException;
import io.streamgate.Finding;
import io.streamgate.Kept;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.Subscription;
import io.streamgate.Template;
import io.streamgate.Term;
import io.streamgate.Track;
import io.streamgate.TrackState;
import io.streamgate.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a {@link Cluster} must do. The first of the {@link #tracks} runs pods, the others are at 0. */
public interface ClusterContract {
    /** The cluster. The same one throughout a test. */
    Cluster cluster();

    /** The cluster as another process has it. */
    Cluster another();

    /** Whose tracks are tried. */
    Workload workload();

    /** At least two tracks. */
    List<Track> tracks();

    /** A release that changes the template of the first track, and whose pods become ready. */
    Release release();

    /** Lets pods that were asked for become ready, and watchers be told. */
    void settle();

    /** A rollout to preflight that nothing speaks against. */
    Rollout rollout();

    private Track idle() {
        return tracks().get(1);
    }

    private List<TrackState> seen() {
        return cluster().observe(workload(), tracks());
    }

    private TrackState seen(Track track) {
        return cluster().observe(workload(), List.of(track)).get(0);
    }

    private Template rendered(Track onto) {
        return cluster().render(workload(), release(), seen(tracks().get(0)).kept(), onto);
    }

    @Test
    default void showsTheTracksInTheOrderAskedFor() {
        List<Track> backwards = new ArrayList<>(tracks());
        Collections.reverse(backwards);
        assertThat(cluster().observe(workload(), backwards))
                .extracting(TrackState::track)
                .isEqualTo(backwards);
    }

    @Test
    default void bringsATrackToTheSizeAskedForAndShowsWhenItIsThere() {
        cluster().claim(workload(), tracks(), new Term(1, "ann"));
        cluster().resize(workload(), idle(), 2, new Term(1, "ann"));
        assertThat(seen(idle()).size()).as("the size asked for, at once").isEqualTo(2);
        settle();
        assertThat(seen(idle()).available()).isEqualTo(2);
        assertThat(seen(idle()).pods()).isEqualTo(2);
    }

    @Test
    default void mayBeAskedForWhatIsThereAlready() {
        cluster().claim(workload(), tracks(), new Term(1, "ann"));
        cluster().resize(workload(), idle(), 2, new Term(1, "ann"));
        settle();
        List<TrackState> before = seen();
        cluster().claim(workload(), tracks(), new Term(1, "ann"));
        cluster().resize(workload(), idle(), 2, new Term(1, "ann"));
        settle();
        assertThat(seen()).isEqualTo(before);
    }

    @Test
    default void writesNothingWhenItRendersOrPreflights() {
        settle();
        List<TrackState> before = seen();
        rendered(idle());
        assertThat(cluster().preflight(rollout(), tracks()))
                .filteredOn(finding -> finding.severity() == Finding.Severity.REFUSAL)
                .isEmpty();
        settle();
        assertThat(seen()).isEqualTo(before);
    }

    @Test
    default void givesOneContentOneDigestWhateverTheTrack() {
        String digest = rendered(idle()).digest();
        assertThat(tracks())
                .allSatisfy(track -> assertThat(rendered(track).digest())
                        .as("the release for %s", track)
                        .isEqualTo(digest));
        assertThat(digest)
                .as("the release changes the template")
                .isNotEqualTo(seen(tracks().get(0)).template());
    }

    @Test
    default void givesATrackTheTemplateThatWasRendered() {
        Template template = rendered(idle());
        cluster().claim(workload(), tracks(), new Term(1, "ann"));
        cluster().retemplate(workload(), idle(), template, new Term(1, "ann"));
        settle();
        assertThat(seen(idle()).template()).isEqualTo(template.digest());
    }

    @Test
    default void findsATemplateAgainAfterAnotherTookItsPlace() {
        Term term = new Term(1, "ann");
        cluster().claim(workload(), tracks(), term);
        cluster().resize(workload(), idle(), 1, term);
        settle();
        Kept before = seen(idle()).kept();
        cluster().retemplate(workload(), idle(), rendered(idle()), term);
        settle();
        assertThat(seen(idle()).template()).isNotEqualTo(before.digest());
        cluster().retemplate(workload(), idle(), another().kept(workload(), before, idle()), term);
        settle();
        assertThat(seen(idle()).template()).isEqualTo(before.digest());
    }

    @Test
    default void obeysNoDriverOfAnEarlierTerm() {
        another().claim(workload(), tracks(), new Term(2, "bob"));
        Refusals.assertRefused(
                () -> {
                    // The first may only show that what was known is old.
                    try {
                        cluster().resize(workload(), idle(), 2, new Term(1, "ann"));
                    } catch (ClusterException e) {
                        cluster().resize(workload(), idle(), 2, new Term(1, "ann"));
                    }
                },
                "a size asked for under an earlier term",
                ClusterException.Kind.FENCED);
        assertThat(seen(idle()).size()).isZero();
    }

    @Test
    default void callsBackWhenSomethingChangesUntilTheWatchIsClosed() {
        AtomicInteger calls = new AtomicInteger();
        Subscription subscription = cluster().watch(workload(), calls::incrementAndGet);
        seen();
        another().claim(workload(), tracks(), new Term(1, "ann"));
        another().resize(workload(), idle(), 1, new Term(1, "ann"));
        settle();
        assertThat(calls).as("told of a change that another process made").hasPositiveValue();
        subscription.close();
        settle();
        int told = calls.get();
        another().resize(workload(), idle(), 2, new Term(1, "ann"));
        settle();
        assertThat(calls).as("told after the watch was closed").hasValue(told);
    }
}
