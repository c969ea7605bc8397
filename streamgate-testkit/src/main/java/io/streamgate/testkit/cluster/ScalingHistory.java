package io.streamgate.testkit.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/** What an autoscaler has wanted and done, for as long as its windows look back. */
final class ScalingHistory {
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Deque<Entry> wanted = new ArrayDeque<>();
    private final Deque<Entry> changes = new ArrayDeque<>();

    private record Entry(Instant at, int replicas) {}

    boolean isEmpty() {
        return wanted.isEmpty();
    }

    void want(Instant at, int replicas) {
        add(wanted, new Entry(at, replicas));
    }

    /** A change of so many replicas was made, which is negative if it was a removal. */
    void change(Instant at, int replicas) {
        add(changes, new Entry(at, replicas));
    }

    private static void add(Deque<Entry> entries, Entry entry) {
        entries.addLast(entry);
        while (entries.getFirst().at().isBefore(entry.at().minus(LONGEST))) {
            entries.removeFirst();
        }
    }

    /** The most that was wanted in a window, or what is wanted now if that is more. */
    int mostWanted(int now, Predicate<Instant> window) {
        int most = now;
        for (Entry entry : wanted) {
            most = window.test(entry.at()) ? Math.max(most, entry.replicas()) : most;
        }
        return most;
    }

    /** The least that was wanted in a window, or what is wanted now if that is less. */
    int leastWanted(int now, Predicate<Instant> window) {
        int least = now;
        for (Entry entry : wanted) {
            least = window.test(entry.at()) ? Math.min(least, entry.replicas()) : least;
        }
        return least;
    }

    /** By how much the size changed in a period. */
    int changed(Instant since) {
        int sum = 0;
        for (Entry change : changes) {
            sum += change.at().isAfter(since) ? change.replicas() : 0;
        }
        return sum;
    }
}
