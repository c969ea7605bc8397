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

/** What becomes of a release when somebody else changes its objects meanwhile. */
@Tag("cluster")
@EnabledIfEnvironmentVariable(named = "KUBECONFIG", matches = ".+")
@Execution(ExecutionMode.CONCURRENT)
@Timeout(180)
class OtherHandsTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration CLIENT_TIMEOUT = Duration.ofSeconds(5);

    @Test
    void moreReplicasOfTheLiveVersionAreFollowed() {
        try (Shop shop = Shop.open();
                Program program = holding(shop)) {
            shop.editDeployment(Track.BLUE, replicas(4));

            assertPromoted(shop, program, "replicas of live to 4");
            assertThat(shop.replicas(Track.GREEN)).isEqualTo(4);
        }
    }

    @Test
    void fewerReplicasOfTheNewVersionAreMadeGood() {
        try (Shop shop = Shop.open();
                Program program = holding(shop)) {
            shop.editDeployment(Track.GREEN, replicas(1));

            assertPromoted(shop, program, "replicas of idle to 1");
            assertThat(shop.replicas(Track.GREEN)).isEqualTo(Shop.PODS);
        }
    }

    @Test
    void replicasThatSomebodyKeepsChangingBackAreReported() {
        try (Shop shop = Shop.open();
                Program program = holding(shop)) {
            int edits = 0;
            do {
                shop.editDeployment(Track.GREEN, replicas(1));
                edits++;
            } while (edits < 6 && !program.says("GOES BACK", Duration.ofMillis(700)));

            assertInterference(shop, program, "replicas of idle to 1, " + edits + " times", "kubectl-edit");
        }
    }

    @Test
    void anotherImageOfTheNewVersionIsNotPromoted() {
        try (Shop shop = Shop.open();
                Program program = holding(shop)) {
            shop.editDeployment(Track.GREEN, image("v3"));

            Seen seen = assertInterference(shop, program, "image of idle", "template of green .* kubectl-edit");
            assertThat(seen.versions()).containsOnlyKeys("v1");
        }
    }

    @Test
    void anotherImageOfTheLiveVersionIsKeptAndEndsTheRelease() {
        try (Shop shop = Shop.open();
                Program program = holding(shop)) {
            shop.editDeployment(Track.BLUE, image("v3"));

            Seen seen = assertInterference(shop, program, "image of live", "template of blue .* kubectl-edit");
            assertThat(seen.versions()).doesNotContainKey("v2");
            assertThat(shop.image(Track.BLUE)).isEqualTo(Shop.IMAGE + "v3");
        }
    }

    @Test
    void anotherImageOfTheNewVersionAfterTheSwitchIsTakenBack() {
        try (Shop shop = Shop.open();
                Program program = holding(shop)) {
            program.awaitSaying("switch-to-green    done");
            shop.editDeployment(Track.GREEN, image("v3"));

            assertInterference(shop, program, "image of what is live now", "template of green .* kubectl-edit");
        }
    }

    @Test
    void labelsAndAnnotationsOfOthersAreKept() {
        String mark = "{\"metadata\":{\"labels\":{\"team\":\"shop\"},\"annotations\":{\"ticket\":\"17\"}}}";
        try (Shop shop = Shop.open();
                Program program = holding(shop)) {
            shop.editDeployment(Track.BLUE, mark);
            shop.editDeployment(Track.GREEN, mark);
            shop.editActive(mark);

            assertPromoted(shop, program, "labels and annotations");
            for (Track track : Track.COLOURS) {
                assertThat(shop.deployment(track).labels()).containsEntry("team", "shop");
                assertThat(shop.deployment(track).annotations()).containsEntry("ticket", "17");
            }
            assertThat(shop.active().labels()).containsEntry("team", "shop");
            assertThat(shop.active().annotations()).containsEntry("ticket", "17");
        }
    }

    @Test
    void aSwitchByHandEndsTheRelease() {
        try (Shop shop = Shop.open();
                Program program = holding(shop)) {
            shop.editActive("{\"spec\":{\"selector\":{\"version\":\"green\"}}}");

            assertInterference(shop, program, "selector to green", "traffic .* kubectl-edit");
        }
    }

    @Test
    void aSelectorThatSelectsNothingIsPutBackAndReported() {
        try (Shop shop = Shop.open();
                Program program = holding(shop)) {
            shop.editActive("{\"spec\":{\"selector\":{\"version\":\"mauve\"}}}");

            assertThat(program.outcome(LIMIT)).containsPattern("rolled back: INTERFERENCE .*traffic .* kubectl-edit");
            Seen atEnd = shop.seenSoon();
            System.out.printf("selector to nothing: %.60s; %s%n", program.outcome(LIMIT), atEnd);
            assertThat(shop.live()).isEqualTo("blue");
            // A request that was sent to nothing is counted when its client gives it up.
            Eventually.pass(CLIENT_TIMEOUT);
            shop.forget();
            assertThat(shop.seenSoon().failures()).isEmpty();
        }
    }

    /** A release of v2 that waits with its switch. */
    private static Program holding(Shop shop) {
        Program program = Program.release(
                shop, "v2", "--hold", "6", "--soak", "2", "--scale-down-delay", "1", "--abort-delay", "1");
        program.awaitSaying("hold ");
        return program;
    }

    private static String replicas(int pods) {
        return "{\"spec\":{\"replicas\":" + pods + "}}";
    }

    private static String image(String version) {
        // A merge patch replaces lists, so the whole container is in it.
        return "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"app\",\"image\":\"" + Shop.IMAGE
                + version
                + "\",\"imagePullPolicy\":\"IfNotPresent\",\"ports\":[{\"name\":\"http\",\"containerPort\":9090}],"
                + "\"readinessProbe\":{\"httpGet\":{\"path\":\"/health/ready\",\"port\":9090},\"periodSeconds\":1}}]}}}}";
    }

    private static void assertPromoted(Shop shop, Program program, String edit) {
        assertThat(program.outcome(LIMIT)).isEqualTo("promoted");
        Seen seen = shop.seenSoon();
        System.out.printf("%s: promoted; %s%n", edit, seen);
        assertThat(seen.failures()).isEmpty();
        assertThat(shop.live()).isEqualTo("green");
        assertThat(shop.image(Track.GREEN)).isEqualTo(Shop.IMAGE + "v2");
    }

    private static Seen assertInterference(Shop shop, Program program, String edit, String pattern) {
        String outcome = program.outcome(LIMIT);
        Seen seen = shop.seenSoon();
        System.out.printf("%s: %s; %s%n", edit, outcome, seen);
        assertThat(outcome).containsPattern("^rolled back: INTERFERENCE .*" + pattern);
        assertThat(program.exitCode()).isEqualTo(3);
        assertThat(seen.failures()).isEmpty();
        assertThat(shop.live()).isEqualTo("blue");
        assertThat(shop.replicas(Track.GREEN)).isZero();
        return seen;
    }
}
