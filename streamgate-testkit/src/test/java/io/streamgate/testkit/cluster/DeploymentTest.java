package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.VirtualScheduler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeploymentTest {
    private final VirtualScheduler time = new VirtualScheduler();
    private final InMemoryCluster cluster = InMemoryCluster.on(time).namespace("shop");
    private final KubeApi api = cluster.api();
    private final Ref web = new Ref(Kind.DEPLOYMENT, "shop", "web");

    @Test
    void threeReplicasBecomeAvailable() {
        api.create(Kind.DEPLOYMENT, Objects.deployment("web", "demo:v1", 3));
        settle();
        Resource deployment = api.get(web);
        assertThat(deployment.number("status", "availableReplicas")).contains(3L);
        assertThat(deployment.number("status", "observedGeneration")).contains(1L);
        assertThat(deployment.annotations()).containsEntry("deployment.kubernetes.io/revision", "1");
        api.patch(web, image("demo:v2"), false);
        settle();
        long t = System.nanoTime();
        int n = 300;
        for (int i = 0; i < n; i++) {
            VirtualScheduler vt = new VirtualScheduler();
            InMemoryCluster c = InMemoryCluster.on(vt).namespace("shop");
            c.api().create(Kind.DEPLOYMENT, Objects.deployment("web", "demo:v1", 3));
            vt.runUntil(
                    () -> c.api().get(web).number("status", "availableReplicas").orElse(0L) == 3,
                    Duration.ofMinutes(1));
        }
        System.out.println("us per deployment " + (System.nanoTime() - t) / n / 1000);
    }

    static Patch image(String image) {
        return new Patch(
                Patch.Type.JSON,
                List.of(Map.of("op", "replace", "path", "/spec/template/spec/containers/0/image", "value", image)));
    }

    private void settle() {
        time.advance(Duration.ofSeconds(1));
        time.runUntil(() -> DeploymentStatus.isComplete(api.get(web)), Duration.ofMinutes(5));
    }
}
