package io.streamgate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the values refuse to be, and in what words. */
class ValuesTest {
    private static void refused(ThrowingCallable value, String... words) {
        assertThatThrownBy(value)
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Shop", "-shop", "shop-", "shop_1", "a.b", "shop/checkout"})
    void aNameIsOneAsKubernetesTakesIt(String name) {
        refused(() -> new Workload(name, "checkout"), "the namespace of a workload is '" + name + "'", "lower-case");
        refused(() -> new Workload("shop", name), "the name of a workload is '" + name + "'");
        refused(() -> new Track(name), "the name of a track is '" + name + "'");
        HealthGate gate = view -> Judgement.pass();
        refused(() -> gate.named(name), "the name of a gate is '" + name + "'");
    }

    @Test
    void aNameHasSixtyThreeCharactersAtMost() {
        assertThat(new Track("a".repeat(63)).name()).hasSize(63);
        refused(() -> new Track("a".repeat(64)), "1 to 63");
    }

    @Test
    void workloadsAreOrderedByNamespaceThenByName() {
        Workload a = new Workload("a", "z");
        Workload b = new Workload("b", "a");
        Workload c = new Workload("b", "b");
        assertThat(List.of(c, b, a).stream().sorted()).containsExactly(a, b, c);
        assertThat(a).hasToString("a/z");
    }

    @ParameterizedTest
    @CsvSource({"0,3,0", "1,3,1", "10,10,1", "10,11,2", "33,3,1", "34,3,2", "50,3,2", "99,3,3", "100,3,3", "100,0,0"})
    void aShareTakesItsPartOfThePodsRoundedUp(int percent, int needed, int pods) {
        assertThat(new Weight(percent).of(needed)).isEqualTo(pods);
    }

    @Test
    void aShareOfManyPodsDoesNotOverflow() {
        assertThat(new Weight(99).of(Integer.MAX_VALUE)).isEqualTo(2_126_008_811);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101})
    void aWeightIsAPercentage(int percent) {
        refused(() -> new Weight(percent), "percentage of a weight is " + percent, "from 0 to 100");
    }

    @Test
    void theSharesOfARouteMakeAWhole() {
        refused(
                () -> new Route(new TreeMap<>(Map.of(Track.BLUE, new Weight(40), Track.GREEN, new Weight(50)))),
                "together 90 %",
                "100 %");
    }

    @Test
    void aRouteLeavesSharesOfNothingOut() {
        assertThat(Route.split(Track.GREEN, Weight.NONE, Track.BLUE)).isEqualTo(Route.all(Track.BLUE));
        assertThat(Route.split(Track.GREEN, Weight.ALL, Track.BLUE)).isEqualTo(Route.all(Track.GREEN));
        assertThat(Route.all(Track.BLUE).share(Track.GREEN)).isEqualTo(Weight.NONE);
    }

    @Test
    void aRouteIsWrittenForPeople() {
        assertThat(Route.split(Track.GREEN, new Weight(10), Track.BLUE)).hasToString("90 % blue, 10 % green");
        assertThat(Route.NOWHERE).hasToString("nowhere");
    }

    @Test
    void aRouteIsNotChangedFromOutside() {
        TreeMap<Track, Weight> shares = new TreeMap<>(Map.of(Track.BLUE, Weight.ALL));
        Route route = new Route(shares);
        shares.clear();
        assertThat(route).isEqualTo(Route.all(Track.BLUE));
        assertThatThrownBy(() -> route.shares().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aSizeIsANumberOfPodsOrWhatIsNeeded() {
        assertThat(Size.FULL.of(7)).isEqualTo(7);
        assertThat(new Size(2).of(7)).isEqualTo(2);
        assertThat(Size.NONE.of(7)).isZero();
        assertThat(Size.FULL).hasToString("full size");
        assertThat(new Size(1)).hasToString("1 pod");
        assertThat(new Size(2)).hasToString("2 pods");
        refused(() -> new Size(-2), "size of a track is -2");
        refused(() -> new Size(100_001), "size of a track is 100001");
    }

    @Test
    void aReleaseChangesSomething() {
        refused(() -> new Release("v2", List.of()), "release v2 changes nothing", "image()");
        refused(() -> new Release(" ", List.of(new Release.Image("app", "v2"))), "version of a release is blank");
        refused(() -> new Release.Image("app", ""), "image of container app is blank");
        refused(() -> new Release.Env("app", "", "x"), "name of an environment variable of container app");
        refused(() -> new Release.Config(Release.ConfigKind.SECRET, "", "b"), "present name of a Secret");
        refused(() -> new Release.Reload(Release.ConfigKind.CONFIG_MAP, ""), "name of a ConfigMap");
    }

    @ParameterizedTest
    @CsvSource({
        "registry/checkout:2.4.0, 2.4.0",
        "registry:5000/checkout, registry:5000/checkout",
        "registry:5000/checkout:1, 1",
        "checkout, checkout"
    })
    void aReleaseOfAnImageIsCalledByItsTag(String image, String version) {
        assertThat(Release.image("app", image).version()).isEqualTo(version);
    }

    @Test
    void aReleaseShowsNoValueOfTheEnvironment() {
        Release release = Release.image("app", "checkout:2").and(new Release.Env("app", "TOKEN", "s3cret"));
        assertThat(release.toString())
                .isEqualTo("2 (app runs checkout:2, app gets TOKEN)")
                .doesNotContain("s3cret");
        assertThat(release.changes().get(1).toString()).doesNotContain("s3cret");
    }

    @Test
    void aJudgementsMemoryIsShort() {
        assertThat(Judgement.pass().remember("x".repeat(4096)).memory()).hasSize(4096);
        refused(() -> Judgement.pass().remember("x".repeat(4097)), "gate's memory is 4097", "from 0 to 4096");
    }

    @Test
    void aSamplingIsInItsRanges() {
        refused(() -> Sampling.DEFAULT.every(Duration.ZERO), "interval of a sampling is PT0S", "longer than zero");
        refused(() -> Sampling.DEFAULT.after(Duration.ofSeconds(-1)), "initial delay", "negative");
        refused(() -> Sampling.DEFAULT.passes(0), "count of a sampling is 0");
        refused(() -> Sampling.DEFAULT.tolerating(-1), "failure limit of a sampling is -1");
        refused(() -> Sampling.DEFAULT.within(Duration.ZERO), "timeout of a sampling");
        refused(
                () -> Sampling.DEFAULT.unknown(Duration.ofSeconds(-1), Sampling.OnUnknown.PASS),
                "time a sampling may be unknown");
    }

    @Test
    void aRolloutsDelaysAreInTheirRanges() {
        Rollout rollout = Rollout.of(States.SHOP, Release.image("app", "v2"), view -> Plan.of());
        refused(() -> rollout.abortDelay(Duration.ofSeconds(-1)), "abort delay of the rollout of shop/checkout");
        refused(() -> rollout.undoDeadline(Duration.ZERO), "undo deadline of the rollout of shop/checkout");
        assertThat(rollout.superseding().refusing("quota").refusing()).containsExactly("quota");
    }

    @Test
    void attemptsAndTermsCountFromOne() {
        refused(() -> new RolloutId(States.SHOP, "v2", 0), "attempt of a rollout is 0");
        refused(() -> new Term(0, "ann"), "number of a term is 0");
        assertThat(new RolloutId(States.SHOP, "v2", 3)).hasToString("shop/checkout v2 #3");
    }

    @Test
    void aFindingHasACodeAndSaysWhatToDo() {
        refused(() -> Finding.warning(" ", "x", "y", "z"), "code of a finding is blank");
        Finding finding = Finding.warning("no-drain", "Deployment shop/a", "is not there", "add one");
        assertThat(finding).hasToString("warning no-drain: Deployment shop/a: is not there; add one");
        assertThat(finding.asRefusal().isRefusal()).isTrue();
    }

    @Test
    void aScaleIsNotNegative() {
        refused(() -> new ScalingPolicy.Scale(-1, 0, "", Duration.ZERO), "replicas of a scale is -1");
        refused(() -> new ScalingPolicy.Scale(1, 0, "", Duration.ofSeconds(-1)), "time a scale is valid for");
    }

    @Test
    void aTrackStateCountsFromZero() {
        refused(() -> States.track(Track.GREEN, -1, 0, 0, "x"), "size of green is -1");
        refused(() -> States.track(Track.GREEN, 1, 0, -1, "x"), "available pods of green is -1");
    }

    @Test
    void aWorkloadWithoutATrackSaysWhichItHas() {
        WorkloadState state = States.state(Route.all(Track.BLUE), States.well(Track.BLUE, 3));
        refused(() -> state.track(Track.GREEN), "workload shop/checkout has no track 'green'", "blue 3/3");
        refused(() -> States.facts(3).track(Track.CANARY), "began without a track 'canary'");
    }

    @Test
    void theLiveTrackIsTheOneWithMostOfTheTraffic() {
        WorkloadState split = States.state(
                Route.split(Track.GREEN, new Weight(60), Track.BLUE),
                States.well(Track.BLUE, 3),
                States.well(Track.GREEN, 5));
        assertThat(split.live()).isEqualTo(Track.GREEN);
        assertThat(split.needed()).isEqualTo(5);
        assertThat(States.state(Route.NOWHERE, States.well(Track.BLUE, 3)).live())
                .isEqualTo(Track.BLUE);
        assertThat(split).hasToString("blue 3/3, green 5/5, route 40 % blue, 60 % green");
    }

    @Test
    void untilTrafficIsSeenToSettleEachTrackMayCarryAllOfIt() {
        Traffic traffic = new Traffic(Route.all(Track.BLUE), false, "");
        assertThat(traffic.mostOf(Track.GREEN)).isEqualTo(Weight.ALL);
        assertThat(traffic.is(Route.all(Track.BLUE))).isFalse();
    }

    @Test
    void anOutcomeThatIsNotPromotedThrowsWhenAsked() {
        new Outcome.Promoted().orElseThrow();
        new Outcome.Unchanged().orElseThrow();
        Outcome back = new Outcome.RolledBack(new Reason(Reason.Kind.ABORTED, "no", "ann"));
        assertThatThrownBy(back::orElseThrow)
                .isInstanceOf(RolloutFailedException.class)
                .hasMessageContaining("ABORTED (ann): no");
    }
}
