package io.streamgate;

import static io.streamgate.States.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final Plan PLAN = Plan.of(
            Steps.template(Track.GREEN, "new"),
            Steps.resize("up", Track.GREEN, Size.FULL),
            Steps.hold("wait", Duration.ofMinutes(10)),
            Steps.shift("switch", Route.all(Track.GREEN)),
            Steps.delay("warm", Duration.ofSeconds(30)),
            Steps.resize("down", Track.BLUE, Size.NONE));
    private static final Rollout ROLLOUT = Rollout.of(
            SHOP, Release.image("app", "checkout:2").and(new Release.Env("app", "TOKEN", "s3cret")), view -> PLAN);

    private static Explanation explain(boolean unchanged, boolean undoable) {
        Finding finding = Finding.warning("no-drain", "Deployment shop/checkout-green", "is not there", "add one");
        Proposal proposal = new Proposal(States.facts(3), PLAN, () -> "new", List.of(finding), unchanged, 0);
        return Explanation.of(ROLLOUT, proposal, undoable);
    }

    @Test
    void showsTheWritesInOrder() {
        assertThat(explain(false, true).writes())
                .extracting(Action::toString)
                .containsExactly(
                        "give green the template new",
                        "scale green to full size",
                        "route 100 % green",
                        "scale blue to 0 pods");
    }

    @Test
    void showsTheTimesWeightsAndPodsAfterEachStep() {
        List<Explanation.PlannedStep> steps = explain(false, true).steps();
        assertThat(steps)
                .extracting(Explanation.PlannedStep::notBefore)
                .containsExactly(
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(630),
                        Duration.ofSeconds(630));
        assertThat(steps.get(2).route()).isEqualTo(Route.all(Track.BLUE));
        assertThat(steps.get(3).route()).isEqualTo(Route.all(Track.GREEN));
        assertThat(steps.get(1).sizes()).containsEntry(Track.GREEN, 3).containsEntry(Track.BLUE, 3);
        assertThat(steps.get(5).sizes()).containsEntry(Track.BLUE, 0);
    }

    @Test
    void isWrittenForPeople() {
        assertThat(explain(false, true).toString().lines())
                .hasSize(8)
                .anyMatch(line -> line.contains("+10 min  switch ")
                        && line.contains("route 100 % green")
                        && line.endsWith("blue 3, green 3 | 100 % green"))
                .anyMatch(line -> line.contains("warning no-drain"));
    }

    @Test
    void showsNoValueOfTheEnvironment() {
        assertThat(explain(false, true).toString()).contains("TOKEN").doesNotContain("s3cret");
    }

    @Test
    void saysWhenNothingWouldBeDone() {
        assertThat(explain(true, true))
                .hasToString("release 2 (app runs checkout:2, app gets TOKEN) of shop/checkout"
                        + " changes nothing: it is live already");
    }

    @Test
    void saysWhenAnAbortNeedsTheProgram() {
        assertThat(explain(false, false).toString()).contains("an abort of this rollout needs its program");
        assertThat(explain(false, true).toString()).doesNotContain("needs its program");
    }
}
