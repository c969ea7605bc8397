package io.streamgate.testkit.guarantee;

import io.streamgate.Action;
import io.streamgate.Attempt;
import io.streamgate.Command;
import io.streamgate.JournalEntry;
import io.streamgate.Place;
import io.streamgate.RolloutEvent;
import io.streamgate.RolloutId;
import io.streamgate.Route;
import io.streamgate.Track;
import io.streamgate.k8s.api.Kind;
import io.streamgate.testkit.cluster.ObjectChange;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a program needs that starts after a crash: each intent is on the journal before its write, the journal never goes back
 * and loses no request, and holds and delays are neither cut short nor begun anew. That the end is the same is for the one who
 * runs a rollout twice to say.
 */
final class CrashCostsTimeOnly implements Check {
    private final Scene scene;
    private final Past past;
    private final Breaches breaches;
    private final Map<String, Instant> begun = new HashMap<>();
    private final Set<RolloutId> skipping = new HashSet<>();

    CrashCostsTimeOnly(Scene scene, Past past, Breaches breaches) {
        this.scene = scene;
        this.past = past;
        this.breaches = breaches;
    }

    private void breach(String what) {
        breaches.add(Guarantee.CRASH_COSTS_TIME_ONLY, what);
    }

    @Override
    public void changed(ObjectChange change, Optional<Life> by) {
        if (by.isEmpty() || !change.kind().equals(Kind.DEPLOYMENT)) {
            return;
        }
        for (Track track : scene.tracks()) {
            if (Scene.NAMING
                    .deployment(scene.workload(), track)
                    .name()
                    .equals(change.object().name())) {
                List.of(Past.size(track), Past.template(track)).forEach(field -> intended(field, by.get()));
            }
        }
    }

    private void intended(String field, Life by) {
        boolean written = past.last(field)
                .filter(hand -> hand.life().equals(Optional.of(by)) && hand.at().equals(scene.now()))
                .isPresent();
        boolean intended = scene.journal().stream()
                .flatMap(entry -> entry.attempt().effects().stream())
                .anyMatch(effect -> effect.target().equals(field));
        if (written && !intended) {
            breach(by + " wrote the " + field + " before the journal said so");
        }
    }

    @Override
    public void shifted(Route before, Route after, Life by) {
        Attempt attempt = scene.journal().map(JournalEntry::attempt).orElse(null);
        if (attempt != null && !attempt.effects().contains(new Action.Shift(after))) {
            breach(by + " sent the traffic " + after + " before the journal said so");
        }
    }

    @Override
    public void journaled(Optional<JournalEntry> stored, JournalEntry entry, Life by) {
        if (stored.isEmpty()) {
            return;
        }
        Attempt before = stored.get().attempt();
        Attempt after = entry.attempt();
        if (!before.id().equals(after.id())) {
            if (!before.ended() || after.id().attempt() != before.id().attempt() + 1) {
                breach(by + " began " + after.id() + " after " + before.id() + ", which was at " + before.place());
            }
            return;
        }
        if (!before.facts().equals(after.facts())
                || !before.plan().equals(after.plan())
                || !before.startedAt().equals(after.startedAt())) {
            breach(by + " changed what the journal says of how " + after.id() + " began");
        }
        if (isBackwards(before.place(), after.place())) {
            breach(by + " brought the journal from " + before.place() + " back to " + after.place());
        }
        if (!after.effects().containsAll(before.effects())) {
            breach(by + " took intents off the journal of " + after.id());
        }
        for (Command request : stored.get().requests()) {
            if (!after.ended()
                    && !entry.requests().contains(request)
                    && !after.answered().contains(request)) {
                breach(by + " lost the request: " + request);
            }
        }
    }

    private static boolean isBackwards(Place before, Place after) {
        if (before instanceof Place.Forward from && after instanceof Place.Forward to) {
            return to.step() < from.step();
        }
        return order(after) < order(before);
    }

    private static int order(Place place) {
        return place instanceof Place.Forward ? 0 : place instanceof Place.Undo ? 1 : 2;
    }

    @Override
    public void told(RolloutEvent event, Life by) {
        if (event instanceof RolloutEvent.Answered answered
                && answered.command().kind() == Command.Kind.PROMOTE) {
            skipping.add(event.rollout());
        } else if (event instanceof RolloutEvent.StepStarted started) {
            begun.putIfAbsent(started.rollout() + "/" + started.step(), event.at());
        } else if (event instanceof RolloutEvent.StepFinished finished) {
            held(finished, by);
        }
    }

    private void held(RolloutEvent.StepFinished finished, Life by) {
        Instant since = begun.get(finished.rollout() + "/" + finished.step());
        Attempt attempt = scene.journal().map(JournalEntry::attempt).orElse(null);
        if (since == null || attempt == null || !attempt.id().equals(finished.rollout())) {
            return;
        }
        boolean promoted = skipping.contains(finished.rollout());
        attempt.plan().stream()
                .filter(step -> step.name().equals(finished.step()))
                .map(step -> step.data().getOrDefault("duration", "PT0S"))
                .map(Duration::parse)
                .filter(duration -> !promoted && finished.at().isBefore(since.plus(duration)))
                .forEach(duration -> breach(by + " left step " + finished.step() + " at " + finished.at()
                        + ", which began at " + since + " and takes " + duration));
    }
}
