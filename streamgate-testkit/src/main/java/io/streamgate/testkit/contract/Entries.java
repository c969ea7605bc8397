package io.streamgate.testkit.contract;

import io.streamgate.Action;
import io.streamgate.Attempt;
import io.streamgate.Command;
import io.streamgate.Facts;
import io.streamgate.JournalEntry;
import io.streamgate.Kept;
import io.streamgate.Looked;
import io.streamgate.Outcome;
import io.streamgate.Place;
import io.streamgate.Progress;
import io.streamgate.Reason;
import io.streamgate.RolloutId;
import io.streamgate.Route;
import io.streamgate.Size;
import io.streamgate.Term;
import io.streamgate.Track;
import io.streamgate.Weight;
import io.streamgate.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Journal entries that have something in every field. */
final class Entries {
    static final Place BEGUN = new Place.Forward(0);
    static final Place FURTHER = new Place.Forward(7);

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00.123456Z");
    private static final Reason WHY = new Reason(Reason.Kind.GATE_FAILED, "p99 is \"3\" s\nand rising", "gate latency");

    static final List<Place> PLACES = List.of(
            BEGUN,
            FURTHER,
            new Place.Undo(WHY, true, Optional.empty()),
            new Place.Undo(WHY, false, Optional.of(AT)),
            new Place.Ended(new Outcome.Promoted(), AT),
            new Place.Ended(new Outcome.Unchanged(), AT),
            new Place.Ended(new Outcome.RolledBack(WHY), AT),
            new Place.Ended(new Outcome.Superseded(WHY), AT),
            new Place.Ended(new Outcome.Stranded(WHY, new Reason(Reason.Kind.UNDO_FAILED, "no pods", "blue")), AT));

    private Entries() {}

    static JournalEntry at(Workload workload, Place place) {
        Kept blue = new Kept(Track.BLUE, "aaaaaaaaaaaa", "checkout-blue-1");
        Kept green = new Kept(Track.GREEN, "bbbbbbbbbbbb", "");
        Route split = Route.split(Track.GREEN, new Weight(10), Track.BLUE);
        List<Facts.TrackFact> tracks = List.of(new Facts.TrackFact(blue, 3), new Facts.TrackFact(green, 0));
        Attempt attempt = new Attempt(
                new RolloutId(workload, "2.4.0", 3),
                List.of(workload),
                "2.4.0 (app runs checkout:2.4.0)",
                new Facts(split, Track.BLUE, Track.GREEN, tracks, "cccccccccccc"),
                List.of(new Attempt.PlannedStep(
                        "wait", "wait 1 min", new TreeMap<>(Map.of("type", "hold", "duration", "PT1M")))),
                List.of(new Attempt.PlannedStep("own", "something", new TreeMap<>())),
                true,
                AT,
                place,
                new Progress(AT, 2, Duration.ofSeconds(5)),
                List.of(
                        new Action.Retemplate(Track.GREEN, "cccccccccccc"),
                        new Action.Resize(Track.GREEN, Size.FULL),
                        new Action.Shift(split)),
                new TreeMap<>(Map.of(
                        "gate-a/a", new Looked(1, 2, Optional.of(AT), Optional.empty(), "r", "m"),
                        "gate-b/b", new Looked(0, 0, Optional.empty(), Optional.of(AT), "", ""))),
                Optional.of(command(Command.Kind.PAUSE)),
                List.of(command(Command.Kind.APPROVE), command(Command.Kind.PROMOTE)),
                new Term(42, "ann-1/1"));
        return new JournalEntry(
                attempt,
                List.of(command(Command.Kind.ABORT)),
                List.of(new JournalEntry.Past(2, "2.3.0", blue, true, "promoted", AT)));
    }

    private static Command command(Command.Kind kind) {
        return new Command(kind, 3, "approve", "ann", AT, "because");
    }
}
