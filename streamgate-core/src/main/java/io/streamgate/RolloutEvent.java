package io.streamgate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Something that happened in a rollout. A rollout's events nest: Started or Resumed comes first, then for each step
 * StepStarted and in the end StepFinished; TurnedBack ends the steps; Finished comes last, exactly once in each process that
 * drove the rollout to its end. A process that dies sends nothing more, and the next one begins with Resumed.
 */
public sealed interface RolloutEvent {
    /** Whose event it is. */
    RolloutId rollout();

    /** When it happened. */
    Instant at();

    /** The rollout began. */
    record Started(RolloutId rollout, Instant at, String release, List<String> steps) implements RolloutEvent {}

    /** This process goes on with what another one, or an earlier life of it, began. */
    record Resumed(RolloutId rollout, Instant at, String place) implements RolloutEvent {}

    /** Another process drives; this one waits. */
    record StandingBy(RolloutId rollout, Instant at, String driver, Instant since) implements RolloutEvent {}

    /** Preflight found something that does not stand in the way, or something came up that somebody should know. */
    record Warned(RolloutId rollout, Instant at, String warning) implements RolloutEvent {}

    /** A step began. */
    record StepStarted(RolloutId rollout, Instant at, String step, String does) implements RolloutEvent {}

    /** A step waits, for something else than before. */
    record StepWaiting(RolloutId rollout, Instant at, String step, String why, WorkloadState state)
            implements RolloutEvent {}

    /** A step is done. */
    record StepFinished(RolloutId rollout, Instant at, String step, Duration took, WorkloadState state)
            implements RolloutEvent {}

    /** The workload was changed. */
    record Acted(RolloutId rollout, Instant at, Action action) implements RolloutEvent {}

    /** A gate was looked at. */
    record Judged(RolloutId rollout, Instant at, String gate, Judgement judgement) implements RolloutEvent {}

    /** Somebody's request was acted upon. */
    record Answered(RolloutId rollout, Instant at, Command command) implements RolloutEvent {}

    /** The rollout goes back from here. */
    record TurnedBack(RolloutId rollout, Instant at, Reason why) implements RolloutEvent {}

    /** The cluster could not be asked; it will be tried again. */
    record Delayed(RolloutId rollout, Instant at, Duration retryIn, String why) implements RolloutEvent {}

    /** The rollout is over. */
    record Finished(RolloutId rollout, Instant at, Outcome outcome) implements RolloutEvent {}
}
