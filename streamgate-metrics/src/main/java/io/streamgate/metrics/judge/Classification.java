package io.streamgate.metrics.judge;

/** What the judge says of one metric. */
public enum Classification {
    /** No harm shown. */
    PASS,
    /** The canary is above the control. */
    HIGH,
    /** The canary is below the control. */
    LOW,
    /** One side has no points; does not count in a group's score. */
    NO_DATA,
    /** One side has no points, and the metric must have some: counts as a failure. */
    NO_DATA_FAILS,
    /** There are points, but so few that no data could show a difference; only when {@link Behaviour#REPAIRED}. */
    NOT_JUDGED,
    /** The comparison cannot be computed. */
    ERROR;

    /** Whether it counts in a group's score. */
    boolean counts() {
        return this == PASS || this == HIGH || this == LOW || this == NO_DATA_FAILS;
    }
}
