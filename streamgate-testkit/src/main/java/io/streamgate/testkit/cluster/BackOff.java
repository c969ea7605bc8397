package io.streamgate.testkit.cluster;

import java.time.Duration;

/** How long a kubelet waits before it tries again: ten seconds, then twice as long each time, five minutes at most. */
final class BackOff {
    private static final int FIRST = 10;
    private static final int LONGEST = 300;
    private static final Duration FORGIVEN = Duration.ofSeconds(2 * LONGEST);

    private int seconds;
    private boolean tried;

    /** The wait after one more failure. */
    Duration next() {
        seconds = seconds == 0 ? FIRST : Math.min(LONGEST, 2 * seconds);
        return Duration.ofSeconds(seconds);
    }

    /** The wait after a run of some length: none after the first, and all is forgiven after a long one. */
    Duration after(Duration ran) {
        if (ran.compareTo(FORGIVEN) >= 0) {
            seconds = 0;
            tried = false;
        }
        if (!tried) {
            tried = true;
            return Duration.ZERO;
        }
        return next();
    }
}
