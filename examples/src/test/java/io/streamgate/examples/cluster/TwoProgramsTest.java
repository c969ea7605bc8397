package io.streamgate.examples.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two programs, started for the same release of the same workload. */
@Tag("cluster")
@EnabledIfEnvironmentVariable(named = "KUBECONFIG", matches = ".+")
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class TwoProgramsTest {
    private static final int LEASE = 3;
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @Test
    void oneActsAndTheOtherTakesOverWhenItIsKilled() {
        try (Shop shop = Shop.open();
                Program one = release(shop, "one", "v2", "15");
                Program another = release(shop, "another", "v2", "15")) {
            Eventually.is("program that holds", LIMIT, () -> one.hasSaid("hold ") || another.hasSaid("hold "));
            boolean oneDrives = one.hasSaid("hold ");
            Program first = oneDrives ? one : another;
            Program second = oneDrives ? another : one;
            String name = oneDrives ? "one-" : "another-";
            second.awaitSaying("stands by: " + name);
            assertThat(shop.driver()).startsWith(name);
            assertThat(second.said()).doesNotContain("done");

            long killed = System.nanoTime();
            first.kill();
            second.awaitSaying("goes on: ");
            double taken = (System.nanoTime() - killed) / 1e9;
            assertThat(second.outcome(LIMIT)).isEqualTo("promoted");
            Seen seen = shop.seenSoon();
            System.out.printf("lease of %d s: taken over %.1f s after the kill; %s%n", LEASE, taken, seen);

            // The last sign of life is seen up to a third of the lease late, and this machine may be busy.
            assertThat(taken).isLessThan(LEASE * 4 / 3.0 + 2);
            assertThat(seen.failures()).isEmpty();
            assertThat(shop.live()).isEqualTo("green");
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
                assertThat(second.outcome(LIMIT)).startsWith(end);
                List<String> written = shop.written();

                first.resume();
                String last = first.outcome(LIMIT);
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
