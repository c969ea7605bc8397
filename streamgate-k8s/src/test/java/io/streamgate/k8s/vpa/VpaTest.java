package io.streamgate.k8s.vpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgate.ScalingPolicy.Past;
import io.streamgate.ScalingPolicy.Scale;
import io.streamgate.ScalingPolicy.ScalingView;
import io.streamgate.k8s.vpa.Updater.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class VpaTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final long MIB = 1L << 20;

    private static void refused(ThrowingCallable building, String... words) {
        assertThatThrownBy(building)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void aPolicyThatCannotWorkIsNotBuilt() {
        refused(
                () -> ContainerPolicy.DEFAULT.between(Amounts.of(200, 0), Amounts.of(100, 0)),
                "minAllowed.cpu is 200",
                "maxAllowed.cpu",
                "100");
        refused(() -> Amounts.of(-1, 0), "cpu is -1");
        refused(() -> new EvictionRequirement(Set.of(), true), "evictionRequirements.resources is empty");
        refused(() -> new EvictionBudget(1, 1, 0, 1.5, 1), "eviction-tolerance is 1.5");
        refused(() -> new Buckets.Exponential(1, 0.1, 1, 0.1), "ratio");
        refused(() -> Histogram.decaying(Buckets.CPU, Duration.ofMillis(500)), "half-life");
    }

    private static ContainerUsage steady(int minutes, long milli) {
        ContainerUsage usage = ContainerUsage.none(Settings.DEFAULT);
        MemoryPeaks peaks = MemoryPeaks.NONE;
        for (int i = 0; i < minutes; i++) {
            Instant at = NOW.plusSeconds(60L * i);
            MemoryPeaks.Step step = peaks.sample(400 * MIB, at, Settings.DEFAULT.memoryInterval());
            peaks = step.peaks();
            usage = usage.cpu(milli, at).memory(step);
        }
        return usage;
    }

    @Test
    void onlyWhatIsControlledIsRecommended() {
        Vpa vpa = Vpa.DEFAULT
                .container("app", ContainerPolicy.DEFAULT.controlling(Resource.MEMORY))
                .container("*", ContainerPolicy.DEFAULT.off());
        ContainerUsage usage = steady(60, 500);
        Map<String, Recommendation> recommendations = vpa.recommend(Map.of("app", usage, "sidecar", usage));
        assertThat(recommendations).containsOnlyKeys("app");
        assertThat(recommendations.get("app").target().byResource()).containsOnlyKeys(Resource.MEMORY);
    }

    @Test
    void aContainerWithoutSamplesIsNotRecommendedAnything() {
        assertThat(Vpa.DEFAULT.recommend(Map.of("app", ContainerUsage.none(Settings.DEFAULT))))
                .isEmpty();
    }

    @Test
    void limitsFollowRequestsUnlessTheyAreToStay() {
        Amounts target = Amounts.of(600, 600 * MIB);
        Map<String, Recommendation> recommendations = Map.of("app", new Recommendation(target, target, target, target));
        List<Container> pod = List.of(new Container("app", Amounts.of(200, 200 * MIB), Amounts.of(400, 300 * MIB)));
        assertThat(Vpa.DEFAULT.admit(recommendations, pod, LimitRange.NONE))
                .containsExactly(new Container("app", target, Amounts.of(1200, 900 * MIB)));
        assertThat(Vpa.DEFAULT
                        .container("app", ContainerPolicy.DEFAULT.requestsOnly())
                        .admit(recommendations, pod, LimitRange.NONE))
                .containsExactly(new Container("app", Amounts.of(400, 300 * MIB), Amounts.of(400, 300 * MIB)));
    }

    @Test
    void aLimitRangeBoundsTheLimitThatFollows() {
        Amounts target = Amounts.of(600, 600 * MIB);
        Map<String, Recommendation> recommendations = Map.of("app", new Recommendation(target, target, target, target));
        List<Container> pod = List.of(new Container("app", Amounts.of(200, 200 * MIB), Amounts.of(400, 400 * MIB)));
        LimitRange container =
                new LimitRange(Amounts.NONE, Amounts.NONE, Amounts.NONE, Amounts.of(1000, 800 * MIB), Amounts.NONE);
        assertThat(Vpa.DEFAULT.admit(recommendations, pod, container))
                .containsExactly(new Container("app", Amounts.of(500, 400 * MIB), Amounts.of(1000, 800 * MIB)));
        LimitRange whole = new LimitRange(Amounts.NONE, Amounts.of(600, 0), Amounts.NONE, Amounts.NONE, Amounts.NONE);
        assertThat(Vpa.DEFAULT
                        .admit(recommendations, pod, whole)
                        .get(0)
                        .limits()
                        .get(Resource.CPU))
                .hasValue(600);
    }

    @Test
    void aCheckpointKeepsTheRecommendation() {
        ContainerUsage usage = steady(2000, 500);
        Map<String, Object> status = CheckpointForm.write(usage.save(NOW.plus(Duration.ofDays(9)), List.of()));
        ContainerUsage loaded = ContainerUsage.load(CheckpointForm.read(status), Settings.DEFAULT);
        assertThat(loaded.samples()).isEqualTo(2000);
        assertThat(Vpa.DEFAULT.recommend(Map.of("app", loaded))).isEqualTo(Vpa.DEFAULT.recommend(Map.of("app", usage)));
        assertThat(CheckpointForm.write(CheckpointForm.read(status))).isEqualTo(status);
        refused(() -> CheckpointForm.read(Map.of("version", "v2")), "status.version is v2", "v3");
        refused(
                () -> CheckpointForm.read(Map.of("version", "v3", "cpuHistogram", "x")),
                "cpuHistogram is x",
                "must be an object");
    }

    @Test
    void aCheckpointLeavesOutThePeakOfTheOpenWindow() {
        MemoryPeaks.Step step = MemoryPeaks.NONE.sample(400 * MIB, NOW, Settings.DEFAULT.memoryInterval());
        ContainerUsage usage = ContainerUsage.none(Settings.DEFAULT).memory(step);
        assertThat(usage.save(NOW, List.of(step.peaks())).memory().bucketWeights())
                .isEmpty();
        assertThat(usage.save(NOW, List.of()).memory().bucketWeights()).hasSize(1);
    }

    private static Pod pod(String name, long cpu) {
        Container app = new Container("app", Amounts.of(cpu, 400 * MIB), Amounts.NONE);
        return new Pod(name, NOW.minusSeconds(60), false, List.of(app), null);
    }

    private static Map<String, Recommendation> wants(long cpu) {
        Amounts target = Amounts.of(cpu, 400 * MIB);
        return Map.of(
                "app",
                new Recommendation(target, Amounts.of(cpu / 2, 200 * MIB), Amounts.of(cpu * 2, 800 * MIB), target));
    }

    @Test
    void theMostUrgentPodsGoFirstAndNotTooMany() {
        List<Pod> pods = List.of(pod("right", 500), pod("much", 5000), pod("little", 100), pod("less", 50));
        List<String> evicted = new ArrayList<>();
        Updater.DEFAULT
                .evict(Vpa.DEFAULT, wants(500), LimitRange.NONE, pods, 4, NOW)
                .forEach(due -> evicted.add(due.pod().name()));
        assertThat(evicted).containsExactly("less", "little");
    }

    @Test
    void aModeThatDoesNotEvictDoesNot() {
        for (UpdateMode mode : List.of(UpdateMode.OFF, UpdateMode.INITIAL, UpdateMode.IN_PLACE)) {
            Updater updater = new Updater(mode, List.of(), 1, 0.5, 0.1, Duration.ofHours(12), Duration.ofMinutes(10));
            assertThat(updater.evict(Vpa.DEFAULT, wants(500), LimitRange.NONE, List.of(pod("little", 1)), 1, NOW))
                    .as(mode.toString())
                    .isEmpty();
        }
    }

    @Test
    void aRequirementKeepsPodsThatMoveTheOtherWay() {
        Updater onlyUp = new Updater(
                UpdateMode.RECREATE,
                List.of(new EvictionRequirement(Set.of(Resource.CPU), true)),
                1,
                0.5,
                0.1,
                Duration.ofHours(12),
                Duration.ofMinutes(10));
        List<Pod> pods = List.of(pod("much", 5000), pod("little", 50));
        assertThat(onlyUp.due(Vpa.DEFAULT, wants(500), LimitRange.NONE, pods, NOW))
                .extracting(due -> due.pod().name())
                .containsExactly("little");
    }

    @Test
    void asAScalingPolicyItRemembersByWhatItHandsBack() {
        List<Past> past = List.of();
        Scale scale = Vpa.DEFAULT.decide(new ScalingView(NOW, 3, 3, Map.of(), past));
        assertThat(scale.requests()).isEmpty();
        for (int i = 0; i < 50; i++) {
            Instant at = NOW.plusSeconds(60L * i);
            Map<String, Double> use = Map.of("app/cpu", 0.5, "app/memory", 400.0 * MIB);
            scale = Vpa.DEFAULT.decide(new ScalingView(at, 3, 3, use, past));
            past = List.of(new Past(at, scale));
        }
        Recommendation direct =
                Vpa.DEFAULT.recommend(Map.of("app", steady(50, 500))).get("app");
        assertThat(scale.replicas()).isEqualTo(3);
        assertThat(scale.requests())
                .isEqualTo(Map.of(
                        "app",
                        Map.of(
                                "cpu",
                                direct.target().get(Resource.CPU).orElseThrow(),
                                "memory",
                                direct.target().get(Resource.MEMORY).orElseThrow() * 1000)));
        Scale unknown = Vpa.DEFAULT.decide(new ScalingView(NOW.plusSeconds(9999), 3, 3, Map.of(), past));
        assertThat(unknown.requests()).isEqualTo(scale.requests());
    }
}
