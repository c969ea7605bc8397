package io.streamgate.k8s;

import io.streamgate.Outcome;
import io.streamgate.Place;
import io.streamgate.Reason;
import io.streamgate.k8s.api.Resource;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a rollout is, and how it ended, as plain data and back. */
final class PlaceForm {
    private PlaceForm() {}

    static Map<String, @Nullable Object> of(Place place) {
        if (place instanceof Place.Forward forward) {
            return Form.fields("at", "forward", "step", forward.step());
        }
        if (place instanceof Place.Undo undo) {
            Map<String, @Nullable Object> form =
                    Form.fields("at", "undo", "why", reason(undo.why()), "carried", undo.carried());
            undo.backAt().ifPresent(at -> form.put("backAt", at.toString()));
            return form;
        }
        Place.Ended ended = (Place.Ended) place;
        return Form.fields(
                "at",
                "ended",
                "outcome",
                outcome(ended.outcome()),
                "endedAt",
                ended.at().toString());
    }

    static Place read(Resource form) {
        return switch (Form.text(form, "at")) {
            case "undo" ->
                new Place.Undo(
                        reason(form, "why"),
                        form.isTrue("carried"),
                        form.text("backAt").map(Instant::parse));
            case "ended" -> new Place.Ended(outcome(new Resource(form.map("outcome"))), Form.instant(form, "endedAt"));
            default -> new Place.Forward(Form.number(form, "step"));
        };
    }

    private static Map<String, @Nullable Object> outcome(Outcome outcome) {
        if (outcome instanceof Outcome.RolledBack back) {
            return Form.fields("is", "rolled back", "why", reason(back.why()));
        }
        if (outcome instanceof Outcome.Superseded superseded) {
            return Form.fields("is", "superseded", "why", reason(superseded.why()));
        }
        if (outcome instanceof Outcome.Stranded stranded) {
            return Form.fields("is", "stranded", "why", reason(stranded.why()), "undo", reason(stranded.undo()));
        }
        return Form.fields("is", outcome instanceof Outcome.Promoted ? "promoted" : "unchanged");
    }

    private static Outcome outcome(Resource form) {
        return switch (Form.text(form, "is")) {
            case "rolled back" -> new Outcome.RolledBack(reason(form, "why"));
            case "superseded" -> new Outcome.Superseded(reason(form, "why"));
            case "stranded" -> new Outcome.Stranded(reason(form, "why"), reason(form, "undo"));
            case "unchanged" -> new Outcome.Unchanged();
            default -> new Outcome.Promoted();
        };
    }

    private static Map<String, @Nullable Object> reason(Reason reason) {
        return Form.fields("kind", reason.kind().name(), "message", reason.message(), "subject", reason.subject());
    }

    private static Reason reason(Resource parent, String field) {
        Resource form = new Resource(parent.map(field));
        return new Reason(
                Reason.Kind.valueOf(Form.text(form, "kind")), Form.text(form, "message"), Form.text(form, "subject"));
    }
}
