package io.streamgate;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What someone else changed that a rollout cannot live with. Pure. */
final class Drift {
    private Drift() {}

    /**
     * The first such change.
     *
     * @param standing what the steps so far have asked for, by target
     * @param pending what the step at hand asks for
     * @param justResumed whether a driver that has just taken over still catches up: then what was intended may have been done
     *     already, by steps that are not on the journal yet
     */
    static Optional<Reason> found(
            Attempt attempt,
            Map<String, Action> standing,
            List<Action> pending,
            WorkloadState state,
            boolean justResumed) {
        return route(attempt, standing, pending, state, justResumed).or(() -> templates(attempt, standing, state));
    }

    private static Optional<Reason> route(
            Attempt attempt,
            Map<String, Action> standing,
            List<Action> pending,
            WorkloadState state,
            boolean justResumed) {
        Route now = state.traffic().route();
        Action asked = standing.get("route");
        Route expected = asked instanceof Action.Shift shift
                ? shift.route()
                : attempt.facts().route();
        Action ours = new Action.Shift(now);
        if (now.equals(expected)
                || pending.contains(ours)
                || (justResumed && attempt.effects().contains(ours))) {
            return Optional.empty();
        }
        return Optional.of(new Reason(
                Reason.Kind.INTERFERENCE,
                "the traffic was to go " + expected + ", but someone else has sent it " + now + "; "
                        + state.traffic().detail(),
                "route of " + state.workload()));
    }

    private static Optional<Reason> templates(Attempt attempt, Map<String, Action> standing, WorkloadState state) {
        for (TrackState track : state.tracks()) {
            String target = new Action.Retemplate(track.track(), "").target();
            boolean touched = attempt.effects().stream()
                    .anyMatch(effect -> effect.target().equals(target));
            Action asked = standing.get(target);
            if (touched && asked == null) {
                continue;
            }
            String expected = asked instanceof Action.Retemplate retemplate
                    ? retemplate.digest()
                    : attempt.facts().track(track.track()).kept().digest();
            if (!track.template().equals(expected)) {
                return Optional.of(new Reason(
                        Reason.Kind.INTERFERENCE,
                        "the template of " + track.track() + " was to be " + expected + ", but is " + track.template()
                                + (track.editor().isEmpty() ? "" : ", changed by " + track.editor()),
                        track.track() + " of " + state.workload()));
            }
        }
        return Optional.empty();
    }
}
