package io.streamgate.testkit.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgate.DeploymentStrategy;
import io.streamgate.HealthGate;
import io.streamgate.Judgement;
import io.streamgate.Plan;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.Route;
import io.streamgate.Sampling;
import io.streamgate.Size;
import io.streamgate.Step;
import io.streamgate.StepContext;
import io.streamgate.StepResult;
import io.streamgate.Steps;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.k8s.bluegreen.BlueGreen;
import io.streamgate.testkit.StreamGateHarness;
import io.streamgate.testkit.cluster.PodScript;
import io.streamgate.testkit.explore.CrashExplorer.Exploration;
import io.streamgate.testkit.guarantee.Guarantee;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The process dies before and after every single write of a rollout, and again in the recovery; it ends where it would have. */
class CrashExplorerTest {
    private static Rollout soaking(StreamGateHarness harness, HealthGate gate) {
        return rollout(
                harness,
                BlueGreen.defaults().hold(Duration.ofSeconds(10)).soak(Duration.ofSeconds(30), gate.named("errors")));
    }

    private static Rollout rollout(StreamGateHarness harness, DeploymentStrategy strategy) {
        return Rollout.of(harness.blueGreen("checkout", "demo:v1", 3), Release.image("app", "demo:v2"), strategy);
    }

    private static void explored(Scenario scenario) {
        Exploration exploration = CrashExplorer.of(scenario).explore();
        assertThat(exploration.writes()).hasSizeGreaterThan(10);
        assertThat(exploration.runs()).isGreaterThan(2 * exploration.writes().size());
    }

    @Test
    void aReleaseThatIsPromoted() {
        explored(Scenario.of("promoted", harness -> soaking(harness, view -> Judgement.pass())));
    }

    @Test
    void aReleaseThatFailsInItsSoak() {
        HealthGate failing = view ->
                view.now().isAfter(view.since().plusSeconds(10)) ? Judgement.fail("7 of 100 failed") : Judgement.pass();
        explored(Scenario.of("fails in the soak", harness -> soaking(harness, failing)));
    }

    @Test
    void anAbortBeforeTheSwitch() {
        explored(Scenario.of("aborted before the switch", harness -> soaking(harness, view -> Judgement.pass()))
                .at(Duration.ofSeconds(5), handle -> handle.abort("ann", "enough")));
    }

    @Test
    void anAbortInTheSoak() {
        explored(Scenario.of("aborted in the soak", harness -> soaking(harness, view -> Judgement.pass()))
                .at(Duration.ofSeconds(25), handle -> handle.abort("ann", "enough")));
    }

    @Test
    void aReleaseWithAPreviewAndAnApproval() {
        explored(Scenario.of(
                        "approved",
                        harness -> rollout(
                                harness, BlueGreen.defaults().previewSize(1).approval(Duration.ofHours(1))))
                .at(Duration.ofMinutes(2), handle -> handle.approve("ann")));
    }

    @Test
    void aReleaseWhosePodsNeverBecomeReady() {
        explored(Scenario.of("never ready", harness -> {
            harness.cluster().image("demo:v2", PodScript.HEALTHY.neverReady());
            return rollout(harness, BlueGreen.defaults().progressDeadline(Duration.ofSeconds(30)));
        }));
    }

    private static DeploymentStrategy own(Step before) {
        return view -> Plan.of(
                before,
                Steps.template(view.facts().target(), view.facts().digest()),
                Steps.resize("up", view.facts().target(), Size.FULL),
                Steps.available(view.facts().target(), Size.FULL, Duration.ofMinutes(1)),
                Steps.shift("switch", Route.all(view.facts().target())),
                Steps.resize("down", view.facts().live(), Size.NONE));
    }

    /** Counts the migrations on a ConfigMap: carefully, once for each version, or just one more each time it runs. */
    private record Migrate(KubeApi api, boolean careful) implements Step {
        private static final Ref SCHEMA = new Ref(Kind.CONFIG_MAP, "shop", "schema");

        static void prepare(KubeApi api) {
            api.create(
                    Kind.CONFIG_MAP,
                    new Resource(Map.of(
                            "metadata",
                            Map.of("name", "schema", "namespace", "shop"),
                            "data",
                            Map.of("version", "1"))));
        }

        @Override
        public String name() {
            return "migrate";
        }

        @Override
        public StepResult run(StepContext context) {
            int version =
                    Integer.parseInt(api.get(SCHEMA).text("data", "version").orElse("1"));
            if (!careful || version < 2) {
                Map<String, Object> next = Map.of("data", Map.of("version", "" + (version + 1)));
                api.patch(SCHEMA, new Patch(Patch.Type.MERGE, next), false);
            }
            return StepResult.done();
        }
    }

    private static Scenario migrating(boolean careful) {
        return Scenario.of("migrates", harness -> {
            Rollout rollout = rollout(harness, own(new Migrate(harness.cluster().as("migrator"), careful)));
            Migrate.prepare(harness.cluster().as("migrator"));
            return rollout;
        });
    }

    @Test
    void aStrategyAndAStepOfOnesOwn() {
        explored(migrating(true));
    }

    @Test
    void tellsTheStoryOfAStepThatMayNotRunTwice() {
        assertThatThrownBy(() -> CrashExplorer.of(migrating(false)).explore())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("scenario 'migrates'")
                .hasMessageContaining("life 1 died")
                .hasMessageContaining("ConfigMap schema")
                .hasMessageContaining("Resumed");
    }

    @Test
    void aGuaranteeThatIsGivenUpOnPurposeIsNotLookedAt() {
        HealthGate none = view -> Judgement.unknown("no data");
        Scenario waved = Scenario.of(
                "waved through",
                harness -> rollout(
                        harness,
                        BlueGreen.defaults()
                                .preview(none.named("data")
                                        .sampled(Sampling.DEFAULT.unknown(
                                                Duration.ofSeconds(5), Sampling.OnUnknown.PASS)))));
        assertThatThrownBy(() -> CrashExplorer.of(waved).explore()).hasMessageContaining("no evidence is not a pass");
        assertThat(CrashExplorer.of(waved)
                        .without(Guarantee.NO_EVIDENCE_IS_NO_PASS)
                        .explore()
                        .runs())
                .isGreaterThan(20);
    }

    @Test
    void aCommandIsNotDueBeforeTheStart() {
        Scenario scenario = new Scenario("none", harness -> soaking(harness, view -> Judgement.pass()), List.of());
        assertThatThrownBy(() -> scenario.at(Duration.ofSeconds(-1), handle -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("before");
    }
}
