package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.KubeApi.Change;
import io.streamgate.k8s.api.KubeApi.Watcher;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.time.VirtualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A cluster on virtual time with the namespace {@code shop}, and short words for what tests say often. */
abstract class ClusterFixture {
    final VirtualScheduler time = new VirtualScheduler();
    final InMemoryCluster cluster = InMemoryCluster.on(time).namespace("shop");
    final KubeApi api = cluster.api();
    final Ref web = new Ref(Kind.DEPLOYMENT, "shop", "web");

    @AfterEach
    void noTaskFailed() {
        assertThat(time.failures()).isEmpty();
    }

    Resource deploy(String image, int replicas) {
        api.create(Kind.DEPLOYMENT, Samples.deployment("web", image, replicas));
        return settle();
    }

    /** Runs until the Deployment has what it asks for. */
    Resource settle() {
        time.advance(Duration.ofMillis(50));
        time.runUntil(() -> DeploymentStatus.isComplete(api.get(web)), Duration.ofMinutes(5));
        return api.get(web);
    }

    List<Resource> pods() {
        return api.list(Kind.POD, "shop", "").items();
    }

    List<Resource> sets() {
        return api.list(Kind.REPLICA_SET, "shop", "").items();
    }

    static Ref configMap(String name) {
        return new Ref(Kind.CONFIG_MAP, "shop", name);
    }

    static Patch scale(int replicas) {
        return merge(Map.of("spec", Map.of("replicas", replicas)));
    }

    static Patch image(String image) {
        return json("replace", "/spec/template/spec/containers/0/image", image);
    }

    static Patch merge(Map<String, ?> body) {
        return new Patch(Patch.Type.MERGE, body);
    }

    static Patch json(String op, String path, Object value) {
        return new Patch(Patch.Type.JSON, List.of(Map.of("op", op, "path", path, "value", value)));
    }

    static ApiException refused(Runnable call) {
        ApiException refusal = catchThrowableOfType(ApiException.class, call::run);
        assertThat(refusal).isNotNull();
        return refusal;
    }

    static FrozenMap condition(Resource resource, String type) {
        return Conditions.find(resource.json().get("status"), type);
    }

    /** A watcher that keeps what it hears, one line each. */
    static final class Heard implements Watcher {
        final List<String> lines = new ArrayList<>();
        final List<Resource> resources = new ArrayList<>();

        @Override
        public void changed(Change change, Resource resource) {
            lines.add(change + " " + resource.name());
            resources.add(resource);
        }

        @Override
        public void ended(@Nullable ApiException cause) {
            lines.add("ended " + (cause == null ? "well" : cause.code()));
        }
    }
}
