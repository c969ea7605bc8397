package io.streamgate;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a rollout is, as the journal says.
 *
 * @param id which
 * @param release the release in words
 * @param place where it is
 * @param step the name of the step at hand; empty on the way back and after the end
 * @param does what the step does, in words
 * @param since when the step began
 * @param startedAt when the rollout was asked for
 * @param driver who drives it, or drove it last
 * @param pause since when and by whom it is paused
 */
public record RolloutStatus(
        RolloutId id,
        String release,
        Place place,
        String step,
        String does,
        Instant since,
        Instant startedAt,
        Term driver,
        Optional<Command> pause) {
    static RolloutStatus of(Attempt attempt) {
        Optional<Attempt.PlannedStep> step = attempt.place() instanceof Place.Forward forward
                        && forward.step() < attempt.plan().size()
                ? Optional.of(attempt.plan().get(forward.step()))
                : Optional.empty();
        return new RolloutStatus(
                attempt.id(),
                attempt.summary(),
                attempt.place(),
                step.map(Attempt.PlannedStep::name).orElse(""),
                step.map(Attempt.PlannedStep::does).orElse(""),
                attempt.progress().since(),
                attempt.startedAt(),
                attempt.term(),
                attempt.pause());
    }

    /** In one line. */
    @Override
    public String toString() {
        String where = place instanceof Place.Ended ended
                ? ended.outcome().toString()
                : place instanceof Place.Undo undo
                        ? "going back, " + undo.why()
                        : "at step " + step + " (" + does + ")";
        return id + ": " + where + pause.map(command -> ", paused: " + command).orElse("") + ", driven by " + driver;
    }
}
