package io.streamgate.testkit.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.Workload;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.cluster.InMemoryCluster;
import io.streamgate.testkit.cluster.Verbs;
import io.streamgate.testkit.time.VirtualScheduler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reference deployment at rest in an in-memory cluster: blue and stable have three ready pods, green and canary none. */
final class ReferenceCluster {
    static final Workload WORKLOAD = new Workload(ReferenceManifests.NAME, ReferenceManifests.NAME);

    private static final Duration LIMIT = Duration.ofMinutes(5);

    final VirtualScheduler time = new VirtualScheduler();
    final InMemoryCluster cluster = InMemoryCluster.on(time).namespace(WORKLOAD.namespace());
    private final Verbs api = cluster.as("kubectl");
    private final SeenApi seen = new SeenApi(api);

    ReferenceCluster() {
        ReferenceManifests.create(cluster, api);
        time.runUntil(() -> readyPods("blue") == 3 && readyPods("stable") == 3, LIMIT);
        untilTheAutoscalerWorks();
    }

    /** It looks every fifteen seconds, and pods have no metrics at first. */
    private void untilTheAutoscalerWorks() {
        Infrastructure infrastructure = Infrastructure.of(api, WORKLOAD);
        List<Check> checks = List.of(Check.HP_09, Check.HP_10);
        for (int looks = 0; !infrastructure.check(checks).passed(); looks++) {
            assertThat(looks).as(() -> infrastructure.check(checks).toString()).isLessThan(20);
            time.advance(Duration.ofSeconds(15));
        }
    }

    static Ref deployment(String track) {
        return new Ref(Kind.DEPLOYMENT, WORKLOAD.namespace(), WORKLOAD.name() + "-" + track);
    }

    static Ref service(String name) {
        return new Ref(Kind.SERVICE, WORKLOAD.namespace(), name);
    }

    static Ref autoscaler(String name) {
        return new Ref(Reads.AUTOSCALER, WORKLOAD.namespace(), name);
    }

    KubeApi api() {
        return api;
    }

    /** What the checks see, to be changed. */
    SeenApi seen() {
        return seen;
    }

    Infrastructure infrastructure() {
        return Infrastructure.of(seen, WORKLOAD);
    }

    /** What a check finds wrong: where and what. */
    List<String> flaws(Check check) {
        return flaws(check, Expectations.DEFAULT);
    }

    List<String> flaws(Check check, Expectations expected) {
        return infrastructure().expecting(expected).check(check).flaws().stream()
                .map(flaw -> flaw.where() + " " + flaw.found())
                .toList();
    }

    /** Writes another value to a place of an object; with null, removes what is there. See {@link Edits#with}. */
    void change(Ref ref, String path, @Nullable Object value) {
        api.update(ref, Edits.with(api.get(ref), path, value), false);
    }

    /** Deletes an object and lets the cluster follow. */
    void delete(Ref ref) {
        api.delete(ref, "");
        settle();
    }

    /** Scales a track and lets the cluster follow. */
    void scale(String track, int replicas) {
        api.patch(deployment(track), new Patch(Patch.Type.MERGE, Map.of("spec", Map.of("replicas", replicas))), false);
        settle();
    }

    /** Creates a pod that no Deployment knows of. */
    void pod(String name, Map<String, String> labels) {
        Map<String, Object> container = Map.of("name", "app", "image", "demo:v1");
        api.create(
                Kind.POD,
                new Resource(Map.of(
                        "metadata",
                        Map.of("name", name, "namespace", WORKLOAD.namespace(), "labels", labels),
                        "spec",
                        Map.of("containers", List.of(container)))));
        settle();
    }

    List<Resource> pods(String track) {
        return api.list(Kind.POD, WORKLOAD.namespace(), "version=" + track).items();
    }

    void ready(Resource pod, boolean ready) {
        cluster.ready(pod.namespace(), pod.name(), ready);
        settle();
    }

    /** Lets half a minute pass. */
    void settle() {
        time.advance(Duration.ofSeconds(30));
    }

    private long readyPods(String track) {
        return pods(track).stream().filter(Pods::isReady).count();
    }

    static ApiException refusal(int code, String message) {
        return new ApiException(code, "", message, null, null);
    }
}
