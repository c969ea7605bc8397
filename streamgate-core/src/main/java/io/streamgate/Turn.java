package io.streamgate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One turn of a driver: looks at the world once, and again after each change it makes. All writes of all steps go through
 * {@link #ask}.
 */
final class Turn implements StepContext {
    private static final int REVERTS = 3;
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(10);

    private final Journey journey;
    private final Notebook notebook;
    private final Term term;
    private final Instant now;
    private final boolean undoing;
    private WorkloadState state;
    private String step = "";

    Turn(Journey journey, Notebook notebook, Term term, Instant now, boolean undoing) {
        this.journey = journey;
        this.notebook = notebook;
        this.term = term;
        this.now = now;
        this.undoing = undoing;
        this.state = journey.observe();
    }

    /** This turn, as the step of a name sees it. */
    Turn at(String name) {
        step = name;
        return this;
    }

    @Override
    public Rollout rollout() {
        return journey.rollout();
    }

    @Override
    public Facts facts() {
        return notebook.attempt().facts();
    }

    @Override
    public WorkloadState state() {
        return state;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Instant since() {
        return notebook.attempt().progress().since();
    }

    @Override
    public Instant startedAt() {
        return notebook.attempt().startedAt();
    }

    @Override
    public StepResult ask(Action wish) {
        if (Guard.holdsAlready(wish, state)) {
            return StepResult.done();
        }
        if (wish instanceof Action.Shift shift && state.traffic().route().equals(shift.route())) {
            return StepResult.again(
                    SEEN_WITHIN, "until it is seen; " + state.traffic().detail());
        }
        Optional<Duration> draining = journey.draining(wish, state, now);
        if (draining.isPresent()) {
            return StepResult.again(draining.get(), "until what has just lost its traffic has drained");
        }
        Optional<String> hold = Guard.holds(wish, state, undoing);
        if (hold.isPresent()) {
            return StepResult.waiting(hold.get());
        }
        if (journey.reverts(wish, state) > REVERTS) {
            return StepResult.failed(Reason.Kind.INTERFERENCE, reverted(wish));
        }
        notebook.change(attempt -> attempt.intending(List.of(wish)));
        if (!notebook.attempt().effects().equals(journey.storedEffects())) {
            journey.store();
        }
        journey.act(wish, state, term);
        state = journey.observe();
        return Guard.holdsAlready(wish, state)
                ? StepResult.done()
                : StepResult.again(
                        SEEN_WITHIN, "until it is seen; " + state.traffic().detail());
    }

    private String reverted(Action wish) {
        String editor = state.tracks().stream()
                .filter(track -> wish.target().endsWith(" " + track.track()))
                .map(TrackState::editor)
                .findFirst()
                .orElse("");
        return "the " + wish.target() + " was changed back " + REVERTS + " times after '" + wish + "', last by "
                + (editor.isEmpty() ? "someone unknown" : editor);
    }

    @Override
    public StepResult sample(Gate gate, Instant until) {
        Looks looks = journey.looks();
        Sampling sampling = gate.sampling();
        String key = step + "/" + gate.name();
        looks.answer(key, sampling.timeout()).ifPresent(judgement -> {
            if (judgement.verdict() == Judgement.Verdict.FAIL) {
                // Counted for good: a crash is no way to forget a failure.
                notebook.change(attempt -> attempt.looked(key, looked -> looked.heard(judgement, now)));
            } else {
                notebook.note(attempt -> attempt.looked(key, looked -> looked.heard(judgement, now)));
            }
            journey.tell(new RolloutEvent.Judged(notebook.attempt().id(), now, gate.name(), judgement));
        });
        Looked looked = notebook.attempt().looked(key);
        Optional<StepResult> verdict = verdict(gate, looked, until);
        if (verdict.isPresent()) {
            return verdict.get();
        }
        if (looks.isUnderWay(key)) {
            return StepResult.again(sampling.timeout(), "for gate " + gate.name() + " to answer");
        }
        Instant due = looked.due(sampling, since());
        if (!now.isBefore(due)) {
            notebook.note(attempt -> attempt.looked(key, before -> before.begun(now)));
            looks.begin(key, gate, new GateView(rollout(), facts().target(), state, since(), now, looked.memory()));
            return StepResult.again(sampling.timeout(), "for gate " + gate.name() + " to answer");
        }
        String last = looked.reason().isEmpty() ? "" : "; last answer: " + looked.reason();
        Instant next = until.isAfter(now) && until.isBefore(due) ? until : due;
        return StepResult.again(Duration.between(now, next), "for the next look at gate " + gate.name() + last);
    }

    private Optional<StepResult> verdict(Gate gate, Looked looked, Instant until) {
        Sampling sampling = gate.sampling();
        if (looked.failures() > sampling.failureLimit()) {
            return Optional.of(
                    StepResult.failed(Reason.Kind.GATE_FAILED, "gate " + gate.name() + ": " + looked.reason()));
        }
        boolean unknown = looked.unknownSince().isPresent();
        boolean tooLong =
                unknown && !now.isBefore(looked.unknownSince().orElseThrow().plus(sampling.unknownFor()));
        if (tooLong && sampling.onUnknown() == Sampling.OnUnknown.FAIL) {
            return Optional.of(StepResult.failed(
                    Reason.Kind.GATE_FAILED,
                    "gate " + gate.name() + " could not tell for " + Words.of(sampling.unknownFor()) + ": "
                            + looked.reason()));
        }
        if (tooLong && sampling.onUnknown() == Sampling.OnUnknown.PAUSE) {
            journey.pause("gate " + gate.name(), "it could not tell: " + looked.reason());
            return Optional.of(StepResult.waiting("paused by gate " + gate.name()));
        }
        boolean late = !now.isBefore(until);
        boolean enough = looked.passes() >= sampling.count() && !unknown;
        boolean waved = tooLong && sampling.onUnknown() == Sampling.OnUnknown.PASS;
        return late && (enough || waved) ? Optional.of(StepResult.done()) : Optional.empty();
    }

    @Override
    public Duration stalledAt(int measure) {
        notebook.note(attempt -> attempt.with(attempt.progress().reached(measure)));
        return notebook.attempt().progress().stalled();
    }

    @Override
    public boolean approved() {
        return notebook.attempt().answered(Command.Kind.APPROVE, step);
    }

    @Override
    public boolean promoted() {
        return notebook.attempt().answered(Command.Kind.PROMOTE, step);
    }
}
