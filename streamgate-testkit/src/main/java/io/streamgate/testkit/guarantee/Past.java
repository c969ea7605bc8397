package io.streamgate.testkit.guarantee;

import io.streamgate.Track;
import io.streamgate.k8s.Naming;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.cluster.ObjectChange;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who changed what last, and what went wrong when. A program cannot be blamed for what it could not know yet: what somebody
 * else did a moment ago, or what happened while the API did not answer.
 */
final class Past {
    /** How long news may take to a program while all is well. */
    private static final Duration NEWS = Duration.ofMillis(100);

    /** How long news may take when watches break or the API does not answer: to the slow look behind the watch. */
    private static final Duration LATE_NEWS = Duration.ofSeconds(20);

    private final Scene scene;
    private final Map<String, Hand> hands = new HashMap<>();
    private Instant disturbedAt = Instant.MIN;
    private Instant unansweredAt = Instant.MIN;
    private String disturbance = "";

    Past(Scene scene) {
        this.scene = scene;
    }

    /**
     * Who wrote a field last.
     *
     * @param life the program; empty for somebody else
     * @param at when
     * @param knowing whether a program could know all that mattered when it wrote
     */
    record Hand(Optional<Life> life, Instant at, boolean knowing) {}

    static String size(Track track) {
        return "size of " + track;
    }

    static String template(Track track) {
        return "template of " + track;
    }

    static final String ROUTE = "route";

    Optional<Hand> last(String field) {
        return Optional.ofNullable(hands.get(field));
    }

    /** Whether somebody else wrote a field last, and not before an instant. */
    boolean isForeign(String field, Instant since) {
        return last(field)
                .filter(hand -> hand.life().isEmpty() && !hand.at().isBefore(since))
                .isPresent();
    }

    /** When somebody else, or a failing pod, last disturbed the workload. */
    Instant disturbedAt() {
        return disturbedAt;
    }

    String disturbance() {
        return disturbance;
    }

    /** When a request of a program was last not answered, or a watch of it broken off. */
    Instant unansweredAt() {
        return unansweredAt;
    }

    /** Whether nothing happened for a while, and every request was answered. */
    boolean isQuiet(Duration forSoLong) {
        Instant since = scene.now().minus(forSoLong);
        return disturbedAt.isBefore(since) && unansweredAt.isBefore(since);
    }

    /** Whether a program could know by now of all that somebody else did, and of all pods that failed. */
    boolean couldKnow() {
        Instant now = scene.now();
        boolean fresh = disturbedAt.isBefore(now.minus(NEWS));
        boolean late = !disturbedAt.isBefore(now.minus(LATE_NEWS)) && !unansweredAt.isBefore(now.minus(LATE_NEWS));
        return fresh && !late;
    }

    void unanswered() {
        unansweredAt = scene.now();
    }

    void disturbed(String what) {
        disturbedAt = scene.now();
        disturbance = what;
    }

    /** Takes note of a change, before the checks are told of it. */
    void changed(ObjectChange change, Optional<Life> by) {
        if (change.kind().equals(Kind.POD)) {
            pod(change);
        } else if (change.kind().equals(Kind.DEPLOYMENT)) {
            scene.tracks().stream()
                    .filter(track -> Scene.NAMING
                            .deployment(scene.workload(), track)
                            .name()
                            .equals(change.object().name()))
                    .forEach(track -> {
                        field(change, by, size(track), "spec", "replicas");
                        field(change, by, template(track), "spec", "template");
                    });
        } else if (change.kind().equals(Kind.SERVICE)
                && change.object()
                        .name()
                        .equals(Scene.NAMING.active(scene.workload()).name())) {
            field(change, by, ROUTE, "spec", "selector", Naming.DEFAULT.versionLabel());
        }
    }

    private void field(ObjectChange change, Optional<Life> by, String field, String... path) {
        Optional<Object> before = change.before().flatMap(object -> object.at(path));
        Optional<Object> after = change.after().flatMap(object -> object.at(path));
        if (!before.equals(after)) {
            if (by.isEmpty() && before.isPresent()) {
                disturbed(field + " changed by "
                        + change.by().map(call -> call.manager()).orElse("the cluster"));
            }
            hands.put(field, new Hand(by, scene.now(), couldKnow()));
        }
    }

    private void pod(ObjectChange change) {
        Resource before = change.before().orElse(null);
        if (before == null || before.isDeleting() || !Scene.isReady(before)) {
            return;
        }
        boolean killed = change.by().isPresent()
                && (change.after().isEmpty() || change.object().isDeleting());
        boolean failed = !change.object().isDeleting() && !Scene.isReady(change.object());
        if (killed || failed) {
            disturbed("pod " + before.name() + (killed ? " deleted" : " not ready any more"));
        }
    }
}
