package io.streamgate.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.time.Clock;
import java.time.InstantSource;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Collection;
import java.util.Timer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;

/** Calls, and method references, that most of the code must not make. */
final class Accesses {
    /** Whatever reads a clock, sleeps, or runs something on another thread. */
    static final DescribedPredicate<JavaAccess<?>> TIME_OR_THREADS = any(
            "reads a clock, sleeps or starts a thread",
            new Members(TemporalAccessor.class, "now"),
            new Members(Clock.class, "system.*|tick.*"),
            new Members(InstantSource.class, "system"),
            new Members(System.class, "nanoTime|currentTimeMillis"),
            new Members(Thread.class, "sleep|<init>|of.*|startVirtualThread"),
            new Members(TimeUnit.class, "sleep"),
            new Members(Timer.class, "<init>"),
            new Members(Executors.class, ".*"),
            new Members(ExecutorService.class, "<init>"),
            new Members(CompletableFuture.class, ".*Async|orTimeout|completeOnTimeout|delayedExecutor"),
            new Members(Collection.class, "parallelStream"));

    /** Whatever waits for something else. */
    static final DescribedPredicate<JavaAccess<?>> BLOCKING = any(
            "waits",
            new Members(Object.class, "wait"),
            new Members(Thread.class, "sleep|join"),
            new Members(TimeUnit.class, "sleep"),
            new Members(Future.class, "get|join"),
            new Members(CountDownLatch.class, "await"),
            new Members(CyclicBarrier.class, "await"),
            new Members(Condition.class, "await.*"),
            new Members(ExecutorService.class, "await.*|invoke.*"),
            new Members(Semaphore.class, "acquire.*"),
            new Members(BlockingQueue.class, "take|put"),
            new Members(LockSupport.class, "park.*"));

    private Accesses() {}

    private static DescribedPredicate<JavaAccess<?>> any(String description, Members... members) {
        return describe(
                description, access -> Arrays.stream(members).anyMatch(member -> member.has(access.getTarget())));
    }

    /**
     * Members of a type and of what extends it.
     *
     * @param names a pattern
     */
    private record Members(Class<?> owner, String names) {
        boolean has(AccessTarget target) {
            return target.getName().matches(names) && target.getOwner().isAssignableTo(owner);
        }
    }
}
