package io.streamgate.k8s.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgate.Finding;
import io.streamgate.Route;
import io.streamgate.Term;
import io.streamgate.Track;
import io.streamgate.Traffic;
import io.streamgate.Weight;
import io.streamgate.Workload;
import io.streamgate.k8s.Naming;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.mirror.Mirrors;
import io.streamgate.testkit.StreamGateHarness;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceSelectorRouterTest {
    private static final Ref ACTIVE = new Ref(Kind.SERVICE, "shop", "checkout-active");
    private static final Term TERM = new Term(1, "ann");

    private final StreamGateHarness harness = new StreamGateHarness();
    private final Workload shop = harness.blueGreen("checkout", "demo:v1", 3);
    private final ServiceSelectorRouter router = new ServiceSelectorRouter(
            new Mirrors(harness.cluster().api(), harness.scheduler()), Naming.DEFAULT::active, "version");

    private Traffic seen() {
        return router.observe(shop, Track.COLOURS);
    }

    private void greenUp() {
        harness.cluster()
                .as("someone")
                .patch(
                        new Ref(Kind.DEPLOYMENT, "shop", "checkout-green"),
                        new Patch(Patch.Type.MERGE, Map.of("spec", Map.of("replicas", 3))),
                        false);
        harness.scheduler().advance(Duration.ofSeconds(10));
    }

    @Test
    void seesTheTrackThatTheServiceSelects() {
        assertThat(seen().is(Route.all(Track.BLUE))).isTrue();
        assertThat(seen().detail()).contains("the EndpointSlices of Service shop/checkout-active agree");
    }

    @Test
    void isSettledOnlyWhenTheSlicesAgree() {
        greenUp();
        router.route(shop, Route.all(Track.GREEN), TERM);
        assertThat(seen().route()).isEqualTo(Route.all(Track.GREEN));
        assertThat(seen().settled()).isFalse();
        assertThat(seen().detail()).contains("still name [checkout-blue-");
        harness.scheduler().advance(Duration.ofSeconds(1));
        assertThat(seen().is(Route.all(Track.GREEN))).isTrue();
    }

    @Test
    void changesOneLabelAndNothingElse() {
        greenUp();
        harness.cluster()
                .as("someone")
                .patch(
                        ACTIVE,
                        new Patch(
                                Patch.Type.MERGE,
                                Map.of(
                                        "metadata", Map.of("annotations", Map.of("team", "red")),
                                        "spec", Map.of("sessionAffinity", "ClientIP"))),
                        false);
        var before = harness.cluster().api().get(ACTIVE);
        router.route(shop, Route.all(Track.GREEN), TERM);
        var after = harness.cluster().api().get(ACTIVE);
        assertThat(after.strings("spec", "selector"))
                .containsEntry("app", "checkout")
                .containsEntry("version", "green");
        assertThat(after.annotations()).containsEntry("team", "red");
        assertThat(after.text("spec", "sessionAffinity")).contains("ClientIP");
        assertThat(after.list("spec", "ports")).isEqualTo(before.list("spec", "ports"));
    }

    @Test
    void refusesWeightsBeforeTheFirstWrite() {
        Route tenth = Route.split(Track.GREEN, new Weight(10), Track.BLUE);
        List<Finding> findings = router.preflight(shop, List.of(Route.all(Track.GREEN), tenth));
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.isRefusal()).isTrue();
            assertThat(finding.toString())
                    .contains(
                            "route-not-possible",
                            "Service shop/checkout-active spec.selector",
                            "90 % blue, 10 % green");
        });
        assertThatThrownBy(() -> router.route(shop, tenth, TERM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sends all traffic to one track");
    }

    @Test
    void aServiceThatSelectsNoTrackLeadsNowhereAndItsEditorIsNamed() {
        harness.cluster()
                .as("kubectl-edit")
                .patch(
                        ACTIVE,
                        new Patch(Patch.Type.MERGE, Map.of("spec", Map.of("selector", Map.of("version", "purple")))),
                        false);
        assertThat(seen().route()).isEqualTo(Route.NOWHERE);
        assertThat(seen().settled()).isFalse();
        assertThat(seen().detail()).contains("version=purple, which is none of [blue, green]", "kubectl-edit");
    }

    @Test
    void aRehearsalChangesNoSelector() {
        router.rehearse(shop, Route.all(Track.GREEN), TERM);
        assertThat(seen().is(Route.all(Track.BLUE))).isTrue();
    }

    @Test
    void canBeTakenBackFromTheJournal() {
        assertThat(router.undoableFromJournal()).isTrue();
    }
}
