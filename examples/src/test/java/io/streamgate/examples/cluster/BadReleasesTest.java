package io.streamgate.examples.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.Track;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Releases that must not go through. */
@Tag("cluster")
@EnabledIfEnvironmentVariable(named = "KUBECONFIG", matches = ".+")
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class BadReleasesTest {
    private static final Duration AFTER_DEADLINE = Duration.ofMinutes(2);

    @Test
    void aVersionThatIsNeverReadyIsRolledBackForItsReadiness() {
        try (Shop shop = Shop.open()) {
            assertRolledBackUnseen(shop, "unready", 6, "its readiness probe does not pass");
        }
    }

    @Test
    void aVersionThatCrashesIsRolledBackForItsCrash() {
        try (Shop shop = Shop.open(4)) {
            assertRolledBackUnseen(shop, "crash", 10, "CrashLoopBackOff|exit code 1");
        }
    }

    @Test
    void aVersionThatCannotBePulledIsRolledBackForItsImage() {
        try (Shop shop = Shop.open()) {
            // It takes a node ten seconds to find out that nobody answers for that registry.
            assertRolledBackUnseen(shop, "nowhere", 20, "ImagePullBackOff|ErrImagePull");
        }
    }

    private static void assertRolledBackUnseen(Shop shop, String version, int deadline, String reason) {
        try (Program program =
                Program.release(shop, version, "--progress-deadline", "" + deadline, "--abort-delay", "1")) {
            program.awaitSaying("release " + version);
            String outcome = program.outcome(Duration.ofSeconds(deadline).plus(AFTER_DEADLINE));
            Seen seen = shop.seenSoon();
            double back = program.second("GOES BACK").orElseThrow();
            double end = program.second("Rolled back").orElseThrow();
            System.out.printf(
                    "release of %s, deadline %d s: turned back after %.1f s, ended after %.1f s; %s%n",
                    version, deadline, back, end, seen);

            assertThat(outcome).startsWith("rolled back: NOT_AVAILABLE (step await-green)");
            assertThat(outcome).containsPattern(reason);
            assertThat(program.exitCode()).isEqualTo(3);
            assertThat(seen.failures()).isEmpty();
            assertThat(seen.versions()).containsOnlyKeys("v1");
        }
        assertAsBefore(shop);
    }

    @Test
    void aVersionWhoseErrorsShowInTheSoakIsSwitchedBackWithoutAFailureOfTheSwitch() {
        try (Shop shop = Shop.open();
                Program program =
                        Program.release(shop, "errors", "--gate", "errors", "--soak", "30", "--abort-delay", "1")) {
            String outcome = program.outcome(AFTER_DEADLINE);
            Seen seen = shop.seenSoon();
            System.out.printf(
                    "release of errors: switched after %.1f s, turned back after %.1f s, ended after %.1f s; %s%n",
                    program.second("switch-to-green ").orElseThrow(),
                    program.second("GOES BACK").orElseThrow(),
                    program.second("Rolled back").orElseThrow(),
                    seen);

            assertThat(outcome).startsWith("rolled back: GATE_FAILED (step soak): gate errors: ");
            assertThat(program.exitCode()).isEqualTo(3);
            assertThat(seen.versions()).containsOnlyKeys("v1", "errors");
            assertThat(seen.failedBut("errors"))
                    .as("failures that the version did not answer itself, in %s", seen)
                    .isZero();
            assertAsBefore(shop);
            shop.forget();
            assertThat(shop.seenSoon().versions()).containsOnlyKeys("v1");
        }
    }

    private static void assertAsBefore(Shop shop) {
        assertThat(shop.live()).isEqualTo("blue");
        assertThat(shop.replicas(Track.BLUE)).isEqualTo(Shop.PODS);
        assertThat(shop.replicas(Track.GREEN)).isZero();
        assertThat(shop.image(Track.GREEN)).isEqualTo(Shop.IMAGE + "v1");
    }
}
