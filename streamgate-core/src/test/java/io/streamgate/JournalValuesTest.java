package io.streamgate;

import static io.streamgate.States.NOW;
import static io.streamgate.States.attempt;
import static io.streamgate.States.facts;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the journal keeps, and what it lets go. */
class JournalValuesTest {
    private static Command command(Command.Kind kind, String step, int second) {
        return new Command(kind, 1, step, "ann", NOW.plusSeconds(second), "");
    }

    @Test
    void theHistoryLetsTheOldestGo() {
        List<JournalEntry.Past> history = IntStream.rangeClosed(1, 14)
                .mapToObj(number -> new JournalEntry.Past(
                        number, "v" + number, new Kept(Track.BLUE, "d" + number, ""), number % 2 == 0, "promoted", NOW))
                .toList();
        JournalEntry entry = new JournalEntry(attempt(facts(3), new Place.Forward(0)), List.of(), history);
        assertThat(entry.history()).hasSize(JournalEntry.HISTORY).first().isEqualTo(history.get(4));
        assertThat(entry.promoted(14)).contains(history.get(13));
        assertThat(entry.promoted(13)).as("it was not live at its end").isEmpty();
        assertThat(entry.promoted(2)).as("forgotten").isEmpty();
    }

    @Test
    void onlyTheLastFiftyAnswersAreKept() {
        Attempt attempt = attempt(facts(3), new Place.Forward(0));
        for (int i = 0; i < 60; i++) {
            attempt = attempt.answer(command(Command.Kind.PAUSE, "", i));
        }
        assertThat(attempt.answered()).hasSize(50).last().isEqualTo(command(Command.Kind.PAUSE, "", 59));
    }

    @Test
    void anAnswerIsForItsStepOrForTheWhole() {
        Attempt attempt = attempt(facts(3), new Place.Forward(0))
                .answer(command(Command.Kind.APPROVE, "first", 0))
                .answer(command(Command.Kind.PROMOTE, "", 1));
        assertThat(attempt.answered(Command.Kind.APPROVE, "first")).isTrue();
        assertThat(attempt.answered(Command.Kind.APPROVE, "second")).isFalse();
        assertThat(attempt.answered(Command.Kind.PROMOTE, "second")).isTrue();
        assertThat(attempt.answered(Command.Kind.ABORT, "")).isFalse();
    }

    @Test
    void anEffectIsKeptOnceInTheOrderOfItsFirstTime() {
        Action up = new Action.Resize(Track.GREEN, Size.FULL);
        Action shift = new Action.Shift(Route.all(Track.GREEN));
        Attempt attempt =
                attempt(facts(3), new Place.Forward(0)).intending(List.of(up)).intending(List.of(shift, up));
        assertThat(attempt.effects()).containsExactly(up, shift);
        assertThat(attempt.intending(List.of(up))).isSameAs(attempt);
    }

    @Test
    void onlyMoreThanEverBeforeIsProgress() {
        Progress progress = Progress.begun(NOW).reached(1).attended(Duration.ofSeconds(20));
        assertThat(progress.reached(1).stalled()).isEqualTo(Duration.ofSeconds(20));
        assertThat(progress.reached(0)).isEqualTo(progress);
        assertThat(progress.reached(2).stalled()).isZero();
    }

    @Test
    void aStatusIsWrittenForPeople() {
        Attempt going = attempt(facts(3), new Place.Forward(0));
        assertThat(RolloutStatus.of(going))
                .hasToString("shop/checkout v2 #1: at step switch (route 100 % green), driven by term 1 of ann");
        Reason why = new Reason(Reason.Kind.ABORTED, "no", "ann");
        assertThat(RolloutStatus.of(attempt(facts(3), new Place.Undo(why, true, java.util.Optional.empty())))
                        .toString())
                .contains("going back, ABORTED (ann): no");
        assertThat(RolloutStatus.of(attempt(facts(3), new Place.Ended(new Outcome.Promoted(), NOW)))
                        .toString())
                .contains("#1: promoted");
    }

    @Test
    void retriesDoubleUntilFiveSeconds() {
        RetryPolicy policy = RetryPolicy.doubling();
        ClusterException away = new ClusterException(ClusterException.Kind.UNREACHABLE, "away", null, null);
        assertThat(IntStream.of(1, 2, 3, 6, 7, 1_000)
                        .mapToObj(failures -> policy.delay(away, failures).toMillis()))
                .containsExactly(100L, 200L, 400L, 3_200L, 5_000L, 5_000L);
    }

    @Test
    void retriesWaitAsLongAsTheClusterAsks() {
        ClusterException busy =
                new ClusterException(ClusterException.Kind.UNREACHABLE, "busy", Duration.ofSeconds(9), null);
        assertThat(RetryPolicy.doubling().delay(busy, 1)).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void aFirstConflictIsLookedAtAgainAtOnce() {
        ClusterException conflict = new ClusterException(ClusterException.Kind.CONFLICT, "changed", null, null);
        assertThat(RetryPolicy.doubling().delay(conflict, 1)).isZero();
        assertThat(RetryPolicy.doubling().delay(conflict, 4)).isPositive();
    }
}
