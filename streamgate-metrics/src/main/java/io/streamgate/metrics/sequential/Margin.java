package io.streamgate.metrics.sequential;

/**
 * What traffic can show: the smallest margin of which a healthy canary can be shown to be no worse, and how much traffic a
 * margin takes. By {@link Bounds}, for counts that come out as expected.
 *
 * @param badShare the share of bad answers that both arms are expected to have, from 0 to 1
 * @param canaryShare the canary's share of the requests, above 0 and below 1
 * @param confidence above 0 and below 1, for example 0.95
 */
public record Margin(double badShare, double canaryShare, double confidence) {
    /** Checks the ranges. */
    public Margin {
        Checks.range("share of bad answers", badShare, 0, 1);
        Checks.range("canary's share", canaryShare, Double.MIN_VALUE, Math.nextDown(1.0));
        Checks.range("confidence", confidence, Double.MIN_VALUE, Math.nextDown(1.0));
    }

    /**
     * The margin, as a difference of shares, that so many requests to both arms together can show.
     *
     * @param requests from 0
     */
    public double shownBy(long requests) {
        long canary = Math.round(requests * canaryShare);
        return Bounds.ofDifference(expected(canary), expected(requests - canary), confidence)
                .upper();
    }

    /**
     * About how many requests to both arms together it takes to show a margin, to a hundredth; {@link Long#MAX_VALUE} when
     * ten thousand million are not enough.
     *
     * @param margin a difference of shares, above 0
     */
    public long requestsFor(double margin) {
        long most = 1;
        while (shownBy(most) > margin) {
            most *= 2;
            if (most > 10_000_000_000L) {
                return Long.MAX_VALUE;
            }
        }
        long least = most / 2;
        while (most - least > Math.max(1, most / 100)) {
            long middle = (least + most) / 2;
            if (shownBy(middle) > margin) {
                least = middle;
            } else {
                most = middle;
            }
        }
        return most;
    }

    private Tally expected(long requests) {
        return new Tally(requests, Math.round(requests * badShare));
    }
}
