package io.streamgate.testkit.time;

import io.streamgate.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A program on a {@link VirtualScheduler} that can die at any point. What it scheduled never runs after that, and what it
 * schedules is dropped. Used by the scheduler's thread only.
 */
public final class VirtualProcess implements Scheduler {
    private final VirtualScheduler scheduler;
    private final List<VirtualScheduler.Task> putAside = new ArrayList<>();
    private Duration skew = Duration.ZERO;
    private int standingStill;
    private volatile boolean alive = true;

    VirtualProcess(VirtualScheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public Instant now() {
        return scheduler.now().plus(skew);
    }

    /** Sets its clock ahead of everyone else's, or, if negative, behind. Delays are as long as ever. */
    public void skew(Duration ahead) {
        scheduler.checkThread();
        skew = ahead;
    }

    /**
     * Time passes while this process stands still, as in a call that is slow to return: all others go on, its own tasks wait
     * until it is over. If another one's call that began later takes longer, it is not over before that one is.
     */
    public void standStill(Duration time) {
        standingStill++;
        try {
            scheduler.advance(time);
        } finally {
            standingStill--;
            if (standingStill == 0) {
                scheduler.add(putAside);
                putAside.clear();
            }
        }
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

    boolean isRunning() {
        return isAlive() && standingStill == 0;
    }

    void putAside(VirtualScheduler.Task task) {
        putAside.add(task);
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
