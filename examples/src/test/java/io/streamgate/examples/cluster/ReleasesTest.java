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

/** Releases that nothing is wrong with. */
@Tag("cluster")
@EnabledIfEnvironmentVariable(named = "KUBECONFIG", matches = ".+")
@Execution(ExecutionMode.CONCURRENT)
@Timeout(180)
class ReleasesTest {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Test
    void threeReleasesInARowAreServedWithoutAFailedRequest() {
        try (Shop shop = Shop.open()) {
            List<Track> liveAfter = List.of(Track.GREEN, Track.BLUE, Track.GREEN);
            List<String> versions = List.of("v2", "v3", "v1");
            for (int i = 0; i < versions.size(); i++) {
                release(shop, versions.get(i), liveAfter.get(i));
            }
        }
    }

    private static void release(Shop shop, String version, Track live) {
        shop.forget();
        try (Program program = Program.release(shop, version, "--soak", "1", "--scale-down-delay", "1")) {
            assertThat(program.outcome(LIMIT)).isEqualTo("promoted");
            assertThat(program.exitCode()).isZero();
            Seen seen = shop.seenSoon();
            System.out.printf(
                    "release of %s: switched after %s s, ended after %s s; %s%n",
                    version,
                    program.second("switch-to-" + live + " ").orElseThrow(),
                    program.second("Promoted").orElseThrow(),
                    seen);
            assertThat(seen.failures()).isEmpty();
            assertThat(seen.versions()).containsKey(version);
        }
        Track old = live.equals(Track.GREEN) ? Track.BLUE : Track.GREEN;
        assertThat(shop.live()).isEqualTo(live.name());
        assertThat(shop.image(live)).isEqualTo(Shop.IMAGE + version);
        assertThat(shop.replicas(live)).isEqualTo(Shop.PODS);
        assertThat(shop.replicas(old)).isZero();
    }
}
