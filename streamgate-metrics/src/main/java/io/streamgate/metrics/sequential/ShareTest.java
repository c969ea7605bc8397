package io.streamgate.metrics.sequential;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * A sequential test of whether requests are split as they should be (sample-ratio mismatch; Lindon and Malek 2022): counts
 * against a Dirichlet mixture. An e-value, under the assumption that each request is routed by itself; connections that
 * are kept, or users that are pinned, make whole runs go one way, and a tolerance is what stands against that. Looks at
 * different weights multiply. A value; safe on any thread.
 *
 * @param kept the logarithm of the e-values at former weights
 * @param expected the share that the canary should get, from 0 to 1
 * @param tolerance by how much the share may be off, in shares, from 0 to 1
 * @param canary requests to the canary at this share
 * @param control requests to the control at this share
 */
public record ShareTest(double kept, double expected, double tolerance, long canary, long control) {
    private static final double STRENGTH = 10;
    private static final double EDGE = 1e-6;

    /** Checks the ranges. */
    public ShareTest {
        Checks.range("expected share", expected, 0, 1);
        Checks.range("tolerance of a share", tolerance, 0, 1);
        Checks.atLeast("number of requests to the canary", canary, 0);
        Checks.atLeast("number of requests to the control", control, 0);
    }

    /** Before anything was seen. */
    public static ShareTest expecting(double share, double tolerance) {
        return new ShareTest(0, share, tolerance, 0, 0);
    }

    /**
     * After one more look.
     *
     * @param share the share that the canary should have had
     * @param newCanary requests to the canary since the last look
     * @param newControl requests to the control since
     */
    public ShareTest look(double share, long newCanary, long newControl) {
        return share == expected
                ? new ShareTest(kept, expected, tolerance, canary + newCanary, control + newControl)
                : new ShareTest(logE(), share, tolerance, newCanary, newControl);
    }

    /** The share that the canary had, from 0 to 1; 0 without requests. */
    public double seen() {
        return canary + control == 0 ? 0 : (double) canary / (canary + control);
    }

    /**
     * The logarithm of the e-value: the smallest against any share within the tolerance, which errs on the safe side.
     */
    public double logE() {
        double prior = Math.min(1 - EDGE, Math.max(EDGE, expected));
        double tolerated =
                Math.min(Math.min(1, expected + tolerance), Math.max(Math.max(0, expected - tolerance), seen()));
        double against = Math.min(1 - EDGE, Math.max(EDGE, tolerated));
        double a = STRENGTH * prior;
        double b = STRENGTH * (1 - prior);
        return kept
                + LogBeta.value(a + canary, b + control)
                - LogBeta.value(a, b)
                - canary * Math.log(against)
                - control * Math.log1p(-against);
    }

    /**
     * The logarithm of the e-value of counts in any number of arms.
     *
     * @param counts requests by arm
     * @param shares what each should get; they add up to 1
     * @param prior the Dirichlet mixture, a positive number for each arm
     */
    public static double logE(long[] counts, double[] shares, double[] prior) {
        double strength = 0;
        long all = 0;
        double log = 0;
        for (int i = 0; i < counts.length; i++) {
            strength += prior[i];
            all += counts[i];
            log += LogGamma.value(prior[i] + counts[i]) - LogGamma.value(prior[i]) - counts[i] * Math.log(shares[i]);
        }
        return log + LogGamma.value(strength) - LogGamma.value(strength + all);
    }

    /** All of it in a few words without a line break. */
    public String memory() {
        return kept + " " + expected + " " + tolerance + " " + canary + " " + control;
    }

    /**
     * The test with this memory.
     *
     * @throws IllegalArgumentException when no test wrote it
     */
    public static ShareTest of(String memory) {
        try {
            return read(new Words(memory));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("this is no memory of a test of shares: " + memory, e);
        }
    }

    static ShareTest read(Words words) {
        return new ShareTest(words.number(), words.number(), words.number(), words.integer(), words.integer());
    }
}
