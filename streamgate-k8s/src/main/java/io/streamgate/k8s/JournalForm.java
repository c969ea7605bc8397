package io.streamgate.k8s;

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
import io.streamgate.StepData;
import io.streamgate.Term;
import io.streamgate.Track;
import io.streamgate.Workload;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A journal entry as plain data, and back. The form is documented in {@code docs/decisions}; its version is checked first. */
final class JournalForm {
    private JournalForm() {}

    static Map<String, @Nullable Object> of(JournalEntry entry) {
        Attempt attempt = entry.attempt();
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("schema", JournalEntry.SCHEMA);
        form.put("version", attempt.id().version());
        form.put("attempt", attempt.id().attempt());
        form.put("workload", attempt.id().workload().toString());
        form.put(
                "workloads", attempt.together().stream().map(Workload::toString).toList());
        form.put("release", attempt.summary());
        form.put("startedAt", attempt.startedAt().toString());
        form.put("driver", attempt.term().driver());
        form.put("term", attempt.term().number());
        form.put("place", place(attempt.place()));
        form.put(
                "progress",
                fields(
                        "since", attempt.progress().since().toString(),
                        "best", attempt.progress().best(),
                        "stalled", attempt.progress().stalled().toString()));
        attempt.pause().ifPresent(pause -> form.put("pause", command(pause)));
        form.put("facts", facts(attempt.facts()));
        form.put("plan", steps(attempt.plan()));
        form.put("throughout", steps(attempt.throughout()));
        form.put("undoable", attempt.undoable());
        form.put("effects", attempt.effects().stream().map(StepData::of).toList());
        Map<String, Object> gates = new LinkedHashMap<>();
        attempt.gates().forEach((name, looked) -> gates.put(name, looked(looked)));
        form.put("gates", gates);
        form.put(
                "answered",
                attempt.answered().stream().map(JournalForm::command).toList());
        form.put("requests", entry.requests().stream().map(JournalForm::command).toList());
        form.put("history", entry.history().stream().map(JournalForm::past).toList());
        return form;
    }

    static JournalEntry read(Map<String, @Nullable Object> json) {
        Resource form = new Resource(json);
        long schema = form.number("schema").orElse(0L);
        if (schema > JournalEntry.SCHEMA) {
            throw new ClusterException(
                    ClusterException.Kind.REFUSED,
                    "the journal is written in form " + schema + " by a newer StreamGate, this one knows up to "
                            + JournalEntry.SCHEMA + "; use the newer one",
                    null,
                    null);
        }
        List<Workload> together =
                strings(form, "workloads").stream().map(JournalForm::workload).toList();
        TreeMap<String, Looked> gates = new TreeMap<>();
        form.map("gates").keySet().forEach(name -> gates.put(name, looked(new Resource(form.map("gates", name)))));
        Attempt attempt = new Attempt(
                new RolloutId(workload(text(form, "workload")), text(form, "version"), number(form, "attempt")),
                together,
                text(form, "release"),
                facts(new Resource(form.map("facts"))),
                steps(form, "plan"),
                steps(form, "throughout"),
                form.isTrue("undoable"),
                instant(form, "startedAt"),
                place(new Resource(form.map("place"))),
                new Progress(
                        Instant.parse(form.text("progress", "since").orElseThrow()),
                        form.number("progress", "best").orElse(-1L).intValue(),
                        Duration.parse(form.text("progress", "stalled").orElse("PT0S"))),
                form.list("effects").stream()
                        .flatMap(effect -> StepData.action(effect.strings()).stream())
                        .toList(),
                gates,
                Optional.of(form.map("pause"))
                        .filter(pause -> !pause.isEmpty())
                        .map(pause -> command(new Resource(pause))),
                form.list("answered").stream().map(JournalForm::command).toList(),
                new Term(form.number("term").orElse(1L), text(form, "driver")));
        return new JournalEntry(
                attempt,
                form.list("requests").stream().map(JournalForm::command).toList(),
                form.list("history").stream().map(JournalForm::past).toList());
    }

    private static Workload workload(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException(
                    "the journal names a workload '" + text + "', but must say NAMESPACE/NAME");
        }
        return new Workload(text.substring(0, slash), text.substring(slash + 1));
    }

    private static List<Map<String, @Nullable Object>> steps(List<Attempt.PlannedStep> steps) {
        return steps.stream()
                .map(step -> fields("name", step.name(), "does", step.does(), "data", step.data()))
                .toList();
    }

    private static List<Attempt.PlannedStep> steps(Resource form, String field) {
        return form.list(field).stream()
                .map(step -> new Attempt.PlannedStep(
                        text(step, "name"), text(step, "does"), new TreeMap<>(step.strings("data"))))
                .toList();
    }

    private static Map<String, @Nullable Object> place(Place place) {
        if (place instanceof Place.Forward forward) {
            return fields("at", "forward", "step", forward.step());
        }
        if (place instanceof Place.Undo undo) {
            Map<String, @Nullable Object> form =
                    fields("at", "undo", "why", reason(undo.why()), "carried", undo.carried());
            undo.backAt().ifPresent(at -> form.put("backAt", at.toString()));
            return form;
        }
        Place.Ended ended = (Place.Ended) place;
        return fields(
                "at",
                "ended",
                "outcome",
                outcome(ended.outcome()),
                "endedAt",
                ended.at().toString());
    }

    private static Place place(Resource form) {
        return switch (text(form, "at")) {
            case "undo" ->
                new Place.Undo(
                        reason(form, "why"),
                        form.isTrue("carried"),
                        form.text("backAt").map(Instant::parse));
            case "ended" -> new Place.Ended(outcome(new Resource(form.map("outcome"))), instant(form, "endedAt"));
            default -> new Place.Forward(number(form, "step"));
        };
    }

    private static Map<String, @Nullable Object> outcome(Outcome outcome) {
        if (outcome instanceof Outcome.RolledBack back) {
            return fields("is", "rolled back", "why", reason(back.why()));
        }
        if (outcome instanceof Outcome.Superseded superseded) {
            return fields("is", "superseded", "why", reason(superseded.why()));
        }
        if (outcome instanceof Outcome.Stranded stranded) {
            return fields("is", "stranded", "why", reason(stranded.why()), "undo", reason(stranded.undo()));
        }
        return fields("is", outcome instanceof Outcome.Promoted ? "promoted" : "unchanged");
    }

    private static Outcome outcome(Resource form) {
        return switch (text(form, "is")) {
            case "rolled back" -> new Outcome.RolledBack(reason(form, "why"));
            case "superseded" -> new Outcome.Superseded(reason(form, "why"));
            case "stranded" -> new Outcome.Stranded(reason(form, "why"), reason(form, "undo"));
            case "unchanged" -> new Outcome.Unchanged();
            default -> new Outcome.Promoted();
        };
    }

    private static Map<String, @Nullable Object> reason(Reason reason) {
        return fields("kind", reason.kind().name(), "message", reason.message(), "subject", reason.subject());
    }

    private static Reason reason(Resource parent, String field) {
        Resource form = new Resource(parent.map(field));
        return new Reason(Reason.Kind.valueOf(text(form, "kind")), text(form, "message"), text(form, "subject"));
    }

    private static Map<String, @Nullable Object> facts(Facts facts) {
        return fields(
                "route", StepData.of(new io.streamgate.Action.Shift(facts.route())),
                "live", facts.live().name(),
                "target", facts.target().name(),
                "digest", facts.digest(),
                "tracks",
                        facts.tracks().stream()
                                .map(track -> fields("size", track.size(), "kept", kept(track.kept())))
                                .toList());
    }

    private static Facts facts(Resource form) {
        io.streamgate.Action.Shift shift = (io.streamgate.Action.Shift)
                StepData.action(form.strings("route")).orElseThrow();
        return new Facts(
                shift.route(),
                new Track(text(form, "live")),
                new Track(text(form, "target")),
                form.list("tracks").stream()
                        .map(track -> new Facts.TrackFact(kept(track), number(track, "size")))
                        .toList(),
                text(form, "digest"));
    }

    private static Map<String, @Nullable Object> kept(Kept kept) {
        return fields("track", kept.track().name(), "digest", kept.digest(), "keeper", kept.keeper());
    }

    private static Kept kept(Resource parent) {
        Resource form = new Resource(parent.map("kept"));
        return new Kept(new Track(text(form, "track")), text(form, "digest"), text(form, "keeper"));
    }

    private static Map<String, @Nullable Object> looked(Looked looked) {
        Map<String, @Nullable Object> form = fields(
                "passes", looked.passes(),
                "failures", looked.failures(),
                "reason", looked.reason(),
                "memory", looked.memory());
        looked.lastAt().ifPresent(at -> form.put("lastAt", at.toString()));
        looked.unknownSince().ifPresent(at -> form.put("unknownSince", at.toString()));
        return form;
    }

    private static Looked looked(Resource form) {
        return new Looked(
                number(form, "passes"),
                number(form, "failures"),
                form.text("lastAt").map(Instant::parse),
                form.text("unknownSince").map(Instant::parse),
                text(form, "reason"),
                text(form, "memory"));
    }

    private static Map<String, @Nullable Object> command(Command command) {
        return fields(
                "kind", command.kind().name(),
                "attempt", command.attempt(),
                "step", command.step(),
                "by", command.by(),
                "at", command.at().toString(),
                "why", command.why());
    }

    private static Command command(Resource form) {
        return new Command(
                Command.Kind.valueOf(text(form, "kind")),
                number(form, "attempt"),
                text(form, "step"),
                text(form, "by"),
                instant(form, "at"),
                text(form, "why"));
    }

    private static Map<String, @Nullable Object> past(JournalEntry.Past past) {
        return fields(
                "revision", past.revision(),
                "version", past.version(),
                "kept", kept(past.kept()),
                "promoted", past.promoted(),
                "outcome", past.outcome(),
                "endedAt", past.endedAt().toString());
    }

    private static JournalEntry.Past past(Resource form) {
        return new JournalEntry.Past(
                number(form, "revision"),
                text(form, "version"),
                kept(form),
                form.isTrue("promoted"),
                text(form, "outcome"),
                instant(form, "endedAt"));
    }

    private static Map<String, @Nullable Object> fields(Object... namesAndValues) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    private static String text(Resource form, String field) {
        return form.text(field).orElse("");
    }

    private static int number(Resource form, String field) {
        return form.number(field).orElse(0L).intValue();
    }

    private static Instant instant(Resource form, String field) {
        return form.text(field)
                .map(Instant::parse)
                .orElseThrow(() -> new IllegalArgumentException("the journal has no '" + field + "'"));
    }

    private static List<String> strings(Resource form, String field) {
        return form.at(field)
                .filter(List.class::isInstance)
                .map(list -> ((List<?>) list).stream().map(String::valueOf).toList())
                .orElse(List.of());
    }
}
