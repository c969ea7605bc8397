package io.streamgate.k8s;

import io.streamgate.Attempt;
import io.streamgate.ClusterException;
import io.streamgate.Command;
import io.streamgate.JournalEntry;
import io.streamgate.Looked;
import io.streamgate.Progress;
import io.streamgate.RolloutId;
import io.streamgate.StepData;
import io.streamgate.Term;
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
        form.put("place", PlaceForm.of(attempt.place()));
        form.put(
                "progress",
                Form.fields(
                        "since", attempt.progress().since().toString(),
                        "best", attempt.progress().best(),
                        "stalled", attempt.progress().stalled().toString()));
        attempt.pause().ifPresent(pause -> form.put("pause", command(pause)));
        form.put("facts", FactsForm.of(attempt.facts()));
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
        form.put("history", entry.history().stream().map(FactsForm::past).toList());
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
        List<Workload> together = Form.strings(form, "workloads").stream()
                .map(JournalForm::workload)
                .toList();
        TreeMap<String, Looked> gates = new TreeMap<>();
        form.map("gates").keySet().forEach(name -> gates.put(name, looked(new Resource(form.map("gates", name)))));
        Attempt attempt = new Attempt(
                new RolloutId(
                        workload(Form.text(form, "workload")),
                        Form.text(form, "version"),
                        Form.number(form, "attempt")),
                together,
                Form.text(form, "release"),
                FactsForm.read(new Resource(form.map("facts"))),
                steps(form, "plan"),
                steps(form, "throughout"),
                form.isTrue("undoable"),
                Form.instant(form, "startedAt"),
                PlaceForm.read(new Resource(form.map("place"))),
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
                new Term(form.number("term").orElse(1L), Form.text(form, "driver")));
        return new JournalEntry(
                attempt,
                form.list("requests").stream().map(JournalForm::command).toList(),
                form.list("history").stream().map(FactsForm::past).toList());
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
                .map(step -> Form.fields("name", step.name(), "does", step.does(), "data", step.data()))
                .toList();
    }

    private static List<Attempt.PlannedStep> steps(Resource form, String field) {
        return form.list(field).stream()
                .map(step -> new Attempt.PlannedStep(
                        Form.text(step, "name"), Form.text(step, "does"), new TreeMap<>(step.strings("data"))))
                .toList();
    }

    private static Map<String, @Nullable Object> looked(Looked looked) {
        Map<String, @Nullable Object> form = Form.fields(
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
                Form.number(form, "passes"),
                Form.number(form, "failures"),
                form.text("lastAt").map(Instant::parse),
                form.text("unknownSince").map(Instant::parse),
                Form.text(form, "reason"),
                Form.text(form, "memory"));
    }

    private static Map<String, @Nullable Object> command(Command command) {
        return Form.fields(
                "kind", command.kind().name(),
                "attempt", command.attempt(),
                "step", command.step(),
                "by", command.by(),
                "at", command.at().toString(),
                "why", command.why());
    }

    private static Command command(Resource form) {
        return new Command(
                Command.Kind.valueOf(Form.text(form, "kind")),
                Form.number(form, "attempt"),
                Form.text(form, "step"),
                Form.text(form, "by"),
                Form.instant(form, "at"),
                Form.text(form, "why"));
    }
}
