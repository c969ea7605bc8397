package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A controller's queue: objects to look at soon, each at most once at a time. The work runs under the cluster's lock. Work that
 * the server refused is done again after 5 ms, 10 ms and so on, as client-go's queues have it.
 */
final class WorkQueue {
    private static final Duration FIRST_RETRY = Duration.ofMillis(5);
    private static final Duration LAST_RETRY = Duration.ofSeconds(1000);
    private static final int MOST_DOUBLINGS = 18;

    private final Object lock;
    private final Scheduler scheduler;
    private final Duration delay;
    private final Consumer<ObjectName> work;
    private final Set<ObjectName> queued = new HashSet<>();
    private final Map<ObjectName, Instant> timers = new HashMap<>();
    private final Map<ObjectName, Integer> failures = new HashMap<>();

    WorkQueue(Object lock, Scheduler scheduler, Duration delay, Consumer<ObjectName> work) {
        this.lock = lock;
        this.scheduler = scheduler;
        this.delay = delay;
        this.work = work;
    }

    void add(ObjectName key) {
        if (queued.add(key)) {
            scheduler.after(delay, () -> run(key));
        }
    }

    /** Looks at an object after a while, unless that is due sooner anyway. */
    void addAfter(ObjectName key, Duration wait) {
        Instant due = scheduler.now().plus(wait);
        Instant known = timers.get(key);
        if (known == null || due.isBefore(known)) {
            timers.put(key, due);
            scheduler.after(wait, () -> ring(key, due));
        }
    }

    private void ring(ObjectName key, Instant due) {
        synchronized (lock) {
            if (timers.remove(key, due)) {
                add(key);
            }
        }
    }

    private void run(ObjectName key) {
        synchronized (lock) {
            queued.remove(key);
            try {
                work.accept(key);
                failures.remove(key);
            } catch (ApiException e) {
                retry(key);
            }
        }
    }

    private void retry(ObjectName key) {
        int times = failures.merge(key, 1, Integer::sum) - 1;
        Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
        addAfter(key, wait.compareTo(LAST_RETRY) < 0 ? wait : LAST_RETRY);
    }
}
