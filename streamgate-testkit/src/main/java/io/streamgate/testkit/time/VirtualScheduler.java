package io.streamgate.testkit.time;

import io.streamgate.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Time that moves only when it is told to, on the one thread that made this scheduler. Starts at {@link #START}. Tasks due
 * at the same instant run in the order in which they were scheduled, so a run repeats exactly.
 *
 * <p>Every method must be called by the thread that made it; another one gets an {@link IllegalStateException}, unless the
 * scheduler was {@linkplain #share shared}. A task that throws is logged, kept in {@link #failures()} and does no other harm.
 */
public final class VirtualScheduler implements Scheduler {
    /** What {@link #now()} says at first. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final Logger LOGGER = LoggerFactory.getLogger(VirtualScheduler.class);

    private final Thread owner = Thread.currentThread();
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final List<Others> others = new CopyOnWriteArrayList<>();
    private volatile Instant now = START;
    private long scheduled;

    /** Time at {@link #START}, nothing to do, driven by the calling thread. */
    public VirtualScheduler() {}

    @Override
    public Instant now() {
        checkThread();
        return now;
    }

    @Override
    public void after(Duration delay, Runnable task) {
        add(delay, task, null);
    }

    @Override
    public void offload(Runnable task) {
        add(Duration.ZERO, task, null);
    }

    /**
     * A view of this scheduler for one program that can die: its tasks are dropped all at once by {@link
     * VirtualProcess#kill()}, while everyone else's go on.
     */
    public VirtualProcess process() {
        checkThread();
        return new VirtualProcess(this);
    }

    /**
     * Lets other threads read the time and schedule tasks from now on, as those of a server do. Time is still moved by the
     * thread that made the scheduler, and only when the others have come to rest.
     */
    public void share(Others with) {
        checkOwner();
        others.add(with);
    }

    /** Runs the next task, moving time to when it is due. Answers whether there was one. */
    public boolean runNext() {
        settle();
        Task task = poll();
        if (task == null) {
            return false;
        }
        if (task.at.isAfter(now)) {
            now = task.at;
        }
        run(task);
        return true;
    }

    /** Runs all that is due within a time from now, and moves time to its end. */
    public void advance(Duration time) {
        Instant end = now().plus(time);
        settle();
        Instant next = nextAt();
        while (next != null && !next.isAfter(end)) {
            runNext();
            settle();
            next = nextAt();
        }
        moveTo(end);
    }

    /**
     * Runs tasks until a condition holds; it is looked at before the first and after each.
     *
     * @param limit how much virtual time may pass
     * @throws AssertionError if the time is up, or nothing is left to run
     */
    public void runUntil(BooleanSupplier condition, Duration limit) {
        Instant end = now().plus(limit);
        while (!holds(condition)) {
            Instant next = nextAt();
            boolean isIdle = next == null || next.isAfter(end);
            if (isIdle && others.stream().anyMatch(Others::mayStillAct)) {
                continue;
            }
            if (next == null) {
                throw new AssertionError("nothing is left to run at " + now + ", and what was awaited has not come;"
                        + " what should bring it about was never scheduled, or its process was killed");
            }
            if (next.isAfter(end)) {
                moveTo(end);
                throw new AssertionError("what was awaited has not come within " + limit + " of virtual time, by " + now
                        + (failures.isEmpty() ? "" : "; tasks that failed meanwhile: " + failures));
            }
            runNext();
        }
    }

    /**
     * Runs tasks until a stage is complete and gives its result. This is how to wait for something in virtual time: blocking
     * the only thread there is would be waiting for ever.
     *
     * @throws AssertionError as {@link #runUntil}
     * @throws CompletionException if the stage failed
     */
    public <T> T await(CompletionStage<T> stage, Duration limit) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        runUntil(future::isDone, limit);
        return future.join();
    }

    /** How many tasks wait to be run. */
    public int pending() {
        checkThread();
        synchronized (tasks) {
            return (int) tasks.stream().filter(task -> !task.isDropped()).count();
        }
    }

    /** What tasks have thrown so far, in order. */
    public List<Throwable> failures() {
        checkThread();
        return List.copyOf(failures);
    }

    void add(Duration delay, Runnable task, @Nullable VirtualProcess process) {
        checkThread();
        synchronized (tasks) {
            tasks.add(new Task(delay.isNegative() ? now : now.plus(delay), scheduled++, task, process));
        }
    }

    /** Whether a condition holds; if not yet, whether it does when other threads have had their say. */
    private boolean holds(BooleanSupplier condition) {
        if (condition.getAsBoolean()) {
            return true;
        }
        Instant next = nextAt();
        if (others.isEmpty() || (next != null && !next.isAfter(now))) {
            return false;
        }
        settle();
        return condition.getAsBoolean();
    }

    /** Before time moves: waits for the other threads, if there are any. */
    private void settle() {
        checkOwner();
        if (others.isEmpty()) {
            return;
        }
        Instant next = nextAt();
        if (next == null || next.isAfter(now)) {
            others.forEach(Others::settle);
        }
    }

    void add(List<Task> again) {
        synchronized (tasks) {
            tasks.addAll(again);
        }
    }

    private @Nullable Task poll() {
        synchronized (tasks) {
            Task task = head();
            tasks.poll();
            return task;
        }
    }

    private @Nullable Instant nextAt() {
        synchronized (tasks) {
            Task task = head();
            return task == null ? null : task.at;
        }
    }

    /** The next task that may run. Those of a dead process are forgotten, those of one that stands still are put aside. */
    private @Nullable Task head() {
        Task task = tasks.peek();
        while (task != null && task.process != null && !task.process.isRunning()) {
            tasks.remove();
            if (!task.isDropped()) {
                task.process.putAside(task);
            }
            task = tasks.peek();
        }
        return task;
    }

    /** A task in which time passed may have gone further already. */
    private void moveTo(Instant end) {
        if (end.isAfter(now)) {
            now = end;
        }
    }

    private void run(Task task) {
        try {
            task.work.run();
        } catch (VirtualProcess.Death e) {
            LOGGER.debug("a process died", e);
        } catch (RuntimeException | AssertionError e) {
            failures.add(e);
            LOGGER.error("a scheduled task failed at {}", now, e);
        }
    }

    void checkThread() {
        if (others.isEmpty()) {
            checkOwner();
        }
    }

    private void checkOwner() {
        Thread current = Thread.currentThread();
        if (current != owner) {
            throw new IllegalStateException("virtual time belongs to thread " + owner.getName() + " but was used by "
                    + current.getName() + "; call it from the thread that made it, and wait with runUntil, advance or"
                    + " await instead of starting or blocking threads");
        }
    }

    /** The threads that a scheduler is shared with. Called by the thread that moves time. */
    public interface Others {
        /** Returns once they are at rest. */
        void settle();

        /**
         * Nothing is left that could happen by itself in the time there is: waits a little for what they may do of their own accord. Answers whether
         * there is still hope of it.
         */
        boolean mayStillAct();
    }

    record Task(
            Instant at, long order, Runnable work, @Nullable VirtualProcess process) implements Comparable<Task> {
        boolean isDropped() {
            return process != null && !process.isAlive();
        }

        @Override
        public int compareTo(Task other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
