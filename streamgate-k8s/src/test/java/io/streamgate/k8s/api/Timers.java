package io.streamgate.k8s.api;

import io.streamgate.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Runs at once what is due at once, and keeps the rest. */
final class Timers implements Scheduler {
    final List<Runnable> delayed = new CopyOnWriteArrayList<>();
    final List<Duration> delays = new CopyOnWriteArrayList<>();

    @Override
    public Instant now() {
        return Instant.EPOCH;
    }

    @Override
    public void after(Duration delay, Runnable task) {
        if (delay.isZero()) {
            Scheduler.system().after(delay, task);
        } else {
            delays.add(delay);
            delayed.add(task);
        }
    }

    @Override
    public void offload(Runnable task) {
        task.run();
    }
}
