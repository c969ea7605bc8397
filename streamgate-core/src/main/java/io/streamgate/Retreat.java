package io.streamgate;

import java.time.Duration;
import java.util.Optional;

/** Takes a rollout's turns on its way back, as {@link Undo} says. */
final class Retreat {
    private final Rollout rollout;
    private final Notebook notebook;
    private final Journey journey;

    Retreat(Rollout rollout, Notebook notebook, Journey journey) {
        this.rollout = rollout;
        this.notebook = notebook;
        this.journey = journey;
    }

    /** Takes a turn; how long to the next one, or empty at the end. */
    Optional<Duration> take(Turn turn) {
        while (true) {
            Attempt attempt = notebook.attempt();
            Place.Undo place = (Place.Undo) attempt.place();
            if (place.backAt().isEmpty()
                    && !turn.state().traffic().is(attempt.facts().route())
                    && !place.carried()) {
                notebook.change(current -> current.at(new Place.Undo(place.why(), true, Optional.empty())));
                continue;
            }
            Undo.Next next = Undo.next(attempt, place, turn.state(), rollout.abortDelay(), turn.now());
            if (next instanceof Undo.Next.Over) {
                boolean superseded = place.why().kind() == Reason.Kind.SUPERSEDED;
                return end(
                        superseded ? new Outcome.Superseded(place.why()) : new Outcome.RolledBack(place.why()), turn);
            }
            if (next instanceof Undo.Next.BackNow) {
                notebook.change(
                        current -> current.at(new Place.Undo(place.why(), place.carried(), Optional.of(turn.now())))
                                .with(Progress.begun(turn.now())));
                continue;
            }
            if (next instanceof Undo.Next.Wait wait && place.backAt().isPresent()) {
                journey.store();
                return Optional.of(wait.after());
            }
            StepResult result = next instanceof Undo.Next.Do act
                    ? turn.at("undo").ask(act.action())
                    : StepResult.waiting(((Undo.Next.Wait) next).why());
            if (result instanceof StepResult.Done) {
                notebook.note(current -> current.with(Progress.begun(turn.now())));
                continue;
            }
            return stuck(turn, place, result);
        }
    }

    private Optional<Duration> stuck(Turn turn, Place.Undo place, StepResult result) {
        Track live = notebook.attempt().facts().live();
        Duration stalled = turn.stalledAt(turn.state().track(live).ready());
        String why = result instanceof StepResult.Failed failed ? failed.why() : ((StepResult.Again) result).why();
        if (result instanceof StepResult.Failed || stalled.compareTo(rollout.undoDeadline()) >= 0) {
            Reason undo = new Reason(
                    Reason.Kind.UNDO_FAILED,
                    why + "; the workload is at " + turn.state()
                            + "; put right what is in the way and start again, or route by hand",
                    live.toString());
            return end(new Outcome.Stranded(place.why(), undo), turn);
        }
        journey.store();
        Duration after = ((StepResult.Again) result).after();
        Duration left = rollout.undoDeadline().minus(stalled);
        return Optional.of(after.compareTo(left) < 0 ? after : left);
    }

    private Optional<Duration> end(Outcome outcome, Turn turn) {
        notebook.put(Ending.of(notebook.entry(), outcome, turn.state(), turn.now()));
        return Optional.empty();
    }
}
