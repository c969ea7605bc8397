package io.streamgate.testkit.http;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The threads of this JVM but the calling one. One that runs without a rest for a second has business of its own and no longer
 * counts, until it rests. For use by one thread at a time.
 */
final class OtherThreads {
    private static final long OWN_BUSINESS = TimeUnit.SECONDS.toNanos(1);
    /** Where threads are that count as running, while all they do is wait: for a network, a terminal, a process, the collector. */
    private static final List<String> WAITING = List.of(
            "sun.nio.ch.",
            "java.net.",
            "io.netty.channel.",
            "java.io.FileInputStream",
            "java.lang.ProcessHandleImpl",
            "java.lang.ref.Reference");

    private final Map<Thread, Long> runningSince = new HashMap<>();

    /** Whether any of them runs now. */
    boolean areRunning(long now) {
        Set<Thread> running = new HashSet<>();
        for (Thread thread : all()) {
            if (thread != Thread.currentThread() && isRunning(thread)) {
                running.add(thread);
            }
        }
        runningSince.keySet().retainAll(running);
        boolean any = false;
        for (Thread thread : running) {
            any |= now - runningSince.computeIfAbsent(thread, unseen -> now) < OWN_BUSINESS;
        }
        return any;
    }

    private static boolean isRunning(Thread thread) {
        Thread.State state = thread.getState();
        if (state != Thread.State.RUNNABLE && state != Thread.State.BLOCKED) {
            return false;
        }
        StackTraceElement[] stack = thread.getStackTrace();
        // The JVM's own threads have no stack.
        return stack.length > 0
                && !(stack[0].isNativeMethod() && WAITING.stream().anyMatch(stack[0].getClassName()::startsWith));
    }

    private static List<Thread> all() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        Thread[] threads = new Thread[group.activeCount() * 2 + 16];
        int count = group.enumerate(threads, true);
        return Arrays.asList(threads).subList(0, count);
    }
}
