package io.streamgate;

import java.util.Optional;

/** What keeps an action from taking anybody's traffic away. Pure; asked before every action, whoever wants it. */
final class Guard {
    private Guard() {}

    /**
     * What an action has to wait for, if anything.
     *
     * @param undoing whether the rollout goes back: then capacity gives way to getting back, but never to an outage
     */
    static Optional<String> holds(Action action, WorkloadState state, boolean undoing) {
        if (action instanceof Action.Shift shift) {
            return shift(shift.route(), state, undoing);
        }
        if (action instanceof Action.Resize resize) {
            return resize(resize.track(), resize.size().of(state.needed()), state);
        }
        Track track = ((Action.Retemplate) action).track();
        TrackState seen = state.track(track);
        if (carries(state, track) && seen.ready() > 0) {
            return Optional.of(track + " may be carrying traffic, its template stays as it is until it does not");
        }
        return Optional.empty();
    }

    private static Optional<String> shift(Route wish, WorkloadState state, boolean undoing) {
        if (!undoing && wish.shares().isEmpty() && state.tracks().stream().anyMatch(seen -> seen.ready() > 0)) {
            return Optional.of("a route that leads nowhere is an outage while there are pods that can serve");
        }
        for (TrackState seen : state.tracks()) {
            Weight share = wish.share(seen.track());
            boolean raised = share.compareTo(state.traffic().route().share(seen.track())) > 0;
            if (!raised) {
                continue;
            }
            int wanted = Math.max(1, share.of(state.needed()));
            int able = undoing ? seen.ready() : seen.available();
            if (able >= wanted) {
                continue;
            }
            boolean othersServe =
                    state.tracks().stream().anyMatch(other -> !other.track().equals(seen.track()) && other.ready() > 0);
            // Going back to fewer pods is better than staying on none, and never worse than having nobody serve.
            boolean lesserEvil = undoing && (able > 0 || !othersServe) && !canGrow(seen, wanted);
            if (!lesserEvil && !(undoing && !othersServe)) {
                return Optional.of(seen.track() + " has " + able + " of the " + wanted + " pods that " + share
                        + " of the traffic takes" + (seen.trouble().isEmpty() ? "" : "; " + seen.trouble()));
            }
        }
        return Optional.empty();
    }

    /** Whether more pods are on their way without trouble. */
    private static boolean canGrow(TrackState seen, int wanted) {
        return seen.size() >= wanted && seen.trouble().isEmpty();
    }

    private static Optional<String> resize(Track track, int pods, WorkloadState state) {
        TrackState seen = state.track(track);
        if (pods >= seen.size()) {
            return Optional.empty();
        }
        int floor = state.traffic().mostOf(track).of(state.needed());
        if (floor > 0 && pods < floor && seen.ready() > 0) {
            return Optional.of(track + " may be carrying " + state.traffic().mostOf(track)
                    + " of the traffic, which takes " + floor + " pods"
                    + (state.traffic().settled() ? "" : "; " + state.traffic().detail()));
        }
        return Optional.empty();
    }

    private static boolean carries(WorkloadState state, Track track) {
        return !state.traffic().mostOf(track).equals(Weight.NONE);
    }

    /** Whether the world is as an action would make it. */
    static boolean holdsAlready(Action action, WorkloadState state) {
        if (action instanceof Action.Shift shift) {
            return state.traffic().is(shift.route());
        }
        if (action instanceof Action.Resize resize) {
            return state.track(resize.track()).size() == resize.size().of(state.needed());
        }
        Action.Retemplate retemplate = (Action.Retemplate) action;
        return state.track(retemplate.track()).template().equals(retemplate.digest());
    }
}
