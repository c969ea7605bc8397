package io.streamgate.engine;

import static io.streamgate.engine.Plans.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.HealthGate;
import io.streamgate.Judgement;
import io.streamgate.RolloutEvent;
import io.streamgate.RolloutHandle;
import io.streamgate.Steps;
import io.streamgate.Track;
import io.streamgate.Workload;
import io.streamgate.testkit.CoreHarness;
import io.streamgate.testkit.FakePods;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events nest: each start gets its end, and the end of the rollout comes last and once. */
class EventsTest {
    private final CoreHarness harness = new CoreHarness();
    private final Workload shop = harness.running("checkout", "v1", 3, Track.BLUE, Track.GREEN);

    private <E> List<E> of(Class<E> type) {
        return harness.events().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @AfterEach
    void eventsNest() {
        List<RolloutEvent> events = harness.events();
        assertThat(events).first().isInstanceOf(RolloutEvent.Started.class);
        assertThat(events).last().isInstanceOf(RolloutEvent.Finished.class);
        assertThat(of(RolloutEvent.Started.class)).hasSize(1);
        assertThat(of(RolloutEvent.Finished.class)).hasSize(1);
        String open = "";
        for (RolloutEvent event : events) {
            if (event instanceof RolloutEvent.StepStarted started) {
                assertThat(open)
                        .as("the step under way when %s starts", started.step())
                        .isEmpty();
                open = started.step();
            } else if (event instanceof RolloutEvent.StepWaiting waiting) {
                assertThat(waiting.step()).isEqualTo(open);
            } else if (event instanceof RolloutEvent.StepFinished finished) {
                assertThat(finished.step()).isEqualTo(open);
                open = "";
            } else if (event instanceof RolloutEvent.TurnedBack || event instanceof RolloutEvent.Resumed) {
                open = "";
            }
        }
        assertThat(open).as("a step without an end").isEmpty();
        assertThat(events).isSortedAccordingTo(java.util.Comparator.comparing(RolloutEvent::at));
    }

    @Test
    void eachStepStartsAndFinishesOnceInTheirOrder() {
        harness.run(release(shop, "v2", Plans.tenthFirst(Steps.hold("wait", Duration.ofMinutes(1)))));
        List<String> steps = List.of("template-green", "up", "await-green", "tenth", "wait", "switch", "warm", "down");
        assertThat(of(RolloutEvent.StepStarted.class))
                .extracting(RolloutEvent.StepStarted::step)
                .containsExactlyElementsOf(steps);
        assertThat(of(RolloutEvent.StepFinished.class))
                .extracting(RolloutEvent.StepFinished::step)
                .containsExactlyElementsOf(steps);
        assertThat(of(RolloutEvent.Started.class).get(0).steps()).isEqualTo(steps);
    }

    @Test
    void aStepThatTookAWhileSaysHowLong() {
        harness.run(release(shop, "v2", Plans.blueGreen(Steps.hold("wait", Duration.ofMinutes(1)))));
        assertThat(of(RolloutEvent.StepFinished.class))
                .filteredOn(event -> event.step().equals("wait"))
                .extracting(RolloutEvent.StepFinished::took)
                .containsExactly(Duration.ofMinutes(1));
    }

    @Test
    void turningBackEndsTheSteps() {
        HealthGate ill = view -> Judgement.fail("ill");
        harness.run(release(shop, "v2", Plans.tenthFirst(Steps.gate(ill.named("health")))));
        assertThat(of(RolloutEvent.TurnedBack.class)).hasSize(1);
        int back = harness.events().indexOf(of(RolloutEvent.TurnedBack.class).get(0));
        assertThat(harness.events().subList(back + 1, harness.events().size()))
                .noneMatch(event -> event instanceof RolloutEvent.StepStarted
                        || event instanceof RolloutEvent.StepFinished
                        || event instanceof RolloutEvent.StepWaiting);
    }

    @Test
    void anAbortInTheMiddleEndsTheStepToo() {
        RolloutHandle handle = harness.streamGate()
                .start(release(shop, "v2", Plans.blueGreen(Steps.hold("wait", Duration.ofHours(1)))));
        harness.advance(Duration.ofMinutes(1));
        handle.abort("ann", "no");
        harness.end(handle);
    }

    @Test
    void waitingIsToldOnceForEachThingThatIsWaitedFor() {
        harness.cluster().image("v2", FakePods.HEALTHY.readyIn(Duration.ofSeconds(90)));
        harness.run(release(shop, "v2", Plans.blueGreen()));
        assertThat(of(RolloutEvent.StepWaiting.class))
                .filteredOn(event -> event.step().equals("await-green"))
                .extracting(RolloutEvent.StepWaiting::why)
                .doesNotHaveDuplicates();
    }

    @Test
    void everyChangeToTheWorkloadIsTold() {
        harness.run(release(shop, "v2", Plans.tenthFirst()));
        assertThat(of(RolloutEvent.Acted.class))
                .extracting(event -> event.action().toString())
                .containsExactly(
                        "give green the template image of app=v2",
                        "scale green to full size",
                        "route 90 % blue, 10 % green",
                        "route 100 % green",
                        "scale blue to 0 pods");
    }

    @Test
    void aNextLifeBeginsWithResumed() {
        var rollout = release(shop, "v2", Plans.blueGreen(Steps.hold("wait", Duration.ofMinutes(5))));
        harness.streamGate().start(rollout);
        harness.advance(Duration.ofMinutes(1));
        harness.crash();
        int before = harness.events().size();
        harness.run(rollout);
        assertThat(harness.events().get(before))
                .isInstanceOfAny(RolloutEvent.StandingBy.class, RolloutEvent.Resumed.class);
        assertThat(of(RolloutEvent.Resumed.class)).hasSize(1);
    }

    @Test
    void anOutageInTheMiddleOfAStepTellsOfItOnce() {
        RolloutHandle handle = harness.streamGate()
                .start(release(shop, "v2", Plans.blueGreen(Steps.hold("wait", Duration.ofMinutes(5)))));
        harness.advance(Duration.ofMinutes(1));
        harness.calls().away();
        harness.cluster().resizeAs("kubectl", shop, Track.BLUE, 4);
        harness.advance(Duration.ofMinutes(1));
        harness.calls().back();
        harness.end(handle);
        assertThat(of(RolloutEvent.Delayed.class)).isNotEmpty();
    }
}
