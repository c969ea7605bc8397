package io.streamgate.testkit.guarantee;

import io.streamgate.Attempt;
import io.streamgate.JournalEntry;
import io.streamgate.Outcome;
import io.streamgate.Place;
import io.streamgate.RolloutEvent;
import io.streamgate.RolloutId;
import io.streamgate.Route;
import io.streamgate.Track;
import io.streamgate.k8s.api.Kind;
import io.streamgate.testkit.cluster.ObjectChange;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The template that a rollout gave its new version is the one that gets traffic and the one that is promoted. Another one, that
 * somebody put in its place, turns the rollout round as soon as it can be known.
 */
final class JudgedIsPromoted implements Check {
    private final Scene scene;
    private final Past past;
    private final Breaches breaches;
    private final Map<RolloutId, Map<String, @Nullable Object>> judged = new HashMap<>();

    JudgedIsPromoted(Scene scene, Past past, Breaches breaches) {
        this.scene = scene;
        this.past = past;
        this.breaches = breaches;
    }

    @Override
    public void changed(ObjectChange change, Optional<Life> by) {
        Attempt attempt = scene.journal().map(JournalEntry::attempt).orElse(null);
        if (attempt == null || !(attempt.place() instanceof Place.Forward)) {
            return;
        }
        Track target = attempt.facts().target();
        if (change.kind().equals(Kind.DEPLOYMENT)
                && by.isPresent()
                && change.object()
                        .name()
                        .equals(Scene.NAMING
                                .deployment(scene.workload(), target)
                                .name())
                && past.last(Past.template(target))
                        .filter(hand -> hand.life().equals(by) && hand.at().equals(scene.now()))
                        .isPresent()) {
            judged.putIfAbsent(attempt.id(), scene.template(target));
        }
    }

    @Override
    public void told(RolloutEvent event, Life by) {
        Attempt attempt = scene.journal().map(JournalEntry::attempt).orElse(null);
        if (event instanceof RolloutEvent.StepFinished finished
                && attempt != null
                && attempt.id().equals(event.rollout())
                && attempt.place() instanceof Place.Forward
                && past.couldKnow()
                && isAnother(attempt)) {
            breaches.add(
                    Guarantee.JUDGED_IS_PROMOTED,
                    by + " took step " + finished.step() + " although " + past.disturbance() + " at "
                            + past.disturbedAt());
        }
    }

    @Override
    public void shifted(Route before, Route after, Life by) {
        Attempt attempt = scene.journal().map(JournalEntry::attempt).orElse(null);
        if (attempt == null || !(attempt.place() instanceof Place.Forward) || !past.couldKnow()) {
            return;
        }
        Track target = attempt.facts().target();
        if (after.share(target).compareTo(before.share(target)) > 0 && isAnother(attempt)) {
            breaches.add(
                    Guarantee.JUDGED_IS_PROMOTED,
                    by + " sent " + after + ", but the template of " + target + " is not the one that was judged");
        }
    }

    @Override
    public void journaled(Optional<JournalEntry> before, JournalEntry after, Life by) {
        boolean promoted = after.attempt().place() instanceof Place.Ended ended
                && ended.outcome() instanceof Outcome.Promoted
                && before.filter(entry -> entry.attempt().ended()).isEmpty();
        if (promoted && past.couldKnow() && isAnother(after.attempt())) {
            breaches.add(
                    Guarantee.JUDGED_IS_PROMOTED,
                    after.attempt().id() + " is promoted with another template than was judged");
        }
    }

    private boolean isAnother(Attempt attempt) {
        Map<String, @Nullable Object> wanted = judged.get(attempt.id());
        return wanted != null && !wanted.equals(scene.template(attempt.facts().target()));
    }
}
