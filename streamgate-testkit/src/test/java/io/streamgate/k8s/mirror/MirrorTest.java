package io.streamgate.k8s.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.Subscription;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.cluster.InMemoryCluster;
import io.streamgate.testkit.time.VirtualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MirrorTest {
    private static final Ref A = new Ref(Kind.CONFIG_MAP, "default", "a");

    private final VirtualScheduler scheduler = new VirtualScheduler();
    private final InMemoryCluster cluster = InMemoryCluster.on(scheduler);
    private final Mirrors mirrors = new Mirrors(cluster.api(), scheduler);
    private final Mirror mirror = mirrors.of(Kind.CONFIG_MAP, "default");
    private final List<String> heard = new ArrayList<>();

    private void create(String name, String value) {
        cluster.as("someone")
                .create(
                        Kind.CONFIG_MAP,
                        new Resource(Map.of(
                                "apiVersion",
                                "v1",
                                "kind",
                                "ConfigMap",
                                "metadata",
                                Map.of("name", name, "namespace", "default"),
                                "data",
                                Map.of("x", value))));
    }

    private void set(String value) {
        cluster.as("someone").patch(A, new Patch(Patch.Type.MERGE, Map.of("data", Map.of("x", value))), false);
    }

    private static String value(Resource resource) {
        return resource.text("data", "x").orElse("");
    }

    private String known() {
        return mirror.get("a").map(MirrorTest::value).orElse("none");
    }

    private Subscription listen() {
        Subscription subscription = mirror.listen(news -> heard.add(value(news.resource())));
        mirror.list();
        return subscription;
    }

    private void advance(double seconds) {
        scheduler.advance(Duration.ofMillis((long) (seconds * 1000)));
    }

    private long calls(String verb) {
        return cluster.calls().stream()
                .filter(call -> call.verb().equals(verb)
                        && call.kind().equals(Kind.CONFIG_MAP)
                        && call.manager().equals(Patch.MANAGER))
                .count();
    }

    @Test
    void whileNobodyListensEveryReadAsksTheServer() {
        create("a", "1");
        assertThat(known()).isEqualTo("1");
        set("2");
        assertThat(known()).isEqualTo("2");
        assertThat(mirror.get("b")).isEmpty();
        assertThat(cluster.openWatches()).isZero();
    }

    @Test
    void whileSomebodyListensTheWatchKeepsTheCopy() {
        create("a", "1");
        listen();
        set("2");
        advance(0.01);
        assertThat(known()).isEqualTo("2");
        assertThat(heard).containsExactly("2");
        assertThat(calls("list")).isEqualTo(1);
        assertThat(calls("get")).isZero();
    }

    @Test
    void whatIsDeletedIsGone() {
        create("a", "1");
        listen();
        cluster.as("someone").delete(A, "");
        advance(0.01);
        assertThat(mirror.get("a")).isEmpty();
        assertThat(heard).containsExactly("1");
    }

    @Test
    void aWatchThatIsCutIsOpenedAgainWithoutLoss() {
        create("a", "1");
        listen();
        cluster.faults().cutWatches();
        set("2");
        advance(1);
        assertThat(known()).isEqualTo("2");
        assertThat(heard).containsExactly("2");
        set("3");
        advance(0.01);
        assertThat(known()).isEqualTo("3");
    }

    @Test
    void aWatchThatTheServerEndsGoesOnFromWhereItWas() {
        create("a", "1");
        listen();
        cluster.faults().endWatches();
        set("2");
        advance(0.1);
        assertThat(known()).isEqualTo("2");
        assertThat(calls("list")).as("no listing anew").isEqualTo(1);
    }

    @Test
    void aVersionThatIsGoneIsListedAnew() {
        create("a", "1");
        create("b", "1");
        listen();
        cluster.faults().cutWatches();
        set("2");
        cluster.as("someone").delete(new Ref(Kind.CONFIG_MAP, "default", "b"), "");
        cluster.compact();
        advance(1);
        assertThat(known()).isEqualTo("2");
        assertThat(mirror.get("b")).isEmpty();
        assertThat(heard).contains("2");
    }

    @Test
    void aSilentWatchIsCaughtByTheSlowLook() {
        create("a", "1");
        Mirrors deaf = new Mirrors(new Deaf(cluster.api()), scheduler);
        Mirror quiet = deaf.of(Kind.CONFIG_MAP, "default");
        quiet.listen(news -> heard.add(value(news.resource())));
        quiet.list();
        set("2");
        advance(14);
        assertThat(heard).isEmpty();
        advance(2);
        assertThat(heard).containsExactly("2");
        assertThat(quiet.get("a").map(MirrorTest::value)).contains("2");
    }

    @Test
    void theSlowLookIsNoFasterThanTenSeconds() {
        listen();
        advance(600);
        assertThat(calls("list")).isLessThanOrEqualTo(61);
    }

    @Test
    void aServerThatIsAwayIsAskedFurtherAndFurtherApart() {
        listen();
        cluster.faults().away();
        advance(60);
        assertThat(calls("list") + calls("watch")).isLessThan(40);
        cluster.faults().back();
        create("a", "1");
        advance(10);
        assertThat(known()).isEqualTo("1");
    }

    @Test
    void whenNobodyListensAnyMoreTheWatchIsClosed() {
        Subscription first = listen();
        Subscription second = listen();
        assertThat(cluster.openWatches()).isEqualTo(1);
        first.close();
        first.close();
        assertThat(cluster.openWatches()).isEqualTo(1);
        second.close();
        assertThat(cluster.openWatches()).isZero();
        long before = cluster.calls().size();
        advance(120);
        assertThat(cluster.calls()).hasSize((int) before);
    }

    @Test
    void whatWasWrittenIsReadAtOnceAndNeverOlderAgain() {
        create("a", "1");
        listen();
        Resource written =
                cluster.api().patch(A, new Patch(Patch.Type.MERGE, Map.of("data", Map.of("x", "mine"))), false);
        mirror.put(written);
        assertThat(known()).isEqualTo("mine");
        Resource old = new Resource(Map.of(
                "metadata", Map.of("name", "a", "namespace", "default", "uid", written.uid(), "resourceVersion", "1"),
                "data", Map.of("x", "old")));
        mirror.put(old);
        advance(1);
        assertThat(known()).isEqualTo("mine");
        assertThat(heard).containsExactly("mine");
    }

    @Test
    void copiesAreSharedByAllWhoAsk() {
        assertThat(mirrors.of(Kind.CONFIG_MAP, "default")).isSameAs(mirror);
        assertThat(mirrors.of(Kind.CONFIG_MAP, "shop")).isNotSameAs(mirror);
    }

    /** An API whose watches never tell anything. */
    private record Deaf(KubeApi api) implements KubeApi {
        @Override
        public Resource get(Ref ref) {
            return api.get(ref);
        }

        @Override
        public Listing list(Kind kind, String namespace, String labels) {
            return api.list(kind, namespace, labels);
        }

        @Override
        public Watching watch(Kind kind, String namespace, String labels, String resourceVersion, Watcher watcher) {
            return () -> {};
        }

        @Override
        public Resource create(Kind kind, Resource resource) {
            return api.create(kind, resource);
        }

        @Override
        public Resource patch(Ref ref, Patch patch, boolean dryRun) {
            return api.patch(ref, patch, dryRun);
        }

        @Override
        public void delete(Ref ref, String uid) {
            api.delete(ref, uid);
        }

        @Override
        public String raw(String path) {
            return api.raw(path);
        }
    }
}
