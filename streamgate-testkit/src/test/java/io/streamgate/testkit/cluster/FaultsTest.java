package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.time.VirtualProcess;
import io.streamgate.testkit.time.VirtualScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaultsTest extends ClusterFixture {
    @Test
    void whileTheApiIsAwayNothingIsAnsweredAndTheClusterGoesOn() {
        Heard heard = new Heard();
        api.create(Kind.DEPLOYMENT, Samples.deployment("web", "demo:v1", 3));
        api.watch(Kind.POD, "shop", "", api.list(Kind.POD, "shop", "").resourceVersion(), heard);
        cluster.faults().away();
        assertThat(refused(() -> api.get(web)).code()).isEqualTo(ApiException.NO_ANSWER);
        time.advance(Duration.ofSeconds(40));
        cluster.faults().back();
        assertThat(heard.lines).containsExactly("ended -1");
        assertThat(api.get(web).number("status", "availableReplicas")).contains(3L);
    }

    @Test
    void aLostRequestHasNoEffectAndALostAnswerHas() {
        cluster.faults().on(Call::isWrite, new Fault.RequestLost(), 1);
        assertThat(refused(() -> api.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of())))
                        .code())
                .isEqualTo(ApiException.NO_ANSWER);
        assertThat(cluster.objects(Kind.CONFIG_MAP, "shop")).isEmpty();
        cluster.faults().on(Call::isWrite, new Fault.AnswerLost(), 1);
        assertThat(refused(() -> api.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of())))
                        .code())
                .isEqualTo(ApiException.NO_ANSWER);
        assertThat(cluster.objects(Kind.CONFIG_MAP, "shop")).hasSize(1);
    }

    @Test
    void theServerMayAskToWait() {
        cluster.faults()
                .on(
                        call -> call.verb().equals("get"),
                        new Fault.Refused(429, "TooManyRequests", Optional.of(Duration.ofSeconds(5))),
                        1);
        ApiException e = refused(() -> api.get(web));
        assertThat(e.code()).isEqualTo(429);
        assertThat(e.retryAfter()).contains(Duration.ofSeconds(5));
    }

    @Test
    void someoneElseMayWriteJustBefore() {
        api.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of("x", "1")));
        String read = api.get(configMap("a")).resourceVersion();
        cluster.faults()
                .on(
                        call -> call.isWrite() && call.manager().equals("streamgate"),
                        new Fault.Before(() -> cluster.as("other")
                                .patch(configMap("a"), merge(Map.of("data", Map.of("x", "2"))), false)),
                        1);
        ApiException e = refused(() -> api.patch(
                configMap("a"),
                merge(Map.of("metadata", Map.of("resourceVersion", read), "data", Map.of("x", "3"))),
                false));
        assertThat(e.code()).isEqualTo(409);
    }

    @Test
    void aProcessMayDieBeforeOrAfterAWrite() {
        for (boolean before : new boolean[] {true, false}) {
            VirtualProcess process = time.process();
            cluster.faults()
                    .on(Call::isWrite, before ? new Fault.Before(process::kill) : new Fault.After(process::kill), 1);
            String name = before ? "before" : "after";
            process.offload(() -> {
                cluster.api(process).create(Kind.CONFIG_MAP, Samples.configMap(name, Map.of()));
                cluster.api().create(Kind.CONFIG_MAP, Samples.configMap("never", Map.of()));
            });
            time.advance(Duration.ofSeconds(1));
        }
        assertThat(cluster.objects(Kind.CONFIG_MAP, "shop"))
                .extracting(r -> r.name())
                .containsExactly("after");
    }

    @Test
    void theRequestsAreKnown() {
        api.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of()));
        api.patch(configMap("a"), merge(Map.of("data", Map.of("x", "2"))), true);
        assertThat(cluster.calls())
                .extracting(Call::toString)
                .containsExactly("create ConfigMap shop/a", "patch (dry run) ConfigMap shop/a");
        assertThat(cluster.calls()).filteredOn(Call::isWrite).hasSize(1);
    }

    @Test
    void aWriteMayTakeEffectThoughTheServerSaysItDidNot() {
        cluster.faults().on(Call::isWrite, Fault.refusedAfterwards(500), 1);
        ApiException e = refused(() -> make("a", "1"));
        assertThat(e.code()).isEqualTo(500);
        assertThat(e.reason()).isEqualTo("InternalError");
        assertThat(cluster.objects(Kind.CONFIG_MAP, "shop")).hasSize(1);
    }

    @Test
    void anExpiredCertificateIsAnUnauthorized() {
        FaultRule rule = cluster.faults().on(call -> call.manager().equals("streamgate"), Fault.expiredCertificate());
        assertThat(refused(() -> api.get(web)).code()).isEqualTo(401);
        assertThat(refused(() -> api.get(web)).reason()).isEqualTo("Unauthorized");
        assertThat(cluster.as("other").list(Kind.POD, "shop", "").items()).isEmpty();
        rule.lift();
        assertThat(refused(() -> api.get(web)).code()).isEqualTo(404);
        assertThat(rule.struck()).isEqualTo(2);
    }

    @Test
    void theServerMayAskToWaitAndMeanIt() {
        cluster.faults().on(Call::isWrite, Fault.refused(429, Duration.ofSeconds(7)), 1);
        ApiException e = refused(() -> make("a", "1"));
        assertThat(e.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(e.reason()).isEqualTo("TooManyRequests");
    }

    @Test
    void aFaultMayLastForAWhile() {
        cluster.faults().on(Call::isWrite, Fault.refused(503)).during(Duration.ofSeconds(10));
        time.advance(Duration.ofSeconds(9));
        assertThat(refused(() -> make("a", "1")).code()).isEqualTo(503);
        time.advance(Duration.ofSeconds(1));
        make("a", "1");
    }

    @Test
    void chanceIsTheSameForTheSameSeed() {
        assertThat(struck(5)).isEqualTo(struck(5)).isNotEqualTo(struck(6));
        assertThat(struck(5).stream().filter(hit -> hit).count()).isBetween(20L, 80L);
    }

    private static List<Boolean> struck(long seed) {
        InMemoryCluster cluster = InMemoryCluster.on(new VirtualScheduler());
        cluster.faults().chance(seed, 0.05, Fault.refused(503));
        List<Boolean> hits = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            hits.add(refused(() -> cluster.api().get(configMap("none"))).code() == 503);
        }
        return hits;
    }

    @Test
    void whileACallIsSlowItsProcessStandsStillAndOthersGoOn() {
        VirtualProcess slow = time.process();
        List<String> order = new ArrayList<>();
        cluster.faults().on(Call::isWrite, Fault.slow(Duration.ofSeconds(10)), 1);
        slow.after(Duration.ofSeconds(5), () -> order.add("own task at " + seconds()));
        time.after(Duration.ofSeconds(5), () -> order.add("another's at " + seconds()));
        slow.offload(() -> {
            cluster.api(slow).create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of()));
            order.add("answer at " + seconds());
        });
        time.advance(Duration.ofSeconds(1));
        time.advance(Duration.ofSeconds(30));
        assertThat(order).containsExactly("another's at 5", "answer at 10", "own task at 10");
    }

    @Test
    void whatIsSlowToAnswerIsDoneAtOnce() {
        cluster.faults().on(Call::isWrite, new Fault.Slow(Duration.ZERO, Duration.ofSeconds(10)), 1);
        List<Integer> seen = new ArrayList<>();
        time.after(
                Duration.ofSeconds(1),
                () -> seen.add(cluster.objects(Kind.CONFIG_MAP, "shop").size()));
        make("a", "1");
        assertThat(seen).containsExactly(1);
        assertThat(seconds()).isEqualTo(10);
    }

    @Test
    void aTimeOutTakesItsTime() {
        cluster.faults().on(Call::isWrite, Fault.timedOut(Duration.ofSeconds(10)), 1);
        assertThat(refused(() -> make("a", "1")).code()).isEqualTo(ApiException.NO_ANSWER);
        assertThat(seconds()).isEqualTo(10);
        assertThat(cluster.objects(Kind.CONFIG_MAP, "shop")).isEmpty();
    }

    @Test
    void aProcessThatDiesInASlowCallNeverHearsTheAnswer() {
        VirtualProcess process = time.process();
        List<String> heard = new ArrayList<>();
        cluster.faults().on(Call::isWrite, Fault.slow(Duration.ofSeconds(10)), 1);
        time.after(Duration.ofSeconds(5), process::kill);
        process.offload(() -> {
            cluster.api(process).create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of()));
            heard.add("answer");
        });
        time.advance(Duration.ofSeconds(30));
        assertThat(heard).isEmpty();
        assertThat(cluster.objects(Kind.CONFIG_MAP, "shop")).isEmpty();
    }

    @Test
    void aWriteMayLandAfterItsWriterHasDied() {
        VirtualProcess process = time.process();
        cluster.faults().on(Call::isWrite, new Fault.Late(Duration.ofSeconds(10)), 1);
        process.offload(() -> {
            refused(() -> cluster.api(process).create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of())));
            process.kill();
        });
        time.advance(Duration.ofSeconds(9));
        assertThat(cluster.objects(Kind.CONFIG_MAP, "shop")).isEmpty();
        time.advance(Duration.ofSeconds(1));
        assertThat(cluster.objects(Kind.CONFIG_MAP, "shop")).hasSize(1);
    }

    @Test
    void readsMayBeStale() {
        make("a", "1");
        make("b", "1");
        time.advance(Duration.ofSeconds(10));
        String version = api.list(Kind.CONFIG_MAP, "shop", "").resourceVersion();
        api.patch(configMap("a"), merge(Map.of("data", Map.of("x", "2"))), false);
        api.delete(configMap("b"), "");
        make("c", "1");
        cluster.faults().on(call -> true, Fault.stale(Duration.ofSeconds(5)), 3);
        assertThat(api.get(configMap("a")).strings("data")).containsEntry("x", "1");
        assertThat(refused(() -> api.get(configMap("c"))).code()).isEqualTo(404);
        KubeApi.Listing stale = api.list(Kind.CONFIG_MAP, "shop", "");
        assertThat(stale.items()).extracting(Resource::name).containsExactly("a", "b");
        assertThat(stale.resourceVersion()).isEqualTo(version);
        KubeApi.Listing now = api.list(Kind.CONFIG_MAP, "shop", "");
        assertThat(now.items()).extracting(Resource::name).containsExactly("a", "c");
        assertThat(now.items().get(0).strings("data")).containsEntry("x", "2");
    }

    @Test
    void aWatchFromAStaleListCatchesUp() {
        time.advance(Duration.ofSeconds(10));
        make("a", "1");
        cluster.faults().on(call -> true, Fault.stale(Duration.ofSeconds(5)), 1);
        KubeApi.Listing stale = api.list(Kind.CONFIG_MAP, "shop", "");
        assertThat(stale.items()).isEmpty();
        Heard heard = new Heard();
        api.watch(Kind.CONFIG_MAP, "shop", "", stale.resourceVersion(), heard);
        time.advance(Duration.ofSeconds(1));
        assertThat(heard.lines).containsExactly("ADDED a");
    }

    @Test
    void eventsMayBeLostOnTheWay() {
        Heard heard = new Heard();
        api.watch(Kind.CONFIG_MAP, "shop", "", "1", heard);
        FaultRule rule = cluster.faults()
                .loseEvents((kind, object) ->
                        kind.equals(Kind.CONFIG_MAP) && object.name().equals("a"))
                .times(1);
        make("a", "1");
        make("b", "1");
        api.delete(configMap("a"), "");
        time.advance(Duration.ofSeconds(1));
        assertThat(heard.lines).containsExactly("ADDED b", "DELETED a");
        assertThat(rule.struck()).isEqualTo(1);
    }

    @Test
    void watchesOfOneKindMayBreak() {
        Heard configMaps = new Heard();
        Heard pods = new Heard();
        api.watch(Kind.CONFIG_MAP, "shop", "", "1", configMaps);
        api.watch(Kind.POD, "shop", "", "1", pods);
        cluster.faults().cutWatches(Kind.POD);
        make("a", "1");
        time.advance(Duration.ofSeconds(1));
        assertThat(configMaps.lines).containsExactly("ADDED a");
        assertThat(pods.lines).containsExactly("ended -1");
    }

    @Test
    void aWatchWhoseOpeningWasNotAnsweredIsNone() {
        Heard heard = new Heard();
        cluster.faults().on(call -> call.verb().equals("watch"), new Fault.AnswerLost(), 1);
        refused(() -> api.watch(Kind.CONFIG_MAP, "shop", "", "1", heard));
        make("a", "1");
        time.advance(Duration.ofSeconds(1));
        assertThat(heard.lines).isEmpty();
        assertThat(cluster.openWatches()).isZero();
    }

    @Test
    void aControllerMayPause() {
        deploy("demo:v1", 1);
        cluster.faults().pause("replicaset-controller");
        api.patch(web, scale(3), false);
        time.advance(Duration.ofMinutes(1));
        assertThat(pods()).hasSize(1);
        cluster.faults().resume("replicaset-controller");
        time.advance(Duration.ofSeconds(5));
        assertThat(pods()).hasSize(3);
    }

    @Test
    void proxiesMayStopHearing() {
        api.create(Kind.SERVICE, Samples.service("web", "web"));
        deploy("demo:v1", 2);
        Load load = cluster.traffic(TrafficSource.to("shop", "web", 100).keeping(0));
        cluster.faults().pause("kube-proxy");
        api.patch(web, image("demo:v2"), false);
        time.advance(Duration.ofMinutes(1));
        assertThat(load.report().failed()).containsKey("connection refused");
        cluster.faults().clear();
        time.advance(Duration.ofSeconds(1));
        load.reset();
        time.advance(Duration.ofSeconds(10));
        assertThat(load.report()).isServedOnlyBy("demo:v2");
    }

    @Test
    void aPartThatThereIsNotIsAnsweredWithThoseThereAre() {
        assertThatThrownBy(() -> cluster.faults().pause("deployments"))
                .hasMessageContaining("deployment-controller")
                .hasMessageContaining("kubelet");
    }

    @Test
    void aClockMayBeOff() {
        VirtualProcess process = time.process();
        List<Instant> rung = new ArrayList<>();
        process.skew(Duration.ofMinutes(-5));
        process.after(Duration.ofSeconds(10), () -> rung.add(process.now()));
        cluster.api(process).list(Kind.POD, "shop", "");
        time.advance(Duration.ofSeconds(10));
        assertThat(rung).containsExactly(time.now().minus(Duration.ofMinutes(5)));
        assertThat(cluster.calls()).extracting(Call::at).containsExactly(VirtualScheduler.START);
    }

    @Test
    void inRealTimeASlowCallWaits() {
        InMemoryCluster real = InMemoryCluster.on(Scheduler.system());
        real.faults().on(call -> true, Fault.slow(Duration.ofMillis(30)), 1);
        Instant begun = Scheduler.system().now();
        real.api().list(Kind.POD, "default", "");
        assertThat(Scheduler.system().now()).isAfterOrEqualTo(begun.plusMillis(30));
    }

    private void make(String name, String value) {
        api.create(Kind.CONFIG_MAP, Samples.configMap(name, Map.of("x", value)));
    }

    private long seconds() {
        return Duration.between(VirtualScheduler.START, time.now()).toSeconds();
    }
}
