package io.streamgate;

/**
 * How large a track is wished to be. {@link #FULL} follows what the workload needs, as that changes.
 *
 * @param pods a number of pods, or -1 for as many as the workload needs
 */
public record Size(int pods) {
    /** As many pods as it takes to carry everything, now and as that changes. */
    public static final Size FULL = new Size(-1);
    /** No pods. */
    public static final Size NONE = new Size(0);

    /** Checks the range. */
    public Size {
        Checks.range("size of a track", pods, -1, 100_000);
    }

    /**
     * In pods.
     *
     * @param needed what it takes to carry everything
     */
    public int of(int needed) {
        return pods < 0 ? needed : pods;
    }

    @Override
    public String toString() {
        return pods < 0 ? "full size" : pods == 1 ? "1 pod" : pods + " pods";
    }
}
