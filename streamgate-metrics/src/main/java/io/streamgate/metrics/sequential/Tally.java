package io.streamgate.metrics.sequential;

/**
 * What one arm answered in some stretch of time.
 *
 * @param requests how many requests, from 0
 * @param bad how many of them were bad, from 0 to {@code requests}
 */
public record Tally(long requests, long bad) {
    /** Nothing. */
    public static final Tally NONE = new Tally(0, 0);

    /** Checks the ranges. */
    public Tally {
        if (requests < 0 || bad < 0 || bad > requests) {
            throw new IllegalArgumentException("a tally has " + bad + " bad ones of " + requests
                    + " requests, but must have from 0 to as many as there are requests");
        }
    }

    /** Both together. */
    public Tally plus(Tally other) {
        return new Tally(requests + other.requests, bad + other.bad);
    }

    /** The share of bad ones, from 0 to 1; 0 when there are no requests. */
    public double share() {
        return requests == 0 ? 0 : (double) bad / requests;
    }

    @Override
    public String toString() {
        return bad + " of " + requests;
    }
}
