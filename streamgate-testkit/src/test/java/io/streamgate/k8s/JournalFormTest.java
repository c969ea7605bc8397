package io.streamgate.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.streamgate.Action;
import io.streamgate.Attempt;
import io.streamgate.ClusterException;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@SuppressWarnings("NullAway") // the compiler of JDK 17 does not read the annotations in signatures from class files
class JournalFormTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00.123456Z");
    private static final Reason WHY = new Reason(Reason.Kind.GATE_FAILED, "p99 is \"3\" s\nand rising", "gate latency");
    private static final Workload SHOP = new Workload("shop", "checkout");

    static final List<Place> PLACES = List.of(
            new Place.Forward(0),
            new Place.Forward(7),
            new Place.Undo(WHY, true, Optional.empty()),
            new Place.Undo(WHY, false, Optional.of(AT)),
            new Place.Ended(new Outcome.Promoted(), AT),
            new Place.Ended(new Outcome.Unchanged(), AT),
            new Place.Ended(new Outcome.RolledBack(WHY), AT),
            new Place.Ended(new Outcome.Superseded(WHY), AT),
            new Place.Ended(new Outcome.Stranded(WHY, new Reason(Reason.Kind.UNDO_FAILED, "no pods", "blue")), AT));

    private static Command command(Command.Kind kind) {
        return new Command(kind, 3, "approve", "ann", AT, "because");
    }

    static JournalEntry entry(Place place, Optional<Command> pause) {
        Kept blue = new Kept(Track.BLUE, "aaaaaaaaaaaa", "checkout-blue-1");
        Attempt attempt = new Attempt(
                new RolloutId(SHOP, "2.4.0", 3),
                List.of(SHOP, new Workload("shop", "cart")),
                "2.4.0 (app runs checkout:2.4.0, app gets TOKEN)",
                new Facts(
                        Route.split(Track.GREEN, new Weight(10), Track.BLUE),
                        Track.BLUE,
                        Track.GREEN,
                        List.of(new Facts.TrackFact(blue, 3), new Facts.TrackFact(new Kept(Track.GREEN, "b", ""), 0)),
                        "cccccccccccc"),
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
                        new Action.Shift(Route.all(Track.GREEN))),
                new TreeMap<>(Map.of(
                        "gate-a/a", new Looked(1, 2, Optional.of(AT), Optional.empty(), "r", "m"),
                        "gate-b/b", new Looked(0, 0, Optional.empty(), Optional.of(AT), "", ""))),
                pause,
                List.of(command(Command.Kind.APPROVE), command(Command.Kind.PROMOTE)),
                new Term(42, "ann-1/1"));
        return new JournalEntry(
                attempt,
                List.of(command(Command.Kind.ABORT)),
                List.of(new JournalEntry.Past(2, "2.3.0", blue, true, "promoted", AT)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> throughText(Map<String, @Nullable Object> form) {
        return Serialization.unmarshal(Serialization.asJson(form), Map.class);
    }

    @ParameterizedTest
    @FieldSource("PLACES")
    void everyPlaceAndOutcomeIsReadAsItWasWritten(Place place) {
        JournalEntry entry = entry(place, Optional.of(command(Command.Kind.PAUSE)));
        assertThat(JournalForm.read(throughText(JournalForm.of(entry)))).isEqualTo(entry);
    }

    @Test
    void anAttemptThatIsNotPausedStaysSo() {
        JournalEntry entry = entry(new Place.Forward(0), Optional.empty());
        assertThat(JournalForm.read(throughText(JournalForm.of(entry)))).isEqualTo(entry);
    }

    @Test
    void aNewerFormIsRefused() {
        Map<String, @Nullable Object> form = JournalForm.of(entry(new Place.Forward(0), Optional.empty()));
        form.put("schema", JournalEntry.SCHEMA + 1);
        assertThatThrownBy(() -> JournalForm.read(throughText(form)))
                .isInstanceOfSatisfying(
                        ClusterException.class, e -> assertThat(e.kind()).isEqualTo(ClusterException.Kind.REFUSED))
                .hasMessageContaining("form " + (JournalEntry.SCHEMA + 1))
                .hasMessageContaining("use the newer one");
    }

    @Test
    void whatANewerLibraryAddedToThisFormIsPassedOver() {
        JournalEntry entry = entry(new Place.Forward(0), Optional.empty());
        Map<String, @Nullable Object> form = JournalForm.of(entry);
        form.put("somethingNew", Map.of("a", 1));
        assertThat(JournalForm.read(throughText(form))).isEqualTo(entry);
    }
}
