package io.streamgate.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.Gate;
import io.streamgate.Judgement;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.guarantee.Guarantee;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The simulation finds what it is for: whatever is taken away that a guarantee rests on, some seed of a few shows it. */
class BrokenPortsTest {
    private static final int SEEDS = 150;

    private static void isCaught(Guarantee guarantee, Simulation broken) {
        isCaught(guarantee, broken, broken::script);
    }

    private static void isCaught(Guarantee guarantee, Simulation broken, LongFunction<Script> scripts) {
        Optional<Script> caught = LongStream.range(0, SEEDS)
                .mapToObj(scripts)
                .filter(script -> broken.play(script).stream().anyMatch(breach -> breach.guarantee() == guarantee))
                .findFirst();
        assertThat(caught)
                .as("a seed of the first " + SEEDS + " that breaks guarantee " + guarantee)
                .isPresent();
        Script shorter = broken.shortened(caught.get(), guarantee);
        assertThat(shorter.acts()).hasSizeLessThanOrEqualTo(caught.get().acts().size());
        assertThat(broken.play(shorter)).extracting("guarantee").contains(guarantee);
        assertThat(Simulation.blueGreen().play(shorter)).isEmpty();
    }

    private static Simulation through(UnaryOperator<KubeApi> broken) {
        return Simulation.blueGreen().through(broken);
    }

    /** A cluster whose pods all claim to be ready, and whose Services claim to know of them. */
    private static KubeApi allReady(KubeApi api) {
        return Lying.shows(api, (kind, resource) -> {
            if (kind.equals(Kind.POD)) {
                Map<String, Object> ready =
                        Map.of("type", "Ready", "status", "True", "lastTransitionTime", "2020-01-01T00:00:00Z");
                return Lying.with(resource, List.of(ready), "status", "conditions");
            }
            if (kind.equals(Kind.ENDPOINT_SLICE)) {
                List<Object> endpoints = new ArrayList<>();
                resource.list("endpoints")
                        .forEach(endpoint -> endpoints.add(Lying.with(endpoint, true, "conditions", "ready")
                                .json()));
                return Lying.with(resource, endpoints, "endpoints");
            }
            return resource;
        });
    }

    @Test
    void podsThatAreCalledReadyAndAreNotCauseABlackout() {
        isCaught(Guarantee.NO_BLACKOUT, through(BrokenPortsTest::allReady));
    }

    @Test
    void availabilityThatIsOverReportedIsFoundOut() {
        isCaught(Guarantee.CAPACITY_FIRST, through(BrokenPortsTest::allReady));
    }

    /** A cluster that goes on showing the template that it showed before somebody edited it. */
    private static KubeApi editsUnseen(KubeApi api) {
        Map<String, Resource> shown = new HashMap<>();
        return Lying.shows(api, (kind, resource) -> {
            if (!kind.equals(Kind.DEPLOYMENT)) {
                return resource;
            }
            boolean edited = resource.list("spec", "template", "spec", "containers").stream()
                    .anyMatch(container -> container.text("image").orElse("").equals("demo:hotfix"));
            if (!edited) {
                shown.put(resource.name(), resource);
                return resource;
            }
            Resource before = shown.getOrDefault(resource.name(), resource);
            Resource with = Lying.with(resource, before.map("spec", "template"), "spec", "template");
            return Lying.with(with, before.number("metadata", "generation").orElse(1L), "metadata", "generation");
        });
    }

    @Test
    void anEditThatIsNotSeenIsPromoted() {
        isCaught(Guarantee.JUDGED_IS_PROMOTED, through(BrokenPortsTest::editsUnseen));
    }

    private static Gate waving(Gate gate) {
        return new Gate(
                gate.name(),
                view -> {
                    try {
                        Judgement judgement = gate.check().judge(view);
                        return judgement.verdict() == Judgement.Verdict.UNKNOWN ? Judgement.pass("why not") : judgement;
                    } catch (IllegalStateException e) {
                        return Judgement.pass("no errors seen");
                    }
                },
                gate.sampling());
    }

    @Test
    void aGateThatTakesNoDataForAPassIsFoundOut() {
        Strategies stock = new RandomBlueGreen();
        isCaught(
                Guarantee.NO_EVIDENCE_IS_NO_PASS,
                Simulation.of((random, watched) -> stock.next(random, gate -> waving(watched.apply(gate)))));
    }

    @Test
    void aJournalThatForgetsIntentsIsFoundOut() {
        isCaught(
                Guarantee.CRASH_COSTS_TIME_ONLY,
                through(api -> Lying.journals(api, text -> text.replaceAll("\"effects\":\\[.*?]", "\"effects\":[]"))));
    }

    @Test
    void aJournalThatLosesACompareAndSetLosesRequests() {
        isCaught(
                Guarantee.CRASH_COSTS_TIME_ONLY,
                through(api -> Lying.sends(
                        api,
                        (ref, patch) -> ref.kind().equals(Kind.CONFIG_MAP)
                                ? new Patch(
                                        patch.type(),
                                        Lying.with(Lying.object(patch), null, "metadata", "resourceVersion")
                                                .json())
                                : patch)),
                seed -> new Script(
                        seed,
                        List.of(
                                new Act(3_000, What.WATCHES_CUT, 0),
                                new Act(3_020, What.PAUSE, 1),
                                new Act(3_040, What.PROMOTE, 0))));
    }

    /** A Lease that everybody gets who asks: each has one of their own. */
    private static KubeApi leaseForAll(KubeApi api) {
        Map<Ref, Resource> own = new HashMap<>();
        return new Forwarding(api) {
            @Override
            public Resource get(Ref ref) {
                if (!ref.kind().equals(Kind.LEASE)) {
                    return super.get(ref);
                }
                return Optional.ofNullable(own.get(ref))
                        .orElseThrow(() -> new ApiException(404, "NotFound", ref + " is not there", null, null));
            }

            @Override
            public Resource create(Kind kind, Resource resource) {
                return kind.equals(Kind.LEASE)
                        ? keep(new Ref(kind, resource.namespace(), resource.name()), resource)
                        : super.create(kind, resource);
            }

            @Override
            public Resource patch(Ref ref, Patch patch, boolean dryRun) {
                return ref.kind().equals(Kind.LEASE) ? keep(ref, Lying.object(patch)) : super.patch(ref, patch, dryRun);
            }

            private Resource keep(Ref ref, Resource lease) {
                Resource kept = Lying.with(lease, "1", "metadata", "resourceVersion");
                own.put(ref, kept);
                return kept;
            }
        };
    }

    @Test
    void aLeaseThatIsGivenToTwoIsFoundOut() {
        isCaught(Guarantee.ONE_DRIVER, through(BrokenPortsTest::leaseForAll));
    }

    /** A cluster that takes a write whatever its writer has read. */
    private static KubeApi unfenced(KubeApi api) {
        return Lying.sends(
                api,
                (ref, patch) -> patch.body() instanceof List<?> operations
                        ? new Patch(
                                patch.type(),
                                operations.stream()
                                        .filter(operation ->
                                                !operation.toString().contains("/metadata/resourceVersion"))
                                        .toList())
                        : patch);
    }

    @Test
    void aClusterThatDoesNotFenceIsFoundOut() {
        isCaught(
                Guarantee.ONE_DRIVER,
                through(BrokenPortsTest::unfenced),
                seed -> new Script(
                        seed,
                        List.of(new Act(0, What.LATE_WRITE, 14 + 15 * (int) seed), new Act(1_500, What.CRASH, 0))));
    }

    /** A connection that sends a switch again, whatever has been read, after the traffic was sent back. */
    private static KubeApi repeating(KubeApi api) {
        Map<Ref, Patch> sent = new HashMap<>();
        return new Forwarding(unfenced(api)) {
            @Override
            public Resource patch(Ref ref, Patch patch, boolean dryRun) {
                Resource answer = super.patch(ref, patch, dryRun);
                if (dryRun
                        || !ref.kind().equals(Kind.SERVICE)
                        || !patch.body().toString().contains("/spec/selector")) {
                    return answer;
                }
                Patch before = sent.put(ref, patch);
                return before == null ? answer : super.patch(ref, before, false);
            }
        };
    }

    @Test
    void aSwitchThatArrivesAgainAfterTheWayBackIsFoundOut() {
        isCaught(
                Guarantee.ROLLBACK_IS_OPEN,
                through(BrokenPortsTest::repeating),
                seed -> new Script(seed, List.of(new Act(3_000 + 100 * (int) seed, What.ABORT, 0))));
    }

    @Test
    void aLabelThatIsPutOnSomebodysObjectIsFoundOut() {
        isCaught(
                Guarantee.ONLY_WHAT_IS_OURS,
                through(api -> Lying.sends(api, (ref, patch) -> {
                    if (!ref.kind().equals(Kind.DEPLOYMENT) || !(patch.body() instanceof List<?> operations)) {
                        return patch;
                    }
                    List<Object> more = new ArrayList<>(operations);
                    more.add(Map.of("op", "add", "path", "/metadata/labels/touched", "value", "yes"));
                    return new Patch(patch.type(), more);
                })));
    }

    @Test
    void aReasonThatIsLeftOutIsFoundOut() {
        isCaught(
                Guarantee.EVERY_END_HAS_A_REASON,
                through(api ->
                        Lying.journals(api, text -> text.replaceAll("\"message\":\"[^\"]*\"", "\"message\":\"\""))));
    }
}
