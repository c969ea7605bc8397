package io.streamgate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PlanTest {
    private static final Step TEMPLATE = Steps.template(Track.GREEN, "new");
    private static final Step UP = Steps.resize("up", Track.GREEN, Size.FULL);
    private static final Step AWAIT = Steps.available(Track.GREEN, Size.FULL, Duration.ofMinutes(5));
    private static final Step SWITCH = Steps.shift("switch", Route.split(Track.GREEN, new Weight(10), Track.BLUE));
    private static final Plan PLAN = Plan.of(TEMPLATE, UP, AWAIT, SWITCH);

    static final List<Step> STOCK = List.of(
            TEMPLATE,
            UP,
            AWAIT,
            SWITCH,
            Steps.shift("off", Route.NOWHERE),
            Steps.resize("down", Track.BLUE, Size.NONE),
            Steps.available(Track.GREEN, new Size(2), Duration.ofSeconds(90)),
            Steps.confirmed(Track.GREEN, Duration.ofMinutes(1)),
            Steps.hold("wait", Duration.ofHours(1)),
            Steps.delay("warm", Duration.ofSeconds(30)),
            Steps.approval("approve", Duration.ofHours(8)));

    @ParameterizedTest
    @FieldSource("STOCK")
    void aStockStepIsMadeAgainFromItsData(Step step) {
        assertThat(step.data()).isNotEmpty();
        assertThat(Steps.from(step.name(), step.data())).contains(step);
    }

    @Test
    void aStepOfTheCallersOwnHasNoData() {
        Gate gate = ((HealthGate) view -> Judgement.pass()).named("own");
        assertThat(Steps.gate(gate).data()).isEmpty();
        assertThat(Steps.from("own", Map.of())).isEmpty();
        assertThat(Steps.from("own", Map.of("type", "of a newer library"))).isEmpty();
    }

    @Test
    void actionsAreMadeAgainFromTheirData() {
        for (Action action : List.of(
                new Action.Shift(Route.all(Track.BLUE)),
                new Action.Shift(Route.NOWHERE),
                new Action.Resize(Track.GREEN, Size.FULL),
                new Action.Retemplate(Track.GREEN, "abc"))) {
            assertThat(StepData.action(StepData.of(action))).contains(action);
        }
    }

    @Test
    void whatIsSoonIsAllThatIsAskedForBeforeTheNextWait() {
        assertThat(PLAN.soon(0))
                .isEqualTo(List.of(TEMPLATE.asks().get(0), UP.asks().get(0)));
        assertThat(PLAN.soon(1)).isEqualTo(UP.asks());
        assertThat(PLAN.soon(2))
                .as("the step that waits, and the one behind it")
                .isEqualTo(SWITCH.asks());
        assertThat(PLAN.soon(3)).isEqualTo(SWITCH.asks());
        assertThat(PLAN.soon(4)).isEmpty();
    }

    @Test
    void stepsOfAPlanHaveNamesOfTheirOwn() {
        assertThatThrownBy(() -> Plan.of(UP, UP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two steps of a plan are called 'up'");
    }

    @Test
    void plansAreEqualWhenTheirStepsAre() {
        assertThat(PLAN).isEqualTo(Plan.of(TEMPLATE, UP, AWAIT, SWITCH));
        assertThat(PLAN.outline()).containsExactly("template-green", "up", "await-green", "switch");
    }

    @Test
    void stepsSayWhatTheyDo() {
        assertThat(STOCK)
                .extracting(Step::describe)
                .startsWith(
                        "give green the template new",
                        "scale green to full size",
                        "wait until green is available at full size, no longer than 5 min without progress",
                        "route 90 % blue, 10 % green");
        assertThat(Steps.hold("wait", Duration.ofHours(1)).describe()).isEqualTo("wait 1 h");
        assertThat(Steps.approval("ok", Duration.ofHours(8)).describe())
                .isEqualTo("wait for approval, no longer than 8 h");
    }

    @Test
    void stepsKnowTheShortestTimeThatTheyTake() {
        Sampling three = Sampling.DEFAULT.after(Duration.ofSeconds(3)).passes(3);
        Gate gate = new Gate("own", view -> Judgement.pass(), three);
        assertThat(Steps.gate(gate).atLeast()).isEqualTo(Duration.ofSeconds(13));
        assertThat(Steps.soak("soak", Duration.ofMinutes(1), List.of(gate)).atLeast())
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(Steps.soak("soak", Duration.ofMinutes(1), List.of()))
                .isEqualTo(Steps.delay("soak", Duration.ofMinutes(1)));
        assertThat(UP.atLeast()).isZero();
    }

    @Test
    void holdsAndApprovalsAreInTheirRanges() {
        assertThatThrownBy(() -> Steps.hold("wait", Duration.ofSeconds(-1)))
                .hasMessageContaining("duration of hold wait");
        assertThatThrownBy(() -> Steps.approval("ok", Duration.ZERO)).hasMessageContaining("deadline of approval ok");
    }
}
