package io.streamgate.testkit.http;

import io.streamgate.testkit.time.VirtualScheduler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What goes on between a server and its clients. It is quiet when no request is under way, every event of a watch is on its
 * socket, and for a short while of real time nothing of that kind has happened and no other thread of this JVM has run, as
 * one does that makes something of an answer or an event. A client whose watch the server ended has a longer while to open
 * another.
 */
final class Activity implements VirtualScheduler.Others {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(1);
    // Counted rather than timed: where the machine is busy, looking takes longer too.
    private static final int CALM_LOOKS = 4;

    private final OtherThreads others = new OtherThreads();
    private final Map<Object, UnderWay> underWay = new LinkedHashMap<>();
    private int unwritten;
    private int missing;
    private int calmLooks;
    private boolean stirred = true;
    private boolean closed;
    private long last = System.nanoTime();
    private long quietAt = last;

    /** Who does what. */
    private record UnderWay(Thread thread, String what) {
        /** A request that waits is one that a fault slows down: what it waits for is that time moves. */
        boolean isAtRest() {
            return thread.getState() == Thread.State.WAITING;
        }

        @Override
        public String toString() {
            return what;
        }
    }

    /** The calling thread began a request, for which something stands. */
    synchronized void began(Object request, String what) {
        underWay.put(request, new UnderWay(Thread.currentThread(), what));
        stirred = true;
    }

    /** A request was answered. */
    synchronized void ended(Object request) {
        underWay.remove(request);
        stir();
    }

    /** An event is to be written to a watch. */
    synchronized void queued() {
        unwritten++;
        stirred = true;
    }

    /** So many events were written, or never will be. */
    synchronized void written(int events) {
        unwritten -= events;
        stir();
    }

    /** A client opened a watch. */
    synchronized void watchOpened() {
        missing = Math.max(0, missing - 1);
    }

    /** The server ended a watch. Its client is waited for, as most connect again, after a pause of their own. */
    synchronized void watchLost() {
        missing++;
        stir();
    }

    /** Something happened of which clients may make something. */
    synchronized void stir() {
        stirred = true;
        calmLooks = 0;
        last = System.nanoTime();
        notifyAll();
    }

    /** The server is closed: nothing happens any more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /**
     * Returns when it is quiet.
     *
     * @throws IllegalStateException if it does not become quiet
     */
    @Override
    public synchronized void settle() {
        long start = System.nanoTime();
        stirred |= !underWay.isEmpty();
        if (!stirred && start - quietAt < LOOK_EVERY) {
            return;
        }
        while (!closed && !isQuiet()) {
            if (System.nanoTime() - start > LONGEST) {
                throw new IllegalStateException(
                        "virtual time can't move: for 60 s of real time, requests were under way ("
                                + List.copyOf(underWay.values()) + ") or events not taken (" + unwritten
                                + "); a client must read its watches, and not keep sending requests without a pause");
            }
            pause();
        }
        stirred = false;
        quietAt = System.nanoTime();
    }

    /** Clients connect again after a pause, for one. */
    @Override
    public synchronized boolean mayStillAct() {
        if (closed || System.nanoTime() - last > PATIENCE) {
            return false;
        }
        pause();
        return true;
    }

    /** How long ago in real time, in nanoseconds, time was last about to move or something happened. */
    synchronized long stillFor() {
        return System.nanoTime() - Math.max(last, quietAt);
    }

    private boolean isQuiet() {
        if (unwritten > 0 || !underWay.values().stream().allMatch(UnderWay::isAtRest)) {
            return false;
        }
        long now = System.nanoTime();
        if (others.areRunning(now)) {
            last = now;
            stirred = true;
            calmLooks = 0;
            return false;
        }
        if (missing > 0 && now - last < PATIENCE) {
            return false;
        }
        missing = 0;
        return !stirred || calmLooks++ >= CALM_LOOKS;
    }

    // The caller looks again whatever woke it.
    @SuppressWarnings("WaitNotInLoop")
    private void pause() {
        try {
            // Woken by whatever ends; other threads have to be looked at again and again.
            wait(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the clients to come to rest", e);
        }
    }
}
