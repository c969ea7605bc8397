package io.streamgate.examples.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.streamgate.Track;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Releases while the API server is away. Needs a cluster whose API server is a process of this machine, with its process id in
 * {@code run/apiserver.pid} beside the kubeconfig and a script {@code restart} in the folder that {@code
 * STREAMGATE_CLUSTER_SCRIPTS} names. Disturbs everybody who uses that cluster.
 */
@Tag("cluster")
@EnabledIfEnvironmentVariable(named = "KUBECONFIG", matches = ".+")
@Isolated
@Timeout(240)
class ApiServerOutageTest {
    private static final Duration OUTAGE = Duration.ofSeconds(40);
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static Path pidFile = Path.of("");
    private static Path restart = Path.of("");

    @BeforeAll
    static void findTheApiServer() {
        pidFile = Path.of(System.getenv("KUBECONFIG")).resolveSibling("run").resolve("apiserver.pid");
        restart = Path.of(Optional.ofNullable(System.getenv("STREAMGATE_CLUSTER_SCRIPTS"))
                        .orElse(""))
                .resolve("restart");
        assumeTrue(
                Files.isReadable(pidFile),
                "there is no " + pidFile + ": the API server is not a process that could be stopped from here");
        assumeTrue(
                Files.isExecutable(restart),
                "there is no script " + restart + ": let STREAMGATE_CLUSTER_SCRIPTS name the folder that has it");
    }

    @Test
    void aReleaseOutlivesAnApiServerThatHangs() throws IOException {
        try (Shop shop = Shop.open();
                Program program = release(shop)) {
            program.awaitSaying("hold ");
            long apiServer = Long.parseLong(Files.readString(pidFile).strip());
            Signals.send("STOP", apiServer);
            try {
                Eventually.pass(OUTAGE);
                assertThat(program.said()).doesNotContain("OUTCOME");
            } finally {
                Signals.send("CONT", apiServer);
            }
            assertPromoted(shop, program, "API server stopped for " + OUTAGE.toSeconds() + " s");
        }
    }

    @Test
    void aReleaseOutlivesAnApiServerThatIsKilledAndStartedAgain() {
        try (Shop shop = Shop.open();
                Program program = release(shop)) {
            program.awaitSaying("await-green ");
            Signals.run(List.of(restart.toString(), "apiserver", "3"));
            assertPromoted(shop, program, "API server killed and started again after 3 s");
        }
    }

    private static Program release(Shop shop) {
        return Program.release(shop, "v2", "--hold", "5", "--soak", "2", "--scale-down-delay", "2");
    }

    private static void assertPromoted(Shop shop, Program program, String what) {
        assertThat(program.outcome(LIMIT)).isEqualTo("promoted");
        Seen seen = shop.seenSoon();
        System.out.printf(
                "%s: ended after %s s; %s%n", what, program.second("Promoted").orElseThrow(), seen);
        assertThat(seen.failures()).isEmpty();
        assertThat(shop.live()).isEqualTo("green");
        assertThat(shop.replicas(Track.GREEN)).isEqualTo(Shop.PODS);
        assertThat(shop.replicas(Track.BLUE)).isZero();
    }
}
