package com.example;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.Kind;

/** Uses a type of each module that comes with streamgate-k8s. */
public final class Consumer {
    private Consumer() {}

    /** Prints where Deployments are found, and that a clock runs. */
    public static void main(String... args) {
        if (Scheduler.system().now().getEpochSecond() == 0) {
            throw new IllegalStateException("the scheduler has no time");
        }
        System.out.println("consumer: " + Kind.DEPLOYMENT.path("shop"));
    }
}
