package io.streamgate.testkit.http;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The threads of one server, all of them daemons. */
final class ServerThreads {
    // A client that reads too slowly holds one of them up, and the others go on.
    private static final int WRITERS = 8;
    // Without it every answer waits some 40 ms for an acknowledgement. Read once, by the first server of this JVM.
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private final ExecutorService requests = Executors.newCachedThreadPool(task -> daemon(task, "requests"));
    private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS, task -> daemon(task, "watches"));
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "timer"));

    /** Has the servers of this JVM send their answers at once, unless told otherwise. */
    static void answerAtOnce() {
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    /** One for each request under way. */
    ExecutorService requests() {
        return requests;
    }

    /** A few for the events of all watches. */
    Executor writers() {
        return writers;
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    void everySecond(Runnable task) {
        timer.scheduleWithFixedDelay(task, 1, 1, TimeUnit.SECONDS);
    }

    void close() {
        requests.shutdownNow();
        writers.shutdownNow();
        timer.shutdownNow();
    }

    private static Thread daemon(Runnable task, String purpose) {
        Thread thread = new Thread(task, "in-memory-cluster-" + purpose);
        thread.setDaemon(true);
        return thread;
    }
}
