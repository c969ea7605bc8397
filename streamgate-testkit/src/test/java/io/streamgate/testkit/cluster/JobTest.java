package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobTest extends ClusterFixture {
    private final Ref job = new Ref(Kinds.JOB, "shop", "task");

    @Test
    void itIsCompleteWhenItsPodsHaveSucceeded() {
        cluster.image("demo:task", PodScript.HEALTHY.completingAfter(Duration.ofSeconds(10)));
        create("Never", Map.of("completions", 3, "parallelism", 2));
        time.advance(Duration.ofSeconds(5));
        assertThat(status().number("active")).contains(2L);
        time.advance(Duration.ofSeconds(10));
        assertThat(status().number("active")).contains(1L);
        assertThat(status().number("succeeded")).contains(2L);
        time.advance(Duration.ofSeconds(10));
        assertThat(status().number("succeeded")).contains(3L);
        assertThat(status().number("active")).isEmpty();
        assertThat(status().text("completionTime")).isPresent();
        assertThat(Tree.text(condition(api.get(job), "Complete"), "reason")).isEqualTo("CompletionsReached");
        assertThat(pods())
                .hasSize(3)
                .allMatch(pod -> pod.text("status", "phase").orElse("").equals("Succeeded"));
        assertThat(pods().get(0).labels()).containsEntry("batch.kubernetes.io/job-name", "task");
    }

    @Test
    void itFailsAfterTooManyFailuresEachWaitedForLonger() {
        cluster.image("demo:task", PodScript.HEALTHY.crashingAfter(Duration.ofSeconds(1)));
        create("Never", Map.of("backoffLimit", 2));
        time.advance(Duration.ofSeconds(8));
        assertThat(status().number("failed")).contains(1L);
        time.advance(Duration.ofSeconds(12));
        assertThat(status().number("failed")).contains(2L);
        time.advance(Duration.ofSeconds(30));
        assertThat(status().number("failed")).contains(3L);
        assertThat(Tree.text(condition(api.get(job), "Failed"), "reason")).isEqualTo("BackoffLimitExceeded");
        time.advance(Duration.ofMinutes(5));
        assertThat(pods()).hasSize(3);
    }

    @Test
    void restartsInAPodCountAsFailures() {
        cluster.image("demo:task", PodScript.HEALTHY.crashingAfter(Duration.ofSeconds(1)));
        create("OnFailure", Map.of("backoffLimit", 2));
        time.advance(Duration.ofMinutes(2));
        assertThat(Tree.text(condition(api.get(job), "Failed"), "reason")).isEqualTo("BackoffLimitExceeded");
    }

    @Test
    void oneThatTakesTooLongFails() {
        create("Never", Map.of("activeDeadlineSeconds", 20));
        time.advance(Duration.ofSeconds(19));
        assertThat(status().number("active")).contains(1L);
        time.advance(Duration.ofSeconds(10));
        assertThat(Tree.text(condition(api.get(job), "Failed"), "reason")).isEqualTo("DeadlineExceeded");
        assertThat(pods()).isEmpty();
    }

    @Test
    void oneThatIsOverIsTakenAwayAfterItsTime() {
        cluster.image("demo:task", PodScript.HEALTHY.completingAfter(Duration.ofSeconds(1)));
        create("Never", Map.of("ttlSecondsAfterFinished", 60));
        time.advance(Duration.ofSeconds(30));
        assertThat(api.list(Kinds.JOB, "shop", "").items()).hasSize(1);
        time.advance(Duration.ofSeconds(60));
        assertThat(api.list(Kinds.JOB, "shop", "").items()).isEmpty();
        assertThat(pods()).isEmpty();
    }

    private void create(String restartPolicy, Map<String, ?> spec) {
        FrozenMap template = Tree.of(
                "spec",
                Map.of(
                        "restartPolicy",
                        restartPolicy,
                        "containers",
                        List.of(Map.of("name", "task", "image", "demo:task"))));
        api.create(
                Kinds.JOB,
                new Resource(Tree.of(
                        "metadata",
                        Tree.of("name", "task", "namespace", "shop"),
                        "spec",
                        Tree.with(Tree.freezeMap(spec), template, "template"))));
    }

    private Resource status() {
        return new Resource(api.get(job).map("status"));
    }
}
