package io.streamgate;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * One attempt at a rollout, as the journal keeps it.
 *
 * @param id which
 * @param together the workloads that go together, sorted; one for now
 * @param summary the release in words, without any value of the environment
 * @param facts what was found at the start
 * @param plan the steps, by name and, for stock ones, as data
 * @param throughout what holds throughout, in the same form
 * @param undoable whether a process that has only the journal can take it back
 * @param startedAt when it was asked for
 * @param place where it is
 * @param progress how far the step at hand is
 * @param effects what may have been done to the workload, in the order of the first time
 * @param gates what is known of each gate, by step
 * @param pause since when and by whom it is paused
 * @param answered what people asked for, and the driver has acted upon
 * @param term under which term it was written
 */
public record Attempt(
        RolloutId id,
        List<Workload> together,
        String summary,
        Facts facts,
        List<PlannedStep> plan,
        List<PlannedStep> throughout,
        boolean undoable,
        Instant startedAt,
        Place place,
        Progress progress,
        List<Action> effects,
        SortedMap<String, Looked> gates,
        Optional<Command> pause,
        List<Command> answered,
        Term term) {
    /** Copies the collections and checks that nothing is missing. */
    public Attempt {
        requireNonNull(id, "id");
        together = together.stream().sorted().toList();
        requireNonNull(facts, "facts");
        plan = List.copyOf(plan);
        throughout = List.copyOf(throughout);
        requireNonNull(place, "place");
        requireNonNull(progress, "progress");
        effects = List.copyOf(effects);
        gates = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(gates));
        requireNonNull(pause, "pause");
        answered = List.copyOf(answered.subList(Math.max(0, answered.size() - 50), answered.size()));
        requireNonNull(term, "term");
    }

    /**
     * A step as the journal keeps it.
     *
     * @param name its name
     * @param does what it does, in words
     * @param data a stock step's {@link Step#data()}; empty for any other
     */
    public record PlannedStep(String name, String does, SortedMap<String, String> data) {
        /** Copies the data. */
        public PlannedStep {
            data = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(data));
        }

        static PlannedStep of(Step step) {
            return new PlannedStep(step.name(), step.describe(), new TreeMap<>(step.data()));
        }
    }

    /** Whether it has ended. */
    public boolean ended() {
        return place instanceof Place.Ended;
    }

    Attempt at(Place newPlace) {
        return copy(newPlace, progress, effects, gates, pause, answered, term);
    }

    Attempt with(Progress newProgress) {
        return copy(place, newProgress, effects, gates, pause, answered, term);
    }

    Attempt with(Term newTerm) {
        return copy(place, progress, effects, gates, pause, answered, newTerm);
    }

    Attempt paused(Optional<Command> newPause) {
        return copy(place, progress, effects, gates, newPause, answered, term);
    }

    Attempt answer(Command command) {
        List<Command> more = new ArrayList<>(answered);
        more.add(command);
        return copy(place, progress, effects, gates, pause, more, term);
    }

    /** With these actions among the effects. */
    Attempt intending(List<Action> actions) {
        List<Action> more = new ArrayList<>(effects);
        actions.stream().filter(action -> !more.contains(action)).forEach(more::add);
        return more.size() == effects.size() ? this : copy(place, progress, more, gates, pause, answered, term);
    }

    Looked looked(String gate) {
        return gates.getOrDefault(gate, Looked.NEVER);
    }

    Attempt looked(String gate, UnaryOperator<Looked> change) {
        SortedMap<String, Looked> more = new TreeMap<>(gates);
        more.put(gate, change.apply(looked(gate)));
        return copy(place, progress, effects, more, pause, answered, term);
    }

    /** As a driver takes it over: gates need a fresh look. */
    Attempt resumed(Term newTerm) {
        SortedMap<String, Looked> fresh = new TreeMap<>(gates);
        fresh.replaceAll((name, looked) -> looked.resumed());
        return copy(place, progress, effects, fresh, pause, answered, newTerm);
    }

    /** Whether somebody asked for this, of this step or of the whole. */
    boolean answered(Command.Kind kind, String step) {
        return answered.stream()
                .anyMatch(command -> command.kind() == kind
                        && (command.step().isEmpty() || command.step().equals(step)));
    }

    private Attempt copy(
            Place newPlace,
            Progress newProgress,
            List<Action> newEffects,
            Map<String, Looked> newGates,
            Optional<Command> newPause,
            List<Command> newAnswered,
            Term newTerm) {
        return new Attempt(
                id,
                together,
                summary,
                facts,
                plan,
                throughout,
                undoable,
                startedAt,
                newPlace,
                newProgress,
                newEffects,
                new TreeMap<>(newGates),
                newPause,
                newAnswered,
                newTerm);
    }
}
