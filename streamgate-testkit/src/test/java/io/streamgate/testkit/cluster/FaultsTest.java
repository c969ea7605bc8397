package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.testkit.time.VirtualProcess;
import java.time.Duration;
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
}
