package io.streamgate.testkit.checks;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What came of a check.
 *
 * @param check the check
 * @param flaws why it fails; empty if it passes
 */
public record Verdict(Check check, List<Flaw> flaws) {
    /** Copies the list. */
    public Verdict {
        requireNonNull(check, "check");
        flaws = List.copyOf(flaws);
    }

    /** Whether the check passes. */
    public boolean passed() {
        return flaws.isEmpty();
    }

    /** One line for the check, and for each flaw one with what was found and one with what to do. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(passed() ? "ok    " : "FAIL  ").append(check);
        for (Flaw flaw : flaws) {
            text.append("\n        ").append(flaw.where()).append(' ').append(flaw.found());
            text.append("\n          -> ").append(flaw.remedy());
        }
        return text.toString();
    }
}
