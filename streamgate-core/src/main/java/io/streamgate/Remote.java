package io.streamgate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A rollout that another process drives: asked for things, and watched, through the journal. */
final class Remote implements Controls {
    private final Engine engine;
    private final Workload workload;
    private final int attempt;
    private final CompletableFuture<Outcome> completion = new CompletableFuture<>();
    private final Subscription watching;

    Remote(Engine engine, Workload workload, int attempt) {
        this.engine = engine;
        this.workload = workload;
        this.attempt = attempt;
        this.watching = engine.journal().watch(workload, stored -> look(stored.entry()));
        lookLater();
    }

    RolloutHandle handle() {
        return new Handle(workload, completion, this);
    }

    private void lookLater() {
        engine.scheduler().after(StepResult.Again.SLOW, () -> {
            if (!completion.isDone()) {
                try {
                    engine.journal().read(workload).ifPresent(stored -> look(stored.entry()));
                } catch (ClusterException e) {
                    // Looked at again soon.
                }
                lookLater();
            }
        });
    }

    private void look(JournalEntry entry) {
        Attempt seen = entry.attempt();
        if (seen.id().attempt() == attempt && seen.place() instanceof Place.Ended ended) {
            completion.complete(ended.outcome());
        } else if (seen.id().attempt() > attempt) {
            String how = entry.history().stream()
                    .filter(past -> past.revision() == attempt)
                    .map(JournalEntry.Past::outcome)
                    .findFirst()
                    .orElse("its end is no longer on the journal");
            completion.complete(new Outcome.Superseded(
                    new Reason(Reason.Kind.SUPERSEDED, how, seen.id().toString())));
        }
        if (completion.isDone()) {
            watching.close();
        }
    }

    @Override
    public Optional<RolloutStatus> status() {
        return engine.journal()
                .read(workload)
                .map(stored -> RolloutStatus.of(stored.entry().attempt()));
    }

    @Override
    public void command(Command.Kind kind, String by, String why) {
        request(engine, workload, attempt, kind, by, why);
    }

    @Override
    public RolloutHandle retry() {
        throw new IllegalStateException("the rollout of " + workload
                + " was begun by another process: start it again with the program that knows its release");
    }

    /** Puts a request on the journal; looks again when somebody else writes at the same time. */
    static void request(Engine engine, Workload workload, int attempt, Command.Kind kind, String by, String why) {
        for (int tries = 1; ; tries++) {
            Optional<Journal.Stored> stored = engine.journal().read(workload);
            if (stored.isEmpty()
                    || stored.get().entry().attempt().ended()
                    || stored.get().entry().attempt().id().attempt() != attempt) {
                return;
            }
            JournalEntry entry = stored.get().entry();
            String step = kind == Command.Kind.APPROVE
                    ? RolloutStatus.of(entry.attempt()).step()
                    : "";
            List<Command> requests = new ArrayList<>(entry.requests());
            requests.add(new Command(kind, attempt, step, by, engine.scheduler().now(), why));
            try {
                engine.journal()
                        .write(
                                workload,
                                new JournalEntry(entry.attempt(), requests, entry.history()),
                                stored.get().revision());
                return;
            } catch (ClusterException e) {
                if (e.kind() != ClusterException.Kind.CONFLICT || tries == 5) {
                    throw e;
                }
            }
        }
    }
}
