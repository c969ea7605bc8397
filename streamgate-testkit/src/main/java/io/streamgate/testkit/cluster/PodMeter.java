package io.streamgate.testkit.cluster;

import java.time.Instant;

/** How many requests a pod was sent in each of the last seconds, as far back as metrics look. */
final class PodMeter {
    private static final int SECONDS = 128;

    private final int[] counts = new int[SECONDS];
    private long newest = Long.MIN_VALUE / 2;

    /** One more request came in. */
    void count(Instant now) {
        moveTo(now.getEpochSecond());
        counts[slot(newest)]++;
    }

    /** Requests per second over the whole seconds before a time, so many of them. */
    double rate(Instant end, int seconds) {
        long last = end.getEpochSecond() - 1;
        long sum = 0;
        for (long second = last; second > last - seconds; second--) {
            if (second <= newest && second > newest - SECONDS) {
                sum += counts[slot(second)];
            }
        }
        return (double) sum / seconds;
    }

    private void moveTo(long second) {
        for (long fresh = Math.max(newest + 1, second - SECONDS + 1); fresh <= second; fresh++) {
            counts[slot(fresh)] = 0;
        }
        newest = Math.max(newest, second);
    }

    private static int slot(long second) {
        return (int) Math.floorMod(second, (long) SECONDS);
    }
}
