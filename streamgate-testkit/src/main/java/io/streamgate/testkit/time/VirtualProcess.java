package io.streamgate.testkit.time;

import io.streamgate.Scheduler;
import java.time.Duration;
import java.time.Instant;

/**
 * A program on a {@link VirtualScheduler} that can die at any point. What it scheduled never runs after that, and what it
 * schedules is dropped. Used by the scheduler's thread only.
 */
public final class VirtualProcess implements Scheduler {
    private final VirtualScheduler scheduler;
    private volatile boolean alive = true;

    VirtualProcess(VirtualScheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public Instant now() {
        return scheduler.now();
    }

    @Override
    public void after(Duration delay, Runnable task) {
        if (isAlive()) {
            scheduler.add(delay, task, this);
        }
    }

    @Override
    public void offload(Runnable task) {
        after(Duration.ZERO, task);
    }

    /** Ends the process: nothing that it scheduled runs any more. May be called twice. */
    public void kill() {
        scheduler.checkThread();
        alive = false;
    }

    /** Whether it has not been killed. */
    public boolean isAlive() {
        scheduler.checkThread();
        return alive;
    }

    /**
     * Does nothing while the process lives. Whatever acts for it calls this where the outside world is about to be, or has
     * been, touched.
     *
     * @throws Death if it was killed, so that the code under way stops where it stands
     */
    public void checkAlive() {
        if (!isAlive()) {
            throw new Death();
        }
    }

    /** Stops the code of a process that was killed while it ran; the scheduler takes it for what it is. Not to be caught. */
    public static final class Death extends Error {
        private static final long serialVersionUID = 1L;

        private Death() {
            super("the process was killed while it ran", null, false, false);
        }
    }
}
