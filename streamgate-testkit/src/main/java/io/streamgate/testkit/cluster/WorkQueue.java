package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A controller's queue: objects to look at soon, each at most once at a time. The work runs under the cluster's lock. */
final class WorkQueue {
    private final Object lock;
    private final Scheduler scheduler;
    private final Duration delay;
    private final Consumer<ObjectName> work;
    private final Set<ObjectName> queued = new HashSet<>();
    private final Map<ObjectName, Instant> timers = new HashMap<>();

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
            work.accept(key);
        }
    }
}
