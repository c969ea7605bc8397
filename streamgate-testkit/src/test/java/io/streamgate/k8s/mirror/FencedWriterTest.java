package io.streamgate.k8s.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgate.ClusterException;
import io.streamgate.Term;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.cluster.Fault;
import io.streamgate.testkit.cluster.InMemoryCluster;
import io.streamgate.testkit.time.VirtualScheduler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FencedWriterTest {
    private static final Ref A = new Ref(Kind.CONFIG_MAP, "default", "a");
    private static final FencedWriter.Field X = new FencedWriter.Field("/data/x", "ours");

    private final VirtualScheduler scheduler = new VirtualScheduler();
    private final InMemoryCluster cluster = InMemoryCluster.on(scheduler);
    private final Mirrors mirrors = new Mirrors(cluster.api(), scheduler);
    private final FencedWriter writer = new FencedWriter(mirrors);

    private void create(String name, String value) {
        Map<String, String> metadata = Map.of("name", name, "namespace", "default");
        cluster.as("someone")
                .create(
                        Kind.CONFIG_MAP,
                        new Resource(Map.of(
                                "apiVersion",
                                "v1",
                                "kind",
                                "ConfigMap",
                                "metadata",
                                metadata,
                                "data",
                                Map.of("x", value))));
    }

    private static String value(Resource resource) {
        return resource.text("data", "x").orElse("");
    }

    private long calls(String verb) {
        return cluster.calls().stream()
                .filter(call -> call.verb().equals(verb)
                        && call.kind().equals(Kind.CONFIG_MAP)
                        && call.manager().equals(Patch.MANAGER))
                .count();
    }

    private Resource stored() {
        return cluster.api().get(A);
    }

    private void fails(ClusterException.Kind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ClusterException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void aWriteStampsTheTermFirst() {
        create("a", "1");
        writer.change(A, new Term(3, "ann"), List.of(X));
        assertThat(FencedWriter.term(stored())).isEqualTo(3);
        assertThat(value(stored())).isEqualTo("ours");
        assertThat(calls("patch")).isEqualTo(2);
        writer.change(A, new Term(3, "ann"), List.of(X));
        assertThat(calls("patch")).as("the stamp is there already").isEqualTo(3);
    }

    @Test
    void aWriteOfAnEarlierTermFails() {
        create("a", "1");
        writer.claim(A, new Term(3, "ann"));
        fails(ClusterException.Kind.FENCED, () -> writer.change(A, new Term(2, "bob"), List.of(X)));
        assertThat(value(stored())).isEqualTo("1");
    }

    @Test
    void aWriteUnderWayWhenALaterDriverBeganDoesNotLand() {
        create("a", "1");
        Mirror mirror = mirrors.of(Kind.CONFIG_MAP, "default");
        mirror.listen(news -> {});
        mirror.list();
        writer.claim(A, new Term(3, "ann"));
        scheduler.advance(Duration.ofSeconds(1));
        new FencedWriter(new Mirrors(cluster.api(), scheduler)).claim(A, new Term(4, "bob"));
        fails(ClusterException.Kind.CONFLICT, () -> writer.change(A, new Term(3, "ann"), List.of(X)));
        fails(ClusterException.Kind.FENCED, () -> writer.change(A, new Term(3, "ann"), List.of(X)));
        assertThat(value(stored())).isEqualTo("1");
    }

    @Test
    void aWriteLeavesWhatSomeoneElseOwns() {
        create("a", "1");
        cluster.as("someone")
                .patch(
                        A,
                        new Patch(
                                Patch.Type.MERGE,
                                Map.of(
                                        "metadata",
                                                Map.of(
                                                        "annotations",
                                                        Map.of("team", "red"),
                                                        "labels",
                                                        Map.of("a", "b")),
                                        "data", Map.of("y", "theirs"))),
                        false);
        writer.change(A, new Term(1, "ann"), List.of(X));
        assertThat(stored().annotations()).containsEntry("team", "red");
        assertThat(stored().labels()).containsEntry("a", "b");
        assertThat(stored().strings("data")).containsEntry("y", "theirs");
    }

    @Test
    void aWriteToAnObjectThatIsNotThereIsRefused() {
        fails(ClusterException.Kind.REFUSED, () -> writer.claim(A, new Term(1, "ann")));
    }

    @Test
    void aRehearsalChangesNothing() {
        create("a", "1");
        assertThat(value(writer.rehearse(A, List.of(X)))).isEqualTo("ours");
        assertThat(value(stored())).isEqualTo("1");
    }

    @Test
    void aWriteWithoutAnAnswerIsUnreachableAndCanBeMadeAgain() {
        create("a", "1");
        cluster.faults().on(call -> call.verb().equals("patch"), new Fault.AnswerLost(), 1);
        fails(ClusterException.Kind.UNREACHABLE, () -> writer.claim(A, new Term(1, "ann")));
        writer.change(A, new Term(1, "ann"), List.of(X));
        assertThat(value(stored())).isEqualTo("ours");
    }

    @Test
    void aStatusIsToldByWhatItMeans() {
        for (Map.Entry<Integer, ClusterException.Kind> status : Map.of(
                        403,
                        ClusterException.Kind.REFUSED,
                        404,
                        ClusterException.Kind.REFUSED,
                        409,
                        ClusterException.Kind.CONFLICT,
                        422,
                        ClusterException.Kind.REFUSED,
                        429,
                        ClusterException.Kind.UNREACHABLE,
                        503,
                        ClusterException.Kind.UNREACHABLE,
                        ApiException.NO_ANSWER,
                        ClusterException.Kind.UNREACHABLE)
                .entrySet()) {
            ApiException answer = new ApiException(status.getKey(), "", "said so", Duration.ofSeconds(3), null);
            assertThat(Calls.translated(answer).kind())
                    .as("status %s", status.getKey())
                    .isEqualTo(status.getValue());
            assertThat(Calls.translated(answer).retryAfter()).contains(Duration.ofSeconds(3));
        }
    }
}
