package io.streamgate.examples.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.Track;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A program that is killed again and again, and started again each time. */
@Tag("cluster")
@EnabledIfEnvironmentVariable(named = "KUBECONFIG", matches = ".+")
@Execution(ExecutionMode.CONCURRENT)
@Timeout(600)
class KilledProgramTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /**
     * A moment to kill at.
     *
     * @param line what the program has just said
     * @param millis how much later
     */
    private record Moment(String line, int millis) {}

    private static final List<Moment> FIRST = List.of(
            new Moment("release ", 0),
            new Moment("template-green ", 0),
            new Moment("scale-green ", 0),
            new Moment("await-green ", 0),
            new Moment("await-green        done", 0),
            new Moment("hold ", 20),
            new Moment("goes on: ", 500),
            new Moment("hold               done", 0),
            new Moment("goes on: ", 0),
            new Moment("soak ", 50),
            new Moment("soak               done", 0));

    private static final List<Moment> SECOND = List.of(
            new Moment("release ", 30),
            new Moment("goes on: ", 0),
            new Moment("goes on: ", 60),
            new Moment("goes on: ", 120),
            new Moment("hold ", 1000),
            new Moment("hold               done", 8),
            new Moment("goes on: ", 30),
            new Moment("soak ", 0),
            new Moment("keep-green-warm ", 20),
            new Moment("keep-green-warm    done", 0));

    @Test
    void aReleaseEndsTheSameWithTwentyKillsAndWithoutAFailedRequest() {
        try (Shop shop = Shop.open()) {
            int kills = release(shop, "v2", FIRST) + release(shop, "v3", SECOND);

            Seen seen = shop.seenSoon();
            System.out.printf("killed %d times in two releases; %s%n", kills, seen);
            assertThat(kills).isGreaterThanOrEqualTo(20);
            assertThat(seen.failures()).isEmpty();
            assertThat(shop.live()).isEqualTo("blue");
            assertThat(shop.image(Track.BLUE)).isEqualTo(Shop.IMAGE + "v3");
            assertThat(shop.image(Track.GREEN)).isEqualTo(Shop.IMAGE + "v2");
            assertThat(shop.replicas(Track.BLUE)).isEqualTo(Shop.PODS);
            assertThat(shop.replicas(Track.GREEN)).isZero();
        }
    }

    /** Releases a version to its end; how often it could be killed on the way. */
    private static int release(Shop shop, String version, List<Moment> moments) {
        int kills = 0;
        for (Moment moment : moments) {
            try (Program program = start(shop, version)) {
                program.awaitSaying(moment.line());
                Eventually.pass(Duration.ofMillis(moment.millis()));
                if (program.isRunning()) {
                    kills++;
                    program.kill();
                    System.out.printf(
                            "kill %d of the release of %s, after: %.100s%n", kills, version, program.saidLast());
                }
            }
        }
        try (Program program = start(shop, version)) {
            assertThat(program.outcome(LIMIT)).matches("promoted|unchanged.*");
        }
        return kills;
    }

    private static Program start(Shop shop, String version) {
        return Program.release(
                shop, version, "--lease", "2", "--hold", "20", "--soak", "12", "--scale-down-delay", "12");
    }
}
