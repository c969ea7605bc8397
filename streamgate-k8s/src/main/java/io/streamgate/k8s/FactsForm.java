package io.streamgate.k8s;

import io.streamgate.Action;
import io.streamgate.Facts;
import io.streamgate.JournalEntry;
import io.streamgate.Kept;
import io.streamgate.StepData;
import io.streamgate.Track;
import io.streamgate.k8s.api.Resource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was found, and what is kept, as plain data and back. */
final class FactsForm {
    private FactsForm() {}

    static Map<String, @Nullable Object> of(Facts facts) {
        return Form.fields(
                "route", StepData.of(new Action.Shift(facts.route())),
                "live", facts.live().name(),
                "target", facts.target().name(),
                "digest", facts.digest(),
                "tracks",
                        facts.tracks().stream()
                                .map(track -> Form.fields("size", track.size(), "kept", kept(track.kept())))
                                .toList());
    }

    static Facts read(Resource form) {
        Action.Shift shift =
                (Action.Shift) StepData.action(form.strings("route")).orElseThrow();
        return new Facts(
                shift.route(),
                new Track(Form.text(form, "live")),
                new Track(Form.text(form, "target")),
                form.list("tracks").stream()
                        .map(track -> new Facts.TrackFact(kept(track), Form.number(track, "size")))
                        .toList(),
                Form.text(form, "digest"));
    }

    private static Map<String, @Nullable Object> kept(Kept kept) {
        return Form.fields("track", kept.track().name(), "digest", kept.digest(), "keeper", kept.keeper());
    }

    private static Kept kept(Resource parent) {
        Resource form = new Resource(parent.map("kept"));
        return new Kept(new Track(Form.text(form, "track")), Form.text(form, "digest"), Form.text(form, "keeper"));
    }

    static Map<String, @Nullable Object> past(JournalEntry.Past past) {
        return Form.fields(
                "revision", past.revision(),
                "version", past.version(),
                "kept", kept(past.kept()),
                "promoted", past.promoted(),
                "outcome", past.outcome(),
                "endedAt", past.endedAt().toString());
    }

    static JournalEntry.Past past(Resource form) {
        return new JournalEntry.Past(
                Form.number(form, "revision"),
                Form.text(form, "version"),
                kept(form),
                form.isTrue("promoted"),
                Form.text(form, "outcome"),
                Form.instant(form, "endedAt"));
    }
}
