package io.streamgate.testkit.checks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about an {@link Infrastructure}. A failure names every check that fails, and for each what was found, where, and
 * what to do.
 */
public final class InfrastructureAssert extends AbstractAssert<InfrastructureAssert, Infrastructure> {
    InfrastructureAssert(Infrastructure actual) {
        super(actual, InfrastructureAssert.class);
    }

    /** The checks pass, such as {@code passes(BG_07, BG_08)}. */
    public InfrastructureAssert passes(Check first, Check... others) {
        return passes(Stream.concat(Stream.of(first), Arrays.stream(others)).toList());
    }

    /** All checks of a set pass. */
    public InfrastructureAssert passes(CheckSet set) {
        return passes(set.checks());
    }

    /** All thirty-six pass. */
    public InfrastructureAssert passesAll() {
        return passes(List.of(Check.values()));
    }

    private InfrastructureAssert passes(List<Check> checks) {
        isNotNull();
        List<Verdict> failures = actual.check(checks).failures();
        if (!failures.isEmpty()) {
            StringBuilder message = new StringBuilder(actual.toString());
            failures.forEach(failure -> message.append('\n').append(failure));
            throw failure("%s", message);
        }
        return this;
    }
}
