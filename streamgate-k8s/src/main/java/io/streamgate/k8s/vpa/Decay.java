package io.streamgate.k8s.vpa;

import java.time.Duration;
import java.time.Instant;

/** How weights grow with time, so that older ones count less: doubled each half-life, against a reference that moves on now and then. */
final class Decay {
    /** A weight is at most 2 to this power; beyond it the reference moves. */
    private static final int LARGEST_EXPONENT = 100;
    /** Upstream rounds times from the first second of the year 1. */
    private static final long YEAR_ONE = 62_135_596_800L;

    private Decay() {}

    static boolean isTooFar(Instant reference, Instant at, Duration halfLife) {
        return at.isAfter(reference.plus(halfLife.multipliedBy(LARGEST_EXPONENT)));
    }

    /** The multiple of the half-life nearest to a time, the later one of two. */
    static Instant nearest(Instant at, Duration halfLife) {
        long period = halfLife.toSeconds();
        long over = Math.floorMod(at.getEpochSecond() + YEAR_ONE, period);
        long start = at.getEpochSecond() - over;
        return Instant.ofEpochSecond(2 * over < period ? start : start + period);
    }

    static double factor(Instant reference, Instant at, Duration halfLife) {
        double seconds = at.getEpochSecond() - reference.getEpochSecond() + (at.getNano() - reference.getNano()) * 1e-9;
        return Math.pow(2, seconds / halfLife.toSeconds());
    }

    /** By what weights are to be multiplied when the reference moves. */
    static double shift(Instant from, Instant to, Duration halfLife) {
        double exponent = Math.rint((double) Duration.between(to, from).toSeconds() / halfLife.toSeconds());
        return Math.scalb(1.0, (int) Math.max(exponent, -2000));
    }
}
