package io.streamgate.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.GateView;
import io.streamgate.HealthGate;
import io.streamgate.Judgement;
import io.streamgate.Judgement.Verdict;
import org.junit.jupiter.api.Test;

/** What a {@link HealthGate} must do. */
public interface HealthGateContract {
    /** The gate. What it looks at is as {@link #well}, {@link #ill} or {@link #blind} have last set it up. */
    HealthGate gate();

    /** Sets up a version that is well, with all the evidence the gate needs; what the gate is shown of it. */
    GateView well();

    /** Sets up a version that is ill, and shows. */
    GateView ill();

    /** Sets up that nobody can tell: what the gate looks at does not answer, or answers nothing yet. */
    GateView blind();

    private Judgement judged(GateView view) {
        try {
            return gate().judge(view);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the gate was interrupted", e);
        } catch (Exception e) {
            return Judgement.unknown("the engine takes this for unknown: " + e);
        }
    }

    @Test
    default void passesAVersionThatIsWell() {
        assertThat(judged(well()).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    default void failsAVersionThatIsIllAndSaysWhy() {
        Judgement judgement = judged(ill());
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.reason()).as("the reason people are told").isNotBlank();
    }

    @Test
    default void neitherPassesNorFailsWhenNobodyCanTell() {
        Judgement judgement = judged(blind());
        assertThat(judgement.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judgement.reason()).as("the reason people are told").isNotBlank();
    }

    @Test
    default void remembersNothingByItself() {
        GateView ill = ill();
        Judgement first = judged(ill);
        assertThat(judged(ill).verdict()).as("the same view, judged again").isEqualTo(first.verdict());
        assertThat(judged(well()).verdict())
                .as("well again, after it was ill: what was is in the view's memory or nowhere")
                .isEqualTo(Verdict.PASS);
    }

    @Test
    default void takesItsOwnMemoryBack() {
        GateView view = well();
        Judgement first = judged(view);
        GateView next =
                new GateView(view.rollout(), view.target(), view.state(), view.since(), view.now(), first.memory());
        assertThat(judged(next).verdict()).isEqualTo(Verdict.PASS);
    }
}
