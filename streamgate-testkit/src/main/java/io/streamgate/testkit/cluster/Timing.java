package io.streamgate.testkit.cluster;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long the cluster's parts take.
 *
 * @param watchDelay from a write to its watchers' hearing of it
 * @param bookmarkEvery how often at most a watch that had nothing to tell is told the version
 * @param controllerDelay from a change to a controller's reaction
 * @param schedulingDelay from a pod's creation to its having a node
 * @param proxyDelay from a change of an EndpointSlice to new connections going elsewhere
 */
public record Timing(
        Duration watchDelay,
        Duration bookmarkEvery,
        Duration controllerDelay,
        Duration schedulingDelay,
        Duration proxyDelay) {
    /** What a small idle cluster takes: 1, 3 and 5 ms, 20 ms for the proxies, bookmarks every minute. */
    public static final Timing TYPICAL = new Timing(
            Duration.ofMillis(1),
            Duration.ofMinutes(1),
            Duration.ofMillis(3),
            Duration.ofMillis(5),
            Duration.ofMillis(20));

    /** Checks that nothing is missing or negative. */
    public Timing {
        check(watchDelay, "watchDelay");
        check(bookmarkEvery, "bookmarkEvery");
        check(controllerDelay, "controllerDelay");
        check(schedulingDelay, "schedulingDelay");
        check(proxyDelay, "proxyDelay");
    }

    private static void check(Duration delay, String name) {
        if (requireNonNull(delay, name).isNegative()) {
            throw new IllegalArgumentException(name + " is " + delay + "; a delay can't be negative");
        }
    }
}
