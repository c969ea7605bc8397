package io.streamgate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Drives one rollout from this process: gets the right to, finds out where it is, and takes turns until it has ended. A turn is
 * begun by a timer or a wake; turns of one rollout never overlap.
 */
final class Driver implements RolloutHandle {
    private final Engine engine;
    private final Rollout rollout;
    private final Notebook notebook;
    private final Tenure tenure;
    private final Journey journey;
    private final Walk walk;
    private final Queue<Command> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean waking = new AtomicBoolean();
    private final CompletableFuture<Outcome> completion = new CompletableFuture<>();
    private final List<Subscription> subscriptions = new ArrayList<>();

    private boolean driving;
    private int mine;
    private String standingBy = "";
    private int turn;
    private int failures;
    private @Nullable Instant failingSince;

    Driver(Engine engine, Rollout rollout) {
        this.engine = engine;
        this.rollout = rollout;
        this.notebook = new Notebook(engine.journal(), rollout.workload());
        this.tenure = new Tenure(
                engine.lease(), engine.scheduler(), rollout.workload(), engine.nextDriver(), engine.leaseFor());
        this.journey = new Journey(engine, rollout, notebook, this::wake);
        this.walk = new Walk(engine, rollout, notebook, journey);
    }

    Driver begin() {
        wake();
        return this;
    }

    private void wake() {
        if (waking.compareAndSet(false, true)) {
            engine.scheduler().after(Duration.ZERO, () -> {
                waking.set(false);
                turn(-1);
            });
        }
    }

    private synchronized void turn(int scheduled) {
        if (completion.isDone() || (scheduled >= 0 && scheduled != turn)) {
            return;
        }
        Duration next;
        try {
            subscribe();
            next = driving ? drive() : open();
            failures = 0;
            failingSince = null;
        } catch (ClusterException e) {
            next = failed(e);
        } catch (StreamGateException e) {
            close();
            completion.completeExceptionally(e);
            return;
        } catch (RuntimeException | Error e) {
            close();
            completion.completeExceptionally(e);
            throw e;
        }
        if (!completion.isDone()) {
            int number = ++turn;
            engine.scheduler().after(next, () -> turn(number));
        }
    }

    private void subscribe() {
        if (!subscriptions.isEmpty()) {
            return;
        }
        Subscription cluster = engine.cluster().watch(rollout.workload(), this::wake);
        try {
            subscriptions.add(notebook.watch(this::wake));
            subscriptions.add(cluster);
        } catch (ClusterException e) {
            cluster.close();
            throw e;
        }
    }

    /** Finds out what there is to do, and gets the right to do it. */
    private Duration open() {
        Optional<JournalEntry> stored = notebook.read();
        Optional<Attempt> unfinished = stored.map(JournalEntry::attempt).filter(attempt -> !attempt.ended());
        if (unfinished.isEmpty()) {
            if (mine > 0 && stored.isPresent()) {
                return tellEnd(stored.get().attempt());
            }
            return openNew(stored);
        }
        Attempt attempt = unfinished.get();
        boolean same = walk.isSame(attempt);
        if (!same && !rollout.supersede()) {
            throw new RolloutInProgressException(RolloutStatus.of(attempt));
        }
        if (same) {
            mine = attempt.id().attempt();
        }
        long stamped = engine
                .cluster()
                .observe(rollout.workload(), rollout.strategy().tracks())
                .stream()
                .mapToLong(TrackState::term)
                .max()
                .orElse(0);
        Optional<Lease.HeldBy> other =
                tenure.acquire(Math.max(stamped, attempt.term().number()));
        if (other.isPresent()) {
            if (!same) {
                askToGiveWay(attempt);
            }
            return standBy(attempt.id(), other.get());
        }
        return takeOver(attempt, same);
    }

    private Duration openNew(Optional<JournalEntry> stored) {
        Proposal made = Proposal.make(engine, rollout, stored);
        made.throwIfRefused(rollout.workload());
        if (made.unchanged()) {
            close();
            completion.complete(new Outcome.Unchanged());
            return Duration.ZERO;
        }
        Optional<Lease.HeldBy> other = tenure.acquire(made.term());
        if (other.isPresent()) {
            return standBy(new RolloutId(rollout.workload(), rollout.release().version(), 1), other.get());
        }
        Term term = tenure.term().orElseThrow();
        Optional<JournalEntry> again = notebook.read();
        if (!again.equals(stored)) {
            return Duration.ZERO;
        }
        JournalEntry entry = made.begin(
                rollout, stored, walk.undoable(), term, engine.scheduler().now());
        notebook.put(entry);
        journey.store();
        mine = entry.attempt().id().attempt();
        journey.keep(made.facts().target(), made.template());
        walk.follow(made.plan());
        engine.tell(new RolloutEvent.Started(
                entry.attempt().id(),
                entry.attempt().startedAt(),
                entry.attempt().summary(),
                made.plan().outline()));
        made.findings()
                .forEach(finding -> engine.tell(new RolloutEvent.Warned(
                        entry.attempt().id(), engine.scheduler().now(), finding.toString())));
        return startDriving(term);
    }

    private Duration takeOver(Attempt before, boolean same) {
        Term term = tenure.term().orElseThrow();
        Optional<JournalEntry> again = notebook.read();
        if (again.isEmpty()
                || again.get().attempt().ended()
                || !again.get().attempt().id().equals(before.id())) {
            return Duration.ZERO;
        }
        Attempt attempt = again.get().attempt();
        if (same && attempt.place() instanceof Place.Forward) {
            walk.followAgain(attempt);
        }
        notebook.change(current -> current.resumed(term));
        if (!same && attempt.place() instanceof Place.Forward) {
            Reason why = new Reason(
                    Reason.Kind.SUPERSEDED,
                    "release " + rollout.release().version() + " takes its place",
                    "asked for by " + engine.driver());
            notebook.change(current -> current.at(new Place.Undo(why, false, Optional.empty())));
        }
        journey.store();
        engine.tell(new RolloutEvent.Resumed(
                attempt.id(),
                engine.scheduler().now(),
                RolloutStatus.of(attempt).toString()));
        return startDriving(term);
    }

    private Duration startDriving(Term term) {
        engine.cluster().claim(rollout.workload(), rollout.strategy().tracks(), term);
        driving = true;
        standingBy = "";
        walk.begin();
        return drive();
    }

    private Duration standBy(RolloutId id, Lease.HeldBy other) {
        if (!standingBy.equals(other.driver())) {
            standingBy = other.driver();
            engine.tell(new RolloutEvent.StandingBy(id, engine.scheduler().now(), other.driver(), other.since()));
        }
        return tenure.patience();
    }

    private void askToGiveWay(Attempt attempt) {
        boolean asked =
                notebook.entry().requests().stream().anyMatch(command -> command.kind() == Command.Kind.SUPERSEDE);
        if (!asked && attempt.place() instanceof Place.Forward) {
            Remote.request(
                    engine,
                    rollout.workload(),
                    attempt.id().attempt(),
                    Command.Kind.SUPERSEDE,
                    engine.driver(),
                    "release " + rollout.release().version());
        }
    }

    private Duration drive() {
        Optional<Term> term = tenure.term();
        if (term.isEmpty()) {
            if (notebook.isOvertaken()) {
                driving = false;
                return Duration.ZERO;
            }
            Optional<Lease.HeldBy> other =
                    tenure.acquire(notebook.attempt().term().number());
            if (other.isPresent()) {
                driving = false;
                return standBy(notebook.attempt().id(), other.get());
            }
            term = tenure.term();
        }
        if (term.isEmpty() || !term.get().equals(notebook.attempt().term())) {
            driving = false;
            return Duration.ZERO;
        }
        for (Command command = inbox.poll(); command != null; command = inbox.poll()) {
            Command local = command;
            notebook.change(attempt -> attempt.answer(local));
            walk.obey(local);
        }
        notebook.takeRequests().forEach(walk::obey);
        Optional<Duration> next = walk.turn(term.get());
        return next.orElseGet(this::ended);
    }

    private Duration ended() {
        Attempt attempt = notebook.attempt();
        Place.Ended end = (Place.Ended) attempt.place();
        journey.store();
        engine.tell(new RolloutEvent.Finished(attempt.id(), end.at(), end.outcome()));
        if (attempt.id().attempt() != mine) {
            driving = false;
            return Duration.ZERO;
        }
        return tellEnd(attempt);
    }

    private Duration tellEnd(Attempt attempt) {
        close();
        completion.complete(((Place.Ended) attempt.place()).outcome());
        return Duration.ZERO;
    }

    private Duration failed(ClusterException e) {
        Instant now = engine.scheduler().now();
        failures++;
        walk.interrupted();
        if (e.kind() == ClusterException.Kind.FENCED) {
            tenure.lose();
            driving = false;
            return engine.retry().delay(e, failures);
        }
        if (e.kind() == ClusterException.Kind.REFUSED) {
            refused(e);
            return Duration.ZERO;
        }
        Instant since = failingSince == null ? now : failingSince;
        failingSince = since;
        if (!now.isBefore(since.plus(engine.unreachableFor()))) {
            strand(
                    Reason.Kind.CLUSTER_UNREACHABLE,
                    "no answer for " + Words.of(engine.unreachableFor()) + ": " + e.getMessage());
            return Duration.ZERO;
        }
        Duration delay = engine.retry().delay(e, failures);
        if (driving && e.kind() == ClusterException.Kind.UNREACHABLE) {
            engine.tell(new RolloutEvent.Delayed(notebook.attempt().id(), now, delay, String.valueOf(e.getMessage())));
        }
        return delay;
    }

    private void refused(ClusterException e) {
        if (!driving) {
            close();
            completion.completeExceptionally(e);
        } else if (!walk.turnBackFor(e)) {
            strand(Reason.Kind.CLUSTER_REFUSED, String.valueOf(e.getMessage()));
        }
    }

    /** Gives up here, without a word on the journal: started again, the rollout goes on from where it is. */
    private void strand(Reason.Kind kind, String message) {
        String left = driving ? RolloutStatus.of(notebook.attempt()).toString() : "nothing was begun by this process";
        Reason why = new Reason(kind, message, rollout.workload().toString());
        Reason undo = new Reason(kind, left + "; start the same rollout again to go on from there, or abort it", "");
        Outcome outcome = new Outcome.Stranded(why, undo);
        if (driving) {
            engine.tell(new RolloutEvent.Finished(
                    notebook.attempt().id(), engine.scheduler().now(), outcome));
        }
        close();
        completion.complete(outcome);
    }

    private void close() {
        subscriptions.forEach(Subscription::close);
        try {
            tenure.end();
        } catch (ClusterException e) {
            // It runs out by itself.
        }
    }

    @Override
    public Workload workload() {
        return rollout.workload();
    }

    @Override
    public CompletionStage<Outcome> completion() {
        return completion.minimalCompletionStage();
    }

    @Override
    public Outcome await() throws InterruptedException {
        return Remote.outcome(completion);
    }

    @Override
    public Outcome await(Duration atMost) throws InterruptedException, TimeoutException {
        return Remote.outcome(completion, atMost);
    }

    @Override
    public synchronized Optional<RolloutStatus> status() {
        return driving
                ? Optional.of(RolloutStatus.of(notebook.attempt()))
                : notebook.seen().map(entry -> RolloutStatus.of(entry.attempt()));
    }

    @Override
    public void pause(String by) {
        command(Command.Kind.PAUSE, by, "");
    }

    @Override
    public void resume(String by) {
        command(Command.Kind.RESUME, by, "");
    }

    @Override
    public void approve(String by) {
        command(Command.Kind.APPROVE, by, "");
    }

    @Override
    public void promote(String by) {
        command(Command.Kind.PROMOTE, by, "");
    }

    @Override
    public void abort(String by, String why) {
        command(Command.Kind.ABORT, by, why);
    }

    /** Where this process drives, a command is obeyed at the next turn; where another does, it goes by the journal. */
    private void command(Command.Kind kind, String by, String why) {
        int attempt;
        String step;
        synchronized (this) {
            if (completion.isDone()) {
                return;
            }
            attempt = mine;
            step = driving && kind == Command.Kind.APPROVE
                    ? RolloutStatus.of(notebook.attempt()).step()
                    : "";
            if (driving || attempt == 0) {
                inbox.add(
                        new Command(kind, attempt, step, by, engine.scheduler().now(), why));
                wake();
                return;
            }
        }
        Remote.request(engine, rollout.workload(), attempt, kind, by, why);
    }

    @Override
    public RolloutHandle retry() {
        if (!completion.isDone()) {
            throw new IllegalStateException("the rollout of " + rollout.workload()
                    + " has not ended: a retry is for one that was rolled back, abort it first");
        }
        if (rollout.strategy() instanceof Journaled) {
            throw new IllegalStateException("the rollout of " + rollout.workload()
                    + " is known from the journal alone: start it again with the program that knows its release");
        }
        return new Driver(engine, rollout).begin();
    }
}
