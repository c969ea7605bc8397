package io.streamgate;

/**
 * A share of the traffic.
 *
 * @param percent from 0 to 100
 */
public record Weight(int percent) implements Comparable<Weight> {
    /** No traffic. */
    public static final Weight NONE = new Weight(0);
    /** All traffic. */
    public static final Weight ALL = new Weight(100);

    /** Checks the range. */
    public Weight {
        Checks.range("percentage of a weight", percent, 0, 100);
    }

    /**
     * The pods it takes to carry this share: {@code ceil(needed × share)}.
     *
     * @param needed what it takes to carry everything
     */
    public int of(int needed) {
        return Math.toIntExact(((long) needed * percent + 99) / 100);
    }

    @Override
    public int compareTo(Weight other) {
        return Integer.compare(percent, other.percent);
    }

    @Override
    public String toString() {
        return percent + " %";
    }
}
