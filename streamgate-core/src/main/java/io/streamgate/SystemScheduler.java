package io.streamgate;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Real time. Eight threads for what returns soon, eight more for what may block, all of them daemons and started on demand. */
final class SystemScheduler implements Scheduler {
    static final SystemScheduler SHARED = new SystemScheduler();

    private static final Logger LOGGER = LoggerFactory.getLogger(SystemScheduler.class);
    private static final int THREADS = 8;

    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(THREADS, threads("streamgate-"));
    private final ThreadPoolExecutor calls = new ThreadPoolExecutor(
            THREADS, THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), threads("streamgate-call-"));

    private SystemScheduler() {
        calls.allowCoreThreadTimeOut(true);
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void after(Duration delay, Runnable task) {
        timers.schedule(logged(task), Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
    }

    @Override
    public void offload(Runnable task) {
        calls.execute(logged(task));
    }

    private static Runnable logged(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOGGER.error("a scheduled task failed", e);
            }
        };
    }

    private static ThreadFactory threads(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = Executors.defaultThreadFactory().newThread(task);
            thread.setName(prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
