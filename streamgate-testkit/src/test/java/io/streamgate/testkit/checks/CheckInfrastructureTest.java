package io.streamgate.testkit.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.testkit.cluster.InMemoryCluster;
import io.streamgate.testkit.http.HttpCluster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program, with a cluster in memory over HTTP. */
class CheckInfrastructureTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void itEndsWithZeroIfAllChecksPassAndWithOneIfNot() throws Exception {
        InMemoryCluster cluster = InMemoryCluster.on(Scheduler.system()).namespace("streamgate");
        KubeApi api = cluster.as("kubectl");
        ReferenceManifests.create(cluster, api);
        Infrastructure infrastructure = Infrastructure.of(api, ReferenceCluster.WORKLOAD);
        List<Check> checks = CheckSet.BLUE_GREEN.checks();
        assertThat(Looking.untilPassed(infrastructure, checks, Duration.ofSeconds(30))
                        .failures())
                .isEmpty();
        try (HttpCluster http = HttpCluster.serve(cluster)) {
            String kubeconfig = kubeconfig(http.url());

            assertThat(run("--kubeconfig", kubeconfig, "--set", "blue-green")).isZero();
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .startsWith("streamgate/streamgate: 13 of 13 checks passed\n");
            out.reset();

            assertThat(run("--kubeconfig", kubeconfig, "--set", "hpa", "--hpa-cpu", "80", "--format", "json"))
                    .isOne();
            assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{").contains("\"passed\":false", "HP-02");
            out.reset();

            assertThat(run("--kubeconfig", kubeconfig, "--app", "other", "--set", "canary", "--format", "junit"))
                    .isOne();
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("tests=\"12\" failures=\"12\"");
            assertThat(err.size()).isZero();
        }
    }

    @Test
    void aServerThatCannotBeReachedFailsEveryCheck() throws IOException {
        assertThat(run("--kubeconfig", kubeconfig("http://127.0.0.1:1"))).isOne();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("streamgate/streamgate: 0 of 36 checks passed\n")
                .contains("cannot be read: ", "see whether the API server can be reached from here");
    }

    @Test
    void wrongUsageEndsWithTwoAndTellsWhatThereIs() {
        assertThat(run("--set", "purple")).isEqualTo(2);
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("there is no set 'purple'")
                .contains("--kubeconfig FILE", "--service-type LoadBalancer", "--hpa-bounds 3..10");
    }

    @Test
    void aFileThatIsNoKubeconfigIsWrongUsage() throws IOException {
        Path file = folder.resolve("config");
        Files.writeString(file, "{ this is: [not yaml");
        assertThat(run("--kubeconfig", file.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(file.toString());
    }

    private int run(String... arguments) {
        return CheckInfrastructure.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }

    private String kubeconfig(String server) throws IOException {
        Path file = folder.resolve("kubeconfig");
        Files.writeString(file, """
                apiVersion: v1
                kind: Config
                clusters: [{name: memory, cluster: {server: "%s"}}]
                contexts: [{name: memory, context: {cluster: memory, user: me}}]
                users: [{name: me, user: {}}]
                current-context: memory
                """.formatted(server));
        return file.toString();
    }
}
