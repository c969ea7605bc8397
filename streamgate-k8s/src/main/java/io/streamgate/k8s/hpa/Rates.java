package io.streamgate.k8s.hpa;

import io.streamgate.k8s.hpa.Memory.Change;
import io.streamgate.k8s.hpa.ScalingRules.Rate;
import io.streamgate.k8s.hpa.ScalingRules.Select;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the rates let the size move, and the changes that they are counted over.
 *
 * @param behavior the rates
 * @param ups the rises so far
 * @param downs the falls so far
 * @param now the time
 */
record Rates(Behavior behavior, List<Change> ups, List<Change> downs, Instant now) {
    /** The most that is allowed ({@code calculateScaleUpLimitWithScalingRules}). */
    int most(int current) {
        Select select = behavior.up().select();
        if (select == Select.DISABLED) {
            return current;
        }
        int most = select == Select.MIN ? Integer.MAX_VALUE : Integer.MIN_VALUE;
        for (Rate rate : behavior.up().rates()) {
            int start = start(current, rate.period());
            int limit = rate.kind() == Rate.Kind.PODS
                    ? clamp((long) start + rate.value())
                    : (int) Math.ceil(start * (1 + (double) rate.value() / 100));
            most = select == Select.MIN ? Math.min(most, limit) : Math.max(most, limit);
        }
        return most;
    }

    /** The least that is allowed ({@code calculateScaleDownLimitWithBehaviors}). */
    int least(int current) {
        Select select = behavior.down().select();
        if (select == Select.DISABLED) {
            return current;
        }
        int least = select == Select.MIN ? Integer.MIN_VALUE : Integer.MAX_VALUE;
        for (Rate rate : behavior.down().rates()) {
            int start = start(current, rate.period());
            int limit = rate.kind() == Rate.Kind.PODS
                    ? clamp((long) start - rate.value())
                    : (int) (start * (1 - (double) rate.value() / 100));
            least = select == Select.MIN ? Math.max(least, limit) : Math.min(least, limit);
        }
        return least;
    }

    /** The size at the start of a period, from the changes since. */
    private int start(int current, Duration period) {
        return clamp((long) current - sum(ups, period, now) + sum(downs, period, now));
    }

    /** The changes that are younger than a period. */
    static long sum(List<Change> changes, Duration period, Instant now) {
        if (changes.isEmpty()) {
            return 0;
        }
        Instant cutoff = now.minus(period);
        long sum = 0;
        for (Change change : changes) {
            sum += change.at().isAfter(cutoff) ? change.pods() : 0;
        }
        return sum;
    }

    private static int clamp(long size) {
        return (int) Math.min(Math.max(size, Integer.MIN_VALUE), Integer.MAX_VALUE);
    }

    /** The changes with one more ({@code storeScaleEvent}): it takes the place of the last one that is too old. */
    static List<Change> with(List<Change> changes, int pods, Duration longestPeriod, Instant now) {
        Instant cutoff = now.minus(longestPeriod);
        List<Change> all = new ArrayList<>(changes.size() + 1);
        int old = -1;
        for (Change change : changes) {
            boolean outdated = change.outdated() || change.at().isBefore(cutoff);
            old = outdated ? all.size() : old;
            all.add(new Change(change.pods(), change.at(), outdated));
        }
        Change latest = new Change(pods, now, false);
        if (old < 0) {
            all.add(latest);
        } else {
            all.set(old, latest);
        }
        return all;
    }
}
