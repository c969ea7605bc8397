package io.streamgate.testkit.checks;

import static java.util.Objects.requireNonNull;

import io.streamgate.Workload;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What came of several checks of one workload, all from the same reads.
 *
 * @param workload the workload
 * @param verdicts one for each check, in their order
 */
public record Report(Workload workload, List<Verdict> verdicts) {
    /** Copies the list. */
    public Report {
        requireNonNull(workload, "workload");
        verdicts = List.copyOf(verdicts);
    }

    /** Whether every check passes. */
    public boolean passed() {
        return failures().isEmpty();
    }

    /** The verdicts of those that fail. */
    public List<Verdict> failures() {
        return verdicts.stream().filter(verdict -> !verdict.passed()).toList();
    }

    /** How many passed, and each verdict with its flaws. */
    @Override
    public String toString() {
        return workload + ": " + (verdicts.size() - failures().size()) + " of " + verdicts.size() + " checks passed\n"
                + verdicts.stream().map(verdict -> verdict + "\n").collect(Collectors.joining());
    }
}
