package io.streamgate.examples.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two programs, started for the same release of the same workload. */
@Tag("cluster")
@EnabledIfEnvironmentVariable(named = "KUBECONFIG", matches = ".+")
@Timeout(240)
class TwoProgramsTest {
    private static final int LEASE = 3;

    @Test
    void oneActsAndTheOtherTakesOverWhenItIsKilled() {
        try (Shop shop = Shop.open();
                Program first = release(shop, "first", "v2", "12")) {
            first.awaitSaying("hold ");
            try (Program second = release(shop, "second", "v2", "12")) {
                second.awaitSaying("stands by: first-");
                assertThat(shop.driver()).startsWith("first-");
                assertThat(second.said()).doesNotContain("done");

                long killed = System.nanoTime();
                first.kill();
                second.awaitSaying("goes on: ");
                double taken = (System.nanoTime() - killed) / 1e9;
                assertThat(second.outcome(Duration.ofMinutes(1))).isEqualTo("promoted");
                Seen seen = shop.seenSoon();
                System.out.printf("lease of %d s: taken over %.1f s after the kill; %s%n", LEASE, taken, seen);

                // The last sign of life is seen up to a third of the lease late, and this machine may be busy.
                assertThat(taken).isLessThan(LEASE * 4 / 3.0 + 2);
                assertThat(seen.failures()).isEmpty();
                assertThat(shop.live()).isEqualTo("green");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "v2, hold , promoted, green",
        "v2, hold               done, promoted, green",
        "unready, await-green , rolled back: NOT_AVAILABLE, blue"
    })
    void oneThatIsPausedWritesNothingWhenItWakesAfterTheOtherHasEnded(
            String version, String pausedAt, String end, String live) {
        try (Shop shop = Shop.open();
                Program first = release(shop, "first", version, "4")) {
            first.awaitSaying(pausedAt);
            first.pause();
            try (Program second = release(shop, "second", version, "4")) {
                assertThat(second.outcome(Duration.ofMinutes(1))).startsWith(end);
                List<String> written = shop.written();

                first.resume();
                String last = first.outcome(Duration.ofMinutes(1));
                Seen seen = shop.seenSoon();
                System.out.printf(
                        "paused at '%s': the other ended with '%.40s', the paused one with '%.40s'; %s%n",
                        pausedAt.strip(), end, last, seen);

                assertThat(last).startsWith(end);
                assertThat(shop.written()).isEqualTo(written);
                assertThat(shop.live()).isEqualTo(live);
                assertThat(seen.failures()).isEmpty();
            }
        }
    }

    private static Program release(Shop shop, String name, String version, String hold) {
        return Program.release(
                shop,
                version,
                "--name",
                name,
                "--lease",
                "" + LEASE,
                "--hold",
                hold,
                "--scale-down-delay",
                "2",
                "--progress-deadline",
                version.equals("unready") ? "8" : "60",
                "--abort-delay",
                "1");
    }
}
