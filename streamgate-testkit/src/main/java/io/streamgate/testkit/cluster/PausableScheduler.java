package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A scheduler whose tasks can be held up; they run when it goes on, in the order in which they were due. */
final class PausableScheduler implements Scheduler {
    private final Object lock;
    private final Scheduler scheduler;
    private final List<Runnable> held = new ArrayList<>();
    private boolean paused;

    PausableScheduler(Object lock, Scheduler scheduler) {
        this.lock = lock;
        this.scheduler = scheduler;
    }

    @Override
    public Instant now() {
        return scheduler.now();
    }

    @Override
    public void after(Duration delay, Runnable task) {
        scheduler.after(delay, () -> runOrHold(task));
    }

    @Override
    public void offload(Runnable task) {
        scheduler.offload(() -> runOrHold(task));
    }

    void pause() {
        synchronized (lock) {
            paused = true;
        }
    }

    void resume() {
        synchronized (lock) {
            paused = false;
            held.forEach(task -> scheduler.after(Duration.ZERO, () -> runOrHold(task)));
            held.clear();
        }
    }

    private void runOrHold(Runnable task) {
        synchronized (lock) {
            if (paused) {
                held.add(task);
                return;
            }
        }
        task.run();
    }
}
