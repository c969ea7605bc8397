package io.streamgate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Values for tests. */
final class States {
    static final Workload SHOP = new Workload("shop", "checkout");
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    static final Term TERM = new Term(1, "ann");

    private States() {}

    static TrackState track(Track track, int size, int ready, int available, String template) {
        return new TrackState(track, size, new Kept(track, template, ""), ready, ready, available, "", 1, "");
    }

    /** A track whose pods are all ready and its own. */
    static TrackState well(Track track, int size) {
        return track(track, size, size, size, "of " + track);
    }

    static TrackState troubled(Track track, int size, int able, String trouble) {
        return new TrackState(track, size, new Kept(track, "of " + track, ""), able, able, able, trouble, 1, "");
    }

    static WorkloadState state(Route route, TrackState... tracks) {
        return new WorkloadState(SHOP, List.of(tracks), new Traffic(route, true, "seen"));
    }

    static WorkloadState unsettled(Route route, TrackState... tracks) {
        return new WorkloadState(SHOP, List.of(tracks), new Traffic(route, false, "one slice differs"));
    }

    /** Blue was live at a size, green was at 0. */
    static Facts facts(int size) {
        return new Facts(
                Route.all(Track.BLUE),
                Track.BLUE,
                Track.GREEN,
                List.of(
                        new Facts.TrackFact(new Kept(Track.BLUE, "of blue", "set-1"), size),
                        new Facts.TrackFact(new Kept(Track.GREEN, "of green", "set-2"), 0)),
                "new");
    }

    static Attempt attempt(Facts facts, Place place, Action... effects) {
        return new Attempt(
                new RolloutId(SHOP, "v2", 1),
                List.of(SHOP),
                "v2 (app runs v2)",
                facts,
                List.of(new Attempt.PlannedStep("switch", "route 100 % green", new TreeMap<>())),
                List.of(),
                true,
                NOW,
                place,
                new Progress(NOW, -1, Duration.ZERO),
                List.of(effects),
                new TreeMap<>(),
                Optional.empty(),
                List.of(),
                TERM);
    }
}
