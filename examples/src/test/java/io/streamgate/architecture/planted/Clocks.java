package io.streamgate.architecture.planted;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

@SuppressWarnings("all")
final class Clocks {
    Instant instant() {
        return Instant.now();
    }

    Supplier<Instant> instantReferred() {
        return Instant::now;
    }

    LocalDateTime local() {
        return LocalDateTime.now();
    }

    Clock clock() {
        return Clock.systemUTC();
    }

    long millis() {
        return System.currentTimeMillis();
    }

    long nanos() {
        return System.nanoTime();
    }

    void sleep() throws InterruptedException {
        Thread.sleep(1);
    }

    void sleepUnit() throws InterruptedException {
        TimeUnit.SECONDS.sleep(1);
    }

    Thread thread() {
        return new Thread(() -> {});
    }

    ExecutorService executors() {
        return Executors.newCachedThreadPool();
    }

    ExecutorService pool() {
        return new ForkJoinPool();
    }

    Timer timer() {
        return new Timer();
    }

    CompletableFuture<Void> async() {
        return CompletableFuture.runAsync(() -> {});
    }

    CompletableFuture<Void> timeout(CompletableFuture<Void> future) {
        return future.orTimeout(1, TimeUnit.SECONDS);
    }

    long parallel() {
        return List.of(1).parallelStream().count();
    }
}
