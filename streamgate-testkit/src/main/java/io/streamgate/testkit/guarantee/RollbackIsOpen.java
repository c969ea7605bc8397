package io.streamgate.testkit.guarantee;

import io.streamgate.Attempt;
import io.streamgate.Facts;
import io.streamgate.JournalEntry;
import io.streamgate.Outcome;
import io.streamgate.Place;
import io.streamgate.Reason;
import io.streamgate.RolloutEvent;
import io.streamgate.RolloutId;
import io.streamgate.Route;
import io.streamgate.Track;
import io.streamgate.testkit.cluster.ObjectChange;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Once the journal says undo, the new version's share never rises again; where the old version can take everything, it does so
 * within moments; and at the end everything is as it was, what somebody else changed meanwhile aside.
 */
final class RollbackIsOpen implements Check {
    private static final Duration SOON = Duration.ofSeconds(3);

    private final Scene scene;
    private final Past past;
    private final Breaches breaches;
    private final Map<String, Map<String, @Nullable Object>> templates = new HashMap<>();
    private final Set<RolloutId> turned = new HashSet<>();
    private @Nullable Instant turnedAt;
    private @Nullable Life turnedBy;

    RollbackIsOpen(Scene scene, Past past, Breaches breaches) {
        this.scene = scene;
        this.past = past;
        this.breaches = breaches;
    }

    @Override
    public void shifted(Route before, Route after, Life by) {
        Attempt attempt = scene.journal().map(JournalEntry::attempt).orElse(null);
        if (attempt == null
                || attempt.place() instanceof Place.Forward
                || attempt.facts().firstDeploy()) {
            return;
        }
        Track target = attempt.facts().target();
        if (after.share(target).compareTo(before.share(target)) > 0) {
            breaches.add(
                    Guarantee.ROLLBACK_IS_OPEN,
                    by + " sent " + after + " although the journal has turned back; it says " + attempt.place());
        }
    }

    @Override
    public void journaled(Optional<JournalEntry> before, JournalEntry after, Life by) {
        Attempt attempt = after.attempt();
        boolean fresh =
                before.map(entry -> !entry.attempt().id().equals(attempt.id())).orElse(true);
        if (fresh) {
            attempt.facts().tracks().forEach(fact -> {
                boolean taken = before.isPresent()
                        && before.get().attempt().place() instanceof Place.Ended ended
                        && ended.outcome() instanceof Outcome.Superseded;
                if (!taken) {
                    templates.put(
                            fact.kept().digest(), scene.template(fact.kept().track()));
                }
            });
        }
        if (attempt.place() instanceof Place.Ended ended
                && ended.outcome() instanceof Outcome.RolledBack
                && before.filter(entry -> entry.attempt().ended()).isEmpty()) {
            back(attempt);
        }
        if (attempt.place() instanceof Place.Undo) {
            turned.add(attempt.id());
        } else {
            turnedAt = null;
        }
    }

    private void back(Attempt attempt) {
        Facts facts = attempt.facts();
        if (!scene.route().equals(facts.route()) && past.couldKnow()) {
            differs(attempt, "the traffic goes " + scene.route() + ", it went " + facts.route());
        }
        for (Facts.TrackFact fact : facts.tracks()) {
            Track track = fact.kept().track();
            boolean foreign = past.isForeign(Past.size(track), attempt.startedAt());
            boolean touched = attempt.effects().stream()
                    .anyMatch(effect -> effect.target().equals(Past.size(track)));
            if (touched && !track.equals(facts.live()) && !foreign && scene.size(track) != fact.size()) {
                differs(attempt, track + " is asked for " + scene.size(track) + " pods, it was for " + fact.size());
            }
            Map<String, @Nullable Object> template = templates.get(fact.kept().digest());
            if (template != null
                    && !template.equals(scene.template(track))
                    && !past.isForeign(Past.template(track), attempt.startedAt())) {
                differs(attempt, track + " has another template than it had");
            }
        }
    }

    private void differs(Attempt attempt, String what) {
        breaches.add(Guarantee.ROLLBACK_IS_OPEN, attempt.id() + " ends as rolled back, but " + what + "; " + scene);
    }

    @Override
    public void told(RolloutEvent event, Life by) {
        if (event instanceof RolloutEvent.TurnedBack back && back.why().kind() != Reason.Kind.SUPERSEDED) {
            turnedAt = scene.now();
            turnedBy = by;
        }
    }

    @Override
    public void changed(ObjectChange change, Optional<Life> by) {
        Instant since = turnedAt;
        Life life = turnedBy;
        if (since == null || life == null || scene.now().isBefore(since.plus(SOON))) {
            return;
        }
        turnedAt = null;
        Attempt attempt = scene.journal().map(JournalEntry::attempt).orElse(null);
        if (attempt == null || !(attempt.place() instanceof Place.Undo) || !life.isAlive()) {
            return;
        }
        Route route = attempt.facts().route();
        boolean able = Scene.most(route)
                .filter(live -> scene.available(live) >= Math.max(1, scene.size(live)))
                .filter(live -> scene.size(live)
                        >= Scene.most(scene.route()).map(scene::size).orElse(0))
                .isPresent();
        if (able && past.isQuiet(SOON.multipliedBy(3)) && !scene.route().equals(route)) {
            breaches.add(
                    Guarantee.ROLLBACK_IS_OPEN,
                    attempt.id() + " turned back at " + since + ", and the traffic still goes " + scene.route() + "; "
                            + scene);
        }
    }
}
