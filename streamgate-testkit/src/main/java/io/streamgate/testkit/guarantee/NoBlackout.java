package io.streamgate.testkit.guarantee;

import io.streamgate.Track;
import io.streamgate.k8s.api.Kind;
import io.streamgate.testkit.cluster.Load;
import io.streamgate.testkit.cluster.LoadReport;
import io.streamgate.testkit.cluster.ObjectChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ready endpoints do not go from some to none while any version has a ready pod, and no request fails, unless that is
 * somebody else's doing: pods that fail, or an edit of the route, a size or a template.
 */
final class NoBlackout implements Check {
    /** How long a pod's end may still be felt: the load looks at each of its kept connections every three seconds. */
    private static final Duration PASSING = Duration.ofSeconds(5);

    private final Scene scene;
    private final Past past;
    private final Breaches breaches;
    private final Load load;
    private boolean lit;
    private Instant excusedUntil = Instant.MIN;

    NoBlackout(Scene scene, Past past, Breaches breaches, Load load) {
        this.scene = scene;
        this.past = past;
        this.breaches = breaches;
        this.load = load;
        this.lit = !scene.endpoints().isEmpty();
    }

    @Override
    public void changed(ObjectChange change, Optional<Life> by) {
        if (change.kind().equals(Kind.ENDPOINT_SLICE)) {
            boolean now = !scene.endpoints().isEmpty();
            if (lit && !now) {
                dark();
            } else if (!lit && now && excusedUntil.equals(Instant.MAX)) {
                excusedUntil = scene.now().plus(PASSING);
            }
            lit = now;
        }
        if (change.kind().equals(Kind.ENDPOINT_SLICE) || change.kind().equals(Kind.POD)) {
            requests();
        }
    }

    private void dark() {
        Optional<Past.Hand> cause = Stream.concat(
                        Stream.of(Past.ROUTE),
                        Scene.most(scene.route()).stream().flatMap(NoBlackout::fields))
                .map(past::last)
                .flatMap(Optional::stream)
                .reduce((a, b) -> b.at().isBefore(a.at()) ? a : b);
        boolean ours = cause.filter(hand -> hand.life().isPresent() && hand.knowing())
                .filter(hand -> hand.at().isAfter(past.disturbedAt()))
                .isPresent();
        if (ours && scene.isAnyReady()) {
            String who = cause.flatMap(Past.Hand::life).map(Objects::toString).orElse("");
            breaches.add(Guarantee.NO_BLACKOUT, "no ready endpoint is left after what " + who + " did; " + scene);
        }
        excusedUntil = Instant.MAX;
    }

    private static Stream<String> fields(Track track) {
        return Stream.of(Past.size(track), Past.template(track));
    }

    private void requests() {
        LoadReport report = load.report();
        if (report.failures() == 0) {
            return;
        }
        report.firstFailures().forEach((reason, at) -> {
            boolean byScript = reason.startsWith("500 from ");
            boolean disturbed = !past.disturbedAt().isBefore(at.minus(PASSING));
            if (report.failed().containsKey(reason) && !byScript && !disturbed && at.isAfter(excusedUntil)) {
                breaches.add(Guarantee.NO_BLACKOUT, "a request failed at " + at + ": " + reason + "; " + scene);
            }
        });
        load.reset();
    }

    @Override
    public void over() {
        requests();
        load.stop();
    }
}
