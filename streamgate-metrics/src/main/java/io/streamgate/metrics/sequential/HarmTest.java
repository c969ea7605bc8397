package io.streamgate.metrics.sequential;

import org.jspecify.annotations.Nullable;

/**
 * A sequential test of whether a canary has more bad answers than its control: failed ones, or ones above a bucket's edge.
 * An e-value: as long as the canary is no worse it does not grow on average, whatever the traffic, however often it is
 * looked at, and also while both arms get worse together. When the weight moves, the evidence so far is kept as a factor
 * and a new average begins. A value; safe on any thread.
 */
public final class HarmTest {
    /** Before anything was seen. */
    public static final HarmTest START = new HarmTest(0, -1, Mixture.EMPTY, Tally.NONE, Tally.NONE);

    private final double kept;
    private final int weight;
    private final Mixture open;
    private final Tally canary;
    private final Tally control;

    private HarmTest(double kept, int weight, Mixture open, Tally canary, Tally control) {
        this.kept = kept;
        this.weight = weight;
        this.open = open;
        this.canary = canary;
        this.control = control;
    }

    /**
     * After one more look.
     *
     * @param percent the canary's weight while this was counted
     * @param newCanary what the canary answered since the last look
     * @param newControl what the control answered since
     */
    public HarmTest look(int percent, Tally newCanary, Tally newControl) {
        if (percent != weight) {
            return new HarmTest(kept + open.logE(), percent, Mixture.EMPTY, Tally.NONE, Tally.NONE)
                    .look(percent, newCanary, newControl);
        }
        long requests = newCanary.requests() + newControl.requests();
        Mixture more = requests == 0
                ? open
                : open.with(
                        newCanary.bad(), newCanary.bad() + newControl.bad(), (double) newCanary.requests() / requests);
        return new HarmTest(kept, weight, more, canary.plus(newCanary), control.plus(newControl));
    }

    /** The logarithm of the e-value of all that was seen; the test fails a canary with false-alarm rate α at −ln α. */
    public double logE() {
        return kept + open.logE();
    }

    /** What the canary answered at the weight that it has now. */
    public Tally canary() {
        return canary;
    }

    /** What the control answered at that weight. */
    public Tally control() {
        return control;
    }

    /**
     * About how many more bad answers, all of them the canary's, it takes to fail it; {@link Long#MAX_VALUE} when the
     * control has no traffic to compare with.
     *
     * @param alpha the rate of false alarms, above 0 and below 1
     */
    public long badToFail(double alpha) {
        long requests = canary.requests() + control.requests();
        double share = requests == 0 ? weight / 100.0 : (double) canary.requests() / requests;
        if (share >= 1) {
            return Long.MAX_VALUE;
        }
        double threshold = -Math.log(alpha);
        Mixture mixture = open;
        long more = 0;
        while (kept + mixture.logE() < threshold) {
            long step = Math.max(1, more / 8);
            mixture = mixture.with(step, step, Math.max(0, share));
            more += step;
        }
        return more;
    }

    /** All of it in at most 450 characters without a line break. */
    public String memory() {
        StringBuilder text = new StringBuilder(300);
        text.append(kept).append(' ').append(weight).append(' ');
        open.write(text);
        return text.append(' ')
                .append(canary.requests())
                .append(' ')
                .append(canary.bad())
                .append(' ')
                .append(control.requests())
                .append(' ')
                .append(control.bad())
                .toString();
    }

    /**
     * The test with this memory.
     *
     * @throws IllegalArgumentException when no test wrote it
     */
    public static HarmTest of(String memory) {
        try {
            return read(new Words(memory));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("this is no memory of a test for harm: " + memory, e);
        }
    }

    static HarmTest read(Words words) {
        return new HarmTest(words.number(), (int) words.integer(), Mixture.read(words), words.tally(), words.tally());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HarmTest that && memory().equals(that.memory());
    }

    @Override
    public int hashCode() {
        return memory().hashCode();
    }

    @Override
    public String toString() {
        return "canary " + canary + ", control " + control + ", log e " + logE();
    }
}
