package io.streamgate.testkit.cluster;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * How a watch is asked for.
 *
 * @param resourceVersion the version to go on from; empty or {@code 0} for the objects there are, and then their changes
 * @param resourceVersionMatch {@code NotOlderThan} where {@code sendInitialEvents} is said, empty otherwise
 * @param sendInitialEvents whether to begin with the objects there are, and to mark their end by a bookmark with the annotation
 *     {@code k8s.io/initial-events-end}
 * @param bookmarks whether to tell the version from time to time
 * @param timeout when the server ends it; zero for never
 */
public record WatchOptions(
        String resourceVersion,
        String resourceVersionMatch,
        Optional<Boolean> sendInitialEvents,
        boolean bookmarks,
        Duration timeout) {
    /** Checks that nothing is missing, and that the time is not negative. */
    public WatchOptions {
        requireNonNull(resourceVersion, "resourceVersion");
        requireNonNull(resourceVersionMatch, "resourceVersionMatch");
        requireNonNull(sendInitialEvents, "sendInitialEvents");
        if (requireNonNull(timeout, "timeout").isNegative()) {
            throw new IllegalArgumentException("timeout is " + timeout + "; give the time that the watch may last");
        }
    }

    /** From a version on, with bookmarks and without end. */
    public static WatchOptions from(String resourceVersion) {
        return new WatchOptions(resourceVersion, "", Optional.empty(), true, Duration.ZERO);
    }

    /** The objects there are, a bookmark that says so, and then their changes: a list and a watch in one. */
    public static WatchOptions withInitialEvents() {
        return new WatchOptions("", "NotOlderThan", Optional.of(true), true, Duration.ZERO);
    }

    /** The same, ended by the server after a time. */
    public WatchOptions until(Duration after) {
        return new WatchOptions(resourceVersion, resourceVersionMatch, sendInitialEvents, bookmarks, after);
    }
}
