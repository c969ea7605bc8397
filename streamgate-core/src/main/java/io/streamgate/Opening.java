package io.streamgate;

import java.time.Duration;
import java.util.Optional;

/** How a driver comes to drive: looks at the journal and the world, decides what there is to do, and gets the right to do it. */
final class Opening {
    private final Engine engine;
    private final Rollout rollout;
    private final Notebook notebook;
    private final Tenure tenure;
    private final Journey journey;
    private final Walk walk;
    private int mine;
    private String standingBy = "";

    Opening(Engine engine, Rollout rollout, Notebook notebook, Tenure tenure, Journey journey, Walk walk) {
        this.engine = engine;
        this.rollout = rollout;
        this.notebook = notebook;
        this.tenure = tenure;
        this.journey = journey;
        this.walk = walk;
    }

    /** What came of it. */
    sealed interface Result {
        /** The attempt on the journal is to be driven. */
        record Driving() implements Result {}

        /** Nothing yet: look again after a while. */
        record Later(Duration delay) implements Result {}

        /** There is nothing to do, or nothing left to do. */
        record Over(Outcome outcome) implements Result {}
    }

    /** The number of the attempt that is this rollout's; 0 while there is none. */
    int mine() {
        return mine;
    }

    /** Finds out what there is to do, and gets the right to do it. */
    Result next() {
        Optional<JournalEntry> stored = notebook.read();
        Optional<Attempt> unfinished = stored.map(JournalEntry::attempt).filter(attempt -> !attempt.ended());
        if (unfinished.isEmpty()) {
            if (mine > 0 && stored.isPresent()) {
                return new Result.Over(((Place.Ended) stored.get().attempt().place()).outcome());
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
        long above = Math.max(stamped, attempt.term().number()) + (journey.isInDoubt() ? 1 : 0);
        Optional<Lease.HeldBy> other = tenure.acquire(above);
        if (other.isPresent()) {
            if (!same) {
                askToGiveWay(attempt);
            }
            return new Result.Later(standBy(attempt.id(), other.get()));
        }
        return takeOver(attempt, same);
    }

    private Result openNew(Optional<JournalEntry> stored) {
        Proposal made = Proposal.make(engine, rollout, stored);
        made.throwIfRefused(rollout.workload());
        if (made.unchanged()) {
            return new Result.Over(new Outcome.Unchanged());
        }
        Optional<Lease.HeldBy> other = tenure.acquire(made.term());
        if (other.isPresent()) {
            RolloutId asked =
                    new RolloutId(rollout.workload(), rollout.release().version(), 1);
            return new Result.Later(standBy(asked, other.get()));
        }
        Term term = tenure.term().orElseThrow();
        Optional<JournalEntry> again = notebook.read();
        if (!again.equals(stored) || !isStill(made, stored, term)) {
            return new Result.Later(Duration.ZERO);
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
        return drive(term);
    }

    /**
     * Whether what was proposed upon is still so. What was seen may have been older than the last driver's last write: the stamp
     * proves it current, since it is refused on an object that has been written to since, and keeps it so.
     */
    private boolean isStill(Proposal made, Optional<JournalEntry> stored, Term term) {
        engine.cluster().claim(rollout.workload(), rollout.strategy().tracks(), term);
        return Proposal.make(engine, rollout, stored).facts().equals(made.facts());
    }

    private Result takeOver(Attempt before, boolean same) {
        Term term = tenure.term().orElseThrow();
        Optional<JournalEntry> again = notebook.read();
        if (again.isEmpty()
                || again.get().attempt().ended()
                || !again.get().attempt().id().equals(before.id())) {
            return new Result.Later(Duration.ZERO);
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
        return drive(term);
    }

    private Result drive(Term term) {
        engine.cluster().claim(rollout.workload(), rollout.strategy().tracks(), term);
        journey.settled();
        standingBy = "";
        walk.begin();
        return new Result.Driving();
    }

    Duration standBy(RolloutId id, Lease.HeldBy other) {
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
}
