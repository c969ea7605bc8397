package io.streamgate.testkit.http;

import io.streamgate.Scheduler;
import java.time.Duration;
import java.time.Instant;

/**
 * The time of a client in another thread. It is the cluster's, but the client can't move it: where a fault makes it wait, its
 * thread waits until the time has come.
 */
record ClientTime(Scheduler cluster) implements Scheduler {
    @Override
    public Instant now() {
        return cluster.now();
    }

    @Override
    public void after(Duration delay, Runnable task) {
        cluster.after(delay, task);
    }

    @Override
    public void offload(Runnable task) {
        cluster.offload(task);
    }
}
