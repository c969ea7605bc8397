package io.streamgate;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes a rollout's turns: forward through its plan, until it ends or turns back. */
final class Walk {
    private static final int REHEARSALS = 8;
    private static final Duration BETWEEN_REHEARSALS = Duration.ofMillis(100);

    private final Engine engine;
    private final Rollout rollout;
    private final Notebook notebook;
    private final Journey journey;
    private final Retreat retreat;

    private Plan plan = new Plan(List.of(), List.of());
    private boolean justResumed;
    private int announced = -1;
    private String waitingFor = "";
    private int rehearsed;
    private @Nullable Instant attendedAt;

    Walk(Engine engine, Rollout rollout, Notebook notebook, Journey journey) {
        this.engine = engine;
        this.rollout = rollout;
        this.notebook = notebook;
        this.journey = journey;
        this.retreat = new Retreat(rollout, notebook, journey);
    }

    void follow(Plan newPlan) {
        plan = newPlan;
    }

    /** Plans again from the journaled facts, which must come to the same steps. */
    void followAgain(Attempt attempt) {
        Plan again = rollout.strategy().plan(new DeploymentStrategy.RolloutView(rollout, attempt.facts()));
        List<String> begun =
                attempt.plan().stream().map(Attempt.PlannedStep::name).toList();
        if (!again.outline().equals(begun)) {
            throw new PlanChangedException(attempt.id(), begun, again.outline());
        }
        plan = again;
    }

    /** Whether an attempt is at this very release: what it makes of the attempt's base is what the attempt is about. */
    boolean isSame(Attempt attempt) {
        if (rollout.strategy() instanceof Journaled journaled) {
            return journaled.attempt().id().equals(attempt.id());
        }
        Facts facts = attempt.facts();
        return engine.cluster()
                .render(
                        rollout.workload(),
                        rollout.release(),
                        facts.track(facts.live()).kept(),
                        facts.target())
                .digest()
                .equals(facts.digest());
    }

    boolean undoable() {
        return journey.router().undoableFromJournal();
    }

    void begin() {
        justResumed = true;
        announced = -1;
        attendedAt = null;
        journey.looks().forget();
    }

    /** Time that passes now does not count as time without progress. */
    void interrupted() {
        attendedAt = null;
    }

    void obey(Command command) {
        Attempt attempt = notebook.attempt();
        boolean forward = attempt.place() instanceof Place.Forward;
        String by = "asked for by " + command.by();
        switch (command.kind()) {
            case PAUSE -> notebook.change(current -> current.paused(Optional.of(command)));
            case RESUME ->
                notebook.change(current -> current.paused(Optional.empty()).resumed(current.term()));
            case ABORT -> {
                if (forward) {
                    String why = command.why().isEmpty() ? "asked for" : command.why();
                    turnBack(new Reason(Reason.Kind.ABORTED, why, by));
                }
            }
            case SUPERSEDE -> {
                if (forward) {
                    turnBack(new Reason(Reason.Kind.SUPERSEDED, command.why() + " takes its place", by));
                }
            }
            case APPROVE, PROMOTE -> {
                // The step at hand finds it among the answered.
            }
        }
        journey.tell(new RolloutEvent.Answered(attempt.id(), engine.scheduler().now(), command));
    }

    /** Takes a turn; how long to the next one, or empty at the end. */
    Optional<Duration> turn(Term term) {
        Instant now = engine.scheduler().now();
        attend(now);
        if (notebook.attempt().place() instanceof Place.Forward) {
            Turn turn = new Turn(journey, notebook, term, now, false);
            Optional<Duration> next = forward(turn);
            if (notebook.attempt().place() instanceof Place.Forward) {
                return next;
            }
        }
        if (notebook.attempt().place() instanceof Place.Undo) {
            journey.store();
            return retreat.take(new Turn(journey, notebook, term, now, true));
        }
        return Optional.empty();
    }

    private void attend(Instant now) {
        Instant last = attendedAt;
        if (last != null && notebook.attempt().pause().isEmpty()) {
            Duration passed = Duration.between(last, now);
            notebook.note(attempt -> attempt.with(attempt.progress().attended(passed)));
        }
        attendedAt = now;
    }

    private Optional<Duration> forward(Turn turn) {
        int at = ((Place.Forward) notebook.attempt().place()).step();
        Optional<Reason> drift = drift(turn, at, false);
        if (drift.isEmpty()) {
            justResumed = false;
        } else if (justResumed) {
            // Steps that were done before the crash may not be on the journal yet, and gates among them are asked anew
            // first.
            drift = drift(turn, at, true);
        }
        if (drift.isPresent()) {
            turnBack(drift.get());
            return Optional.of(Duration.ZERO);
        }
        for (Action action : standing(at).values()) {
            if (!(action instanceof Action.Shift)
                    && turn.at("throughout").ask(action) instanceof StepResult.Failed failed) {
                turnBack(new Reason(failed.kind(), failed.why(), action.target()));
                return Optional.of(Duration.ZERO);
            }
        }
        for (Step step : plan.throughout()) {
            if (run(step, turn) instanceof StepResult.Failed failed) {
                turnBack(new Reason(failed.kind(), failed.why(), "throughout, " + step.name()));
                return Optional.of(Duration.ZERO);
            }
        }
        return steps(turn, at);
    }

    private Optional<Reason> drift(Turn turn, int at, boolean resumed) {
        return Drift.found(
                notebook.attempt(), standing(at), plan.steps().get(at).asks(), turn.state(), resumed);
    }

    private Optional<Duration> steps(Turn turn, int from) {
        for (int at = from; at < plan.steps().size(); at++) {
            Step step = plan.steps().get(at);
            if (notebook.attempt().pause().isPresent()) {
                return wait(
                        turn,
                        at,
                        StepResult.Again.SLOW,
                        "paused, " + notebook.attempt().pause().get());
            }
            if (announced < at) {
                announced = at;
                journey.tell(new RolloutEvent.StepStarted(
                        notebook.attempt().id(), turn.now(), step.name(), step.describe()));
            }
            StepResult result = run(step, turn);
            if (result instanceof StepResult.Again again) {
                return wait(turn, at, again.after(), again.why());
            }
            if (result instanceof StepResult.Failed failed) {
                turnBack(new Reason(failed.kind(), failed.why(), "step " + step.name()));
                return Optional.of(Duration.ZERO);
            }
            journey.tell(new RolloutEvent.StepFinished(
                    notebook.attempt().id(),
                    turn.now(),
                    step.name(),
                    Duration.between(turn.since(), turn.now()),
                    turn.state()));
            int next = at + 1;
            notebook.change(attempt -> attempt.at(new Place.Forward(next)).with(Progress.begun(turn.now())));
        }
        notebook.put(Ending.of(notebook.entry(), new Outcome.Promoted(), turn.state(), turn.now()));
        return Optional.empty();
    }

    private StepResult run(Step step, Turn turn) {
        try {
            return step.run(turn.at(step.name()));
        } catch (ClusterException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return StepResult.again(Duration.ofSeconds(1), "interrupted");
        } catch (Exception e) {
            return StepResult.failed("the step threw " + e);
        }
    }

    private Optional<Duration> wait(Turn turn, int at, Duration after, String why) {
        if (!waitingFor.equals(why)) {
            waitingFor = why;
            journey.tell(new RolloutEvent.StepWaiting(
                    notebook.attempt().id(), turn.now(), plan.steps().get(at).name(), why, turn.state()));
        }
        List<Action> soon = plan.soon(at);
        notebook.change(attempt -> attempt.intending(soon));
        journey.store();
        return Optional.of(
                rehearse(soon, turn) && BETWEEN_REHEARSALS.compareTo(after) < 0 ? BETWEEN_REHEARSALS : after);
    }

    /**
     * A write that users will feel is tried out before it is due: that proves rights and admission, and warms the way. Some
     * times in a row at the beginning of the wait, so that none is under way when the wait ends.
     *
     * @return whether to do it once more soon
     */
    private boolean rehearse(List<Action> soon, Turn turn) {
        Optional<Action.Shift> due = soon.stream()
                .filter(Action.Shift.class::isInstance)
                .map(Action.Shift.class::cast)
                .filter(shift -> !turn.state().traffic().route().equals(shift.route()))
                .findFirst();
        if (due.isEmpty() || rehearsed >= REHEARSALS) {
            return false;
        }
        rehearsed++;
        Term term = notebook.attempt().term();
        journey.router().rehearse(rollout.workload(), due.get().route(), term);
        return rehearsed < REHEARSALS;
    }

    /** What the steps before this one have asked for, and what the former live track must keep. */
    private Map<String, Action> standing(int at) {
        Map<String, Action> standing = new LinkedHashMap<>();
        for (Step step : plan.steps().subList(0, at)) {
            for (Action action : step.asks()) {
                standing.put(action.target(), action);
            }
        }
        return standing;
    }

    private void turnBack(Reason why) {
        Attempt attempt = notebook.attempt();
        Instant now = engine.scheduler().now();
        int at = ((Place.Forward) attempt.place()).step();
        boolean carried = plan.steps().stream()
                .limit(at + 1L)
                .anyMatch(step -> step.asks().stream().anyMatch(Action.Shift.class::isInstance));
        notebook.change(current -> current.at(new Place.Undo(why, carried, Optional.empty()))
                .with(Progress.begun(now))
                .paused(Optional.empty()));
        journey.tell(new RolloutEvent.TurnedBack(attempt.id(), now, why));
    }

    /** Turns back because the cluster refuses something; false if the rollout goes back already. */
    boolean turnBackFor(ClusterException e) {
        if (!(notebook.attempt().place() instanceof Place.Forward)) {
            return false;
        }
        turnBack(new Reason(
                Reason.Kind.CLUSTER_REFUSED,
                String.valueOf(e.getMessage()),
                rollout.workload().toString()));
        return true;
    }
}
