package io.streamgate;

import static java.util.Objects.requireNonNull;

/**
 * The right to write to a workload, given by its {@link Lease} to one driver at a time. A later driver's number is higher.
 *
 * @param number from 1
 * @param driver who has it
 */
public record Term(long number, String driver) {
    /** Checks the range. */
    public Term {
        requireNonNull(driver, "driver");
        Checks.range("number of a term", number, 1, Long.MAX_VALUE);
    }

    @Override
    public String toString() {
        return "term " + number + " of " + driver;
    }
}
