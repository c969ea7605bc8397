package io.streamgate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a rollout would do, before anything is touched.
 *
 * @param workload of what
 * @param release the release in words
 * @param unchanged whether the live track has that very template already, so that nothing would be done
 * @param findings what preflight found
 * @param steps the steps in order, with what each would write and what there would be after it
 * @param undoable whether a process that has only the journal could take it back
 */
public record Explanation(
        Workload workload,
        String release,
        boolean unchanged,
        List<Finding> findings,
        List<PlannedStep> steps,
        boolean undoable) {
    /** Copies the lists. */
    public Explanation {
        findings = List.copyOf(findings);
        steps = List.copyOf(steps);
    }

    /**
     * One step.
     *
     * @param name its name
     * @param does what it does, in words
     * @param writes the actions that it asks for, in order
     * @param notBefore the earliest time of its end, counted from the start; pods and people take their own time on top
     * @param route the traffic after it
     * @param sizes the size of each track after it, in pods, at the size the workload has now
     */
    public record PlannedStep(
            String name,
            String does,
            List<Action> writes,
            Duration notBefore,
            Route route,
            SortedMap<Track, Integer> sizes) {
        /** Copies the collections. */
        public PlannedStep {
            writes = List.copyOf(writes);
            sizes = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(sizes));
        }
    }

    static Explanation of(Rollout rollout, Proposal proposal, boolean undoable) {
        Facts facts = proposal.facts();
        int needed = facts.track(facts.live()).size();
        SortedMap<Track, Integer> sizes = new TreeMap<>();
        facts.tracks().forEach(fact -> sizes.put(fact.kept().track(), fact.size()));
        Route route = facts.route();
        Duration at = Duration.ZERO;
        List<PlannedStep> steps = new ArrayList<>();
        for (Step step : proposal.plan().steps()) {
            at = at.plus(step.atLeast());
            for (Action action : step.asks()) {
                if (action instanceof Action.Shift shift) {
                    route = shift.route();
                } else if (action instanceof Action.Resize resize) {
                    sizes.put(resize.track(), resize.size().of(needed));
                }
            }
            steps.add(new PlannedStep(step.name(), step.describe(), step.asks(), at, route, sizes));
        }
        return new Explanation(
                rollout.workload(),
                rollout.release().toString(),
                proposal.unchanged(),
                proposal.findings(),
                steps,
                undoable);
    }

    /** All that would be written to the workload, in order. */
    public List<Action> writes() {
        return steps.stream().flatMap(step -> step.writes().stream()).toList();
    }

    /** For people: a line for each step, then what was found. */
    @Override
    public String toString() {
        if (unchanged) {
            return "release " + release + " of " + workload + " changes nothing: it is live already";
        }
        StringBuilder text = new StringBuilder("release " + release + " of " + workload + "\n");
        for (PlannedStep step : steps) {
            text.append(String.format(
                    "  %9s  %-22s %-60s %s | %s%n",
                    "+" + Words.of(step.notBefore()),
                    step.name(),
                    step.does(),
                    step.sizes().entrySet().stream()
                            .map(entry -> entry.getKey() + " " + entry.getValue())
                            .collect(Collectors.joining(", ")),
                    step.route()));
        }
        findings.forEach(finding -> text.append("  ").append(finding).append('\n'));
        if (!undoable) {
            text.append("  an abort of this rollout needs its program: its router or a step of it is made of code\n");
        }
        return text.toString();
    }
}
