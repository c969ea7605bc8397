package io.streamgate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a rollout will do: its steps, one after the other, and what holds throughout.
 *
 * <p>What a step has asked for holds until another asks for something else: a track asked to be at full size follows what the
 * workload needs, and what someone else changes back is put right, or reported. That needs no rule in a plan.
 *
 * @param steps the steps; no two have the same name
 * @param throughout looked at before the step at hand, on every wake; one that fails turns the rollout round, whatever else
 *     it answers is for the events only
 */
public record Plan(List<Step> steps, List<Step> throughout) {
    /** Copies the lists and checks the names. */
    public Plan {
        steps = List.copyOf(steps);
        throughout = List.copyOf(throughout);
        Set<String> names = new HashSet<>();
        for (Step step : steps) {
            if (!names.add(step.name())) {
                throw new IllegalArgumentException("two steps of a plan are called '" + step.name()
                        + "': give each a name of its own, the journal tells them apart by it");
            }
        }
    }

    /** A plan with steps only. */
    public static Plan of(Step... steps) {
        return new Plan(List.of(steps), List.of());
    }

    /**
     * What may be asked for without another look at the journal: by a step, and by those behind it that only ask. Kept on the
     * journal before it is due, so that nothing has to be stored between the moment a step is done and the next one's write.
     */
    List<Action> soon(int at) {
        List<Action> soon = new ArrayList<>();
        for (int i = at; i < steps.size() && (i == at || !steps.get(i).asks().isEmpty()); i++) {
            soon.addAll(steps.get(i).asks());
        }
        return soon;
    }

    /** The names of the steps, in order. */
    public List<String> outline() {
        return steps.stream().map(Step::name).toList();
    }
}
