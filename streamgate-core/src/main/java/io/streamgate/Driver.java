package io.streamgate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Drives one rollout from this process: gets the right to, finds out where it is, and takes turns until it has ended. A turn is
 * begun by a timer or a wake; turns of one rollout never overlap.
 */
final class Driver implements Controls {
    private final Engine engine;
    private final Rollout rollout;
    private final Notebook notebook;
    private final Tenure tenure;
    private final Journey journey;
    private final Walk walk;
    private final Opening opening;
    private final Queue<Command> inbox = new ConcurrentLinkedQueue<>();
    private final List<Command> obeyed = new ArrayList<>();
    private final AtomicBoolean waking = new AtomicBoolean();
    private final CompletableFuture<Outcome> completion = new CompletableFuture<>();
    private final List<Subscription> subscriptions = new ArrayList<>();

    private boolean driving;
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
        this.opening = new Opening(engine, rollout, notebook, tenure, journey, walk);
    }

    RolloutHandle begin() {
        wake();
        return new Handle(rollout.workload(), completion, this);
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

    private Duration open() {
        // What was obeyed and not stored is forgotten with the next look at the journal.
        inbox.addAll(obeyed);
        obeyed.clear();
        Opening.Result result = opening.next();
        if (result instanceof Opening.Result.Over over) {
            return tellEnd(over.outcome());
        }
        if (result instanceof Opening.Result.Later later) {
            passOn();
            return later.delay();
        }
        driving = true;
        return drive();
    }

    /** Where another process drives, what was asked of this one goes by the journal. */
    private void passOn() {
        for (Command command = inbox.peek(); command != null && opening.mine() > 0; command = inbox.peek()) {
            Remote.request(engine, rollout.workload(), opening.mine(), command.kind(), command.by(), command.why());
            inbox.poll();
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
                return opening.standBy(notebook.attempt().id(), other.get());
            }
            term = tenure.term();
        }
        if (term.isEmpty() || !term.get().equals(notebook.attempt().term())) {
            driving = false;
            return Duration.ZERO;
        }
        for (Command command = inbox.poll(); command != null; command = inbox.poll()) {
            Command local = command;
            if (notebook.attempt().answered().contains(local)) {
                continue;
            }
            notebook.change(attempt -> attempt.answer(local));
            walk.obey(local);
            obeyed.add(local);
        }
        notebook.takeRequests().forEach(walk::obey);
        Optional<Duration> next = walk.turn(term.get());
        obeyed.clear();
        return next.orElseGet(this::ended);
    }

    private Duration ended() {
        Attempt attempt = notebook.attempt();
        Place.Ended end = (Place.Ended) attempt.place();
        journey.store();
        engine.tell(new RolloutEvent.Finished(attempt.id(), end.at(), end.outcome()));
        if (attempt.id().attempt() != opening.mine()) {
            driving = false;
            return Duration.ZERO;
        }
        return tellEnd(end.outcome());
    }

    private Duration tellEnd(Outcome outcome) {
        close();
        completion.complete(outcome);
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
        // What is in doubt is fenced off by a later term, which is taken where driving begins.
        driving &= !journey.isInDoubt();
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
    public synchronized Optional<RolloutStatus> status() {
        return driving
                ? Optional.of(RolloutStatus.of(notebook.attempt()))
                : notebook.seen().map(entry -> RolloutStatus.of(entry.attempt()));
    }

    /** Where this process drives, a command is obeyed at the next turn; where another does, it goes by the journal. */
    @Override
    public void command(Command.Kind kind, String by, String why) {
        int attempt;
        String step;
        synchronized (this) {
            if (completion.isDone()) {
                return;
            }
            attempt = opening.mine();
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
