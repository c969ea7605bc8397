package io.streamgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.HealthGate;
import io.streamgate.Judgement;
import io.streamgate.Place;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.RolloutHandle;
import io.streamgate.RolloutStatus;
import io.streamgate.StreamGate;
import io.streamgate.Workload;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.k8s.bluegreen.BlueGreen;
import io.streamgate.testkit.cluster.Load;
import io.streamgate.testkit.time.VirtualProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The process dies before and after every single write of a rollout; started again, it ends where it would have. */
class CrashTest {
    private static final int MORE_THAN_ENOUGH = 200;

    /** What a rollout is to go through, and when somebody aborts it, counted from its start; never if it is negative. */
    private enum Story {
        PROMOTED(-1),
        FAILS_IN_THE_SOAK(-1),
        ABORTED_BEFORE_THE_SWITCH(5),
        ABORTED_IN_THE_SOAK(25);

        private final int abortAfter;

        Story(int abortAfter) {
            this.abortAfter = abortAfter;
        }
    }

    /** What there is at the end, for comparison. */
    private record World(String outcome, String live, String blue, String green, int blackouts, long failed) {}

    static Stream<Arguments> deaths() {
        return Stream.of(Story.values()).flatMap(story -> {
            int writes = new Life(story, 0, true).writesOfAWholeLife();
            assertThat(writes).isBetween(10, MORE_THAN_ENOUGH);
            return IntStream.rangeClosed(1, writes)
                    .boxed()
                    .flatMap(write -> Stream.of(true, false).map(before -> Arguments.of(story, write, before)));
        });
    }

    @ParameterizedTest(name = "{0}, dying at write {1}, before it: {2}")
    @MethodSource("deaths")
    void endsWhereItWouldHaveWithoutTheCrash(Story story, int write, boolean before) {
        World expected = new Life(story, 0, true).live();
        assertThat(new Life(story, write, before).live()).isEqualTo(expected);
        assertThat(expected.blackouts()).isZero();
        assertThat(expected.failed()).isZero();
    }

    /** One rollout, with at most one death and a restart a second after it. */
    private static final class Life {
        private final StreamGateHarness harness = new StreamGateHarness();
        private final Workload workload = harness.blueGreen("checkout", "demo:v1", 3);
        private final Story story;
        private final VirtualProcess mortal = harness.scheduler().process();
        private final MortalApi api;

        Life(Story story, int fatal, boolean before) {
            this.story = story;
            this.api = new MortalApi(harness.cluster().api(mortal), mortal, fatal, before);
        }

        int writesOfAWholeLife() {
            live();
            return api.writes();
        }

        World live() {
            int none = harness.cluster().blackouts("shop", "checkout-active").size();
            assertThat(none).isZero();
            Load load = harness.cluster().traffic("shop", "checkout-active", 10);
            Instant begun = harness.scheduler().now();
            HealthGate errors = view -> story == Story.FAILS_IN_THE_SOAK
                            && view.now().isAfter(view.since().plusSeconds(10))
                    ? Judgement.fail("7 of 100 failed")
                    : Judgement.pass();
            Rollout rollout = Rollout.of(
                    workload,
                    Release.image("app", "demo:v2"),
                    BlueGreen.defaults()
                            .hold(Duration.ofSeconds(10))
                            .soak(Duration.ofSeconds(30), errors.named("errors")));
            StreamGate first = harness.start(mortal, api, builder -> builder).streamGate();
            StreamGate second =
                    harness.start(builder -> builder.driver("second")).streamGate();
            RolloutHandle handle = first.start(rollout);
            boolean aborted = false;
            boolean restarted = false;
            for (int second10 = 0; second10 < 3_000 && !ended(second); second10++) {
                harness.scheduler().advance(Duration.ofMillis(100));
                if (!mortal.isAlive() && !restarted) {
                    harness.scheduler().advance(Duration.ofSeconds(1));
                    if (ended(second)) {
                        break;
                    }
                    handle = second.start(rollout);
                    restarted = true;
                    aborted = false;
                }
                boolean due =
                        story.abortAfter >= 0 && harness.scheduler().now().isAfter(begun.plusSeconds(story.abortAfter));
                if (due && !aborted) {
                    handle.abort("ann", "enough");
                    aborted = true;
                }
            }
            harness.scheduler().advance(Duration.ofSeconds(60));
            load.stop();
            return world(second, load.report().failures());
        }

        private boolean ended(StreamGate streamGate) {
            Optional<RolloutStatus> status = streamGate.status(workload);
            return status.isPresent() && status.get().place() instanceof Place.Ended;
        }

        private World world(StreamGate streamGate, long failed) {
            Place place = streamGate.status(workload).orElseThrow().place();
            String outcome =
                    place instanceof Place.Ended ended ? ended.outcome().toString() : place.toString();
            return new World(
                    outcome,
                    object(Kind.SERVICE, "checkout-active")
                            .strings("spec", "selector")
                            .getOrDefault("version", ""),
                    deployment("blue"),
                    deployment("green"),
                    harness.cluster().blackouts("shop", "checkout-active").size(),
                    failed);
        }

        private String deployment(String colour) {
            Resource deployment = object(Kind.DEPLOYMENT, "checkout-" + colour);
            return deployment
                            .list("spec", "template", "spec", "containers")
                            .get(0)
                            .text("image")
                            .orElse("") + " x "
                    + deployment.number("spec", "replicas").orElse(-1L);
        }

        private Resource object(Kind kind, String name) {
            return harness.cluster().api().get(new Ref(kind, "shop", name));
        }
    }
}
