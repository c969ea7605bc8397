package io.streamgate.metrics.sequential;

/**
 * The counters of one arm as they stand, counted since whenever; NaN where the source has no number.
 *
 * @param requests answered so far
 * @param bad how many of those were bad: failed, or slower than a bucket's edge
 */
public record Arm(double requests, double bad) {
    /** Whether these can be counters. */
    boolean isNumber() {
        return Double.isFinite(requests) && Double.isFinite(bad) && requests >= 0 && bad >= 0;
    }

    /** Whether a counter went back: it began anew, and how far it had come before is not known. */
    boolean beganAnewSince(Arm before) {
        return requests < before.requests || bad < before.bad;
    }

    /** Whether more bad answers than answers were counted since, as when two counters are not read together. */
    boolean outOfStepWith(Arm before) {
        return !beganAnewSince(before) && badSince(before) > requestsSince(before);
    }

    /** What was counted since; nothing when a counter began anew. */
    Tally since(Arm before) {
        return beganAnewSince(before) ? Tally.NONE : new Tally(requestsSince(before), badSince(before));
    }

    private long requestsSince(Arm before) {
        return Math.round(requests - before.requests);
    }

    private long badSince(Arm before) {
        return Math.round(bad - before.bad);
    }

    @Override
    public String toString() {
        return bad + " of " + requests;
    }
}
