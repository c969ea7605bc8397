package io.streamgate.engine;

import static io.streamgate.engine.Plans.reason;
import static io.streamgate.engine.Plans.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.Outcome;
import io.streamgate.Reason;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.RolloutHandle;
import io.streamgate.Route;
import io.streamgate.Steps;
import io.streamgate.Track;
import io.streamgate.Workload;
import io.streamgate.testkit.CoreHarness;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The fourth thing that a user can rely on: what was judged is what is promoted. */
class JudgedIsPromotedTest {
    private final CoreHarness harness = new CoreHarness();
    private final Workload shop = harness.running("checkout", "v1", 3, Track.BLUE, Track.GREEN);

    private void isInterference(Outcome outcome, String... words) {
        Reason why = reason(outcome);
        assertThat(why.kind()).isEqualTo(Reason.Kind.INTERFERENCE);
        assertThat(why.toString()).contains(words);
        assertThat(harness.router().seen(shop).route()).isEqualTo(Route.all(Track.BLUE));
        assertThat(harness.cluster().state(shop, Track.GREEN).template()).isEqualTo("image of app=v1");
    }

    @Test
    void aTemplateEditedBeforeTheSwitchIsNotPromoted() {
        RolloutHandle handle = harness.streamGate()
                .start(release(shop, "v2", Plans.blueGreen(Steps.hold("wait", Duration.ofMinutes(1)))));
        harness.advance(Duration.ofSeconds(30));
        harness.cluster().retemplateAs("kubectl-edit", shop, Track.GREEN, "evil");
        isInterference(harness.end(handle), "green", "evil", "kubectl-edit");
        assertThat(harness.router().shifts()).isEmpty();
    }

    @Test
    void aTemplateEditedWhileItServesIsNoticedAtTheNextEvent() {
        RolloutHandle handle = harness.streamGate()
                .start(release(shop, "v2", Plans.blueGreenThen(Steps.hold("wait", Duration.ofHours(1)))));
        harness.advance(Duration.ofMinutes(1));
        harness.cluster().retemplateAs("kubectl-edit", shop, Track.GREEN, "evil");
        harness.advance(Duration.ofMillis(200));
        assertThat(harness.router().seen(shop).is(Route.all(Track.BLUE))).isTrue();
        isInterference(harness.end(handle), "kubectl-edit");
    }

    @Test
    void aTemplateEditedJustBeforeTheSwitchIsTakenBack() {
        RolloutHandle handle = harness.streamGate().start(release(shop, "v2", Plans.blueGreen()));
        harness.calls()
                .before(
                        call -> call.verb().equals("route"),
                        1,
                        () -> harness.cluster().retemplateAs("kubectl-edit", shop, Track.GREEN, "evil"));
        isInterference(harness.end(handle), "kubectl-edit");
    }

    @Test
    void theTemplateOfTheLiveTrackIsNotToBeEditedMeanwhile() {
        RolloutHandle handle = harness.streamGate()
                .start(release(shop, "v2", Plans.blueGreen(Steps.hold("wait", Duration.ofMinutes(1)))));
        harness.advance(Duration.ofSeconds(30));
        harness.cluster().retemplateAs("kubectl-edit", shop, Track.BLUE, "v1-hotfix");
        isInterference(harness.end(handle), "blue", "v1-hotfix", "kubectl-edit");
        assertThat(harness.cluster().state(shop, Track.BLUE).template()).isEqualTo("image of app=v1-hotfix");
    }

    @Test
    void anEditWhileNobodyDrovePromotesNothing() {
        Rollout rollout = release(shop, "v2", Plans.blueGreen(Steps.hold("wait", Duration.ofMinutes(1))));
        harness.streamGate().start(rollout);
        harness.advance(Duration.ofSeconds(30));
        harness.crash();
        harness.cluster().retemplateAs("kubectl-edit", shop, Track.GREEN, "evil");
        isInterference(harness.run(rollout), "evil");
    }

    @Test
    void theReleaseIsWhatTheLiveTrackHasPlusTheChange() {
        harness.cluster().retemplateAs("an old release", shop, Track.GREEN, "v0");
        assertThat(harness.run(Rollout.of(
                                shop,
                                Release.image("app", "v2").and(new Release.Env("app", "MODE", "fast")),
                                Plans.blueGreen()))
                        .promoted())
                .isTrue();
        assertThat(harness.cluster().state(shop, Track.GREEN).template())
                .startsWith("env MODE of app=")
                .endsWith("image of app=v2")
                .doesNotContain("fast", "v0");
    }

    @Test
    void anEditedTemplateIsWrittenAsItWasRendered() {
        Release release = Release.edit("annotated", template -> {
            template.put("note", "by hand");
            return template;
        });
        assertThat(harness.run(Rollout.of(shop, release, Plans.blueGreen())).promoted())
                .isTrue();
        assertThat(harness.cluster().state(shop, Track.GREEN).template()).isEqualTo("image of app=v1, note=by hand");
    }
}
