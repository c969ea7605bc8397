package io.streamgate.architecture.planted;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;

@SuppressWarnings("all")
final class BlockingStep implements Step {
    void waits() throws InterruptedException {
        synchronized (this) {
            wait();
        }
    }

    void sleeps() throws InterruptedException {
        Thread.sleep(1);
    }

    void joinsThread(Thread thread) throws InterruptedException {
        thread.join();
    }

    void gets(Future<Void> future) throws Exception {
        future.get();
    }

    void joins(CompletableFuture<Void> future) {
        future.join();
    }

    void awaitsLatch(CountDownLatch latch) throws InterruptedException {
        latch.await();
    }

    void awaitsCondition(Condition condition) throws InterruptedException {
        condition.await();
    }

    void acquires(Semaphore semaphore) throws InterruptedException {
        semaphore.acquire();
    }

    void takes(BlockingQueue<Void> queue) throws InterruptedException {
        queue.take();
    }

    void parks() {
        LockSupport.park();
    }
}
