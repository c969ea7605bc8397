package io.streamgate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The way back, from the journal and the world alone: traffic first, then, when what lost it has had time to drain, sizes,
 * then templates. Pure; asked again after every step of it.
 */
final class Undo {
    private Undo() {}

    /** What comes next on the way back. */
    sealed interface Next {
        /** Ask for this. */
        record Do(Action action) implements Next {}

        /** Look again after a while. */
        record Wait(Duration after, String why) implements Next {}

        /** The traffic goes as it did before: note when. */
        record BackNow() implements Next {}

        /** Everything is as it was. */
        record Over() implements Next {}
    }

    static Next next(Attempt attempt, Place.Undo place, WorkloadState state, Duration abortDelay, Instant now) {
        Facts facts = attempt.facts();
        if (!state.traffic().is(facts.route()) && !keepsNewVersion(place, facts, state)) {
            return traffic(facts, state);
        }
        if (place.why().kind() == Reason.Kind.SUPERSEDED) {
            return new Next.Over();
        }
        if (place.backAt().isEmpty()) {
            return new Next.BackNow();
        }
        if (place.carried()) {
            Duration left = Duration.between(now, place.backAt().get().plus(abortDelay));
            if (!left.isNegative() && !left.isZero()) {
                return new Next.Wait(left, "until what lost the traffic has drained");
            }
        }
        return tracks(attempt, facts, state).<Next>map(Next.Do::new).orElseGet(Next.Over::new);
    }

    /** A newer release starts from what is live: where that is the new version already, it stays. */
    private static boolean keepsNewVersion(Place.Undo place, Facts facts, WorkloadState state) {
        return place.why().kind() == Reason.Kind.SUPERSEDED && state.traffic().is(Route.all(facts.target()));
    }

    private static Next traffic(Facts facts, WorkloadState state) {
        if (state.traffic().route().equals(facts.route())) {
            return new Next.Wait(
                    StepResult.Again.SLOW,
                    "until the traffic is seen to go back; " + state.traffic().detail());
        }
        Optional<Action> growth = facts.route().shares().entrySet().stream()
                .filter(entry ->
                        state.track(entry.getKey()).size() < entry.getValue().of(state.needed()))
                .<Action>map(entry -> new Action.Resize(entry.getKey(), Size.FULL))
                .findFirst();
        return new Next.Do(growth.orElseGet(() -> new Action.Shift(facts.route())));
    }

    private static Optional<Action> tracks(Attempt attempt, Facts facts, WorkloadState state) {
        for (Facts.TrackFact fact : facts.tracks()) {
            Track track = fact.kept().track();
            boolean ours = !track.equals(facts.live()) || facts.firstDeploy();
            Action size = new Action.Resize(track, new Size(fact.size()));
            if (ours && touched(attempt, size) && !Guard.holdsAlready(size, state)) {
                return Optional.of(size);
            }
            Action template = new Action.Retemplate(track, fact.kept().digest());
            if (ours && touched(attempt, template) && !Guard.holdsAlready(template, state)) {
                return Optional.of(template);
            }
        }
        return Optional.empty();
    }

    private static boolean touched(Attempt attempt, Action action) {
        return attempt.effects().stream().anyMatch(effect -> effect.target().equals(action.target()));
    }
}
