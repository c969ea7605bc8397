package io.streamgate.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * What the pods of an image do on a {@link FakeCluster}.
 *
 * @param readyIn from being asked for to being ready; empty for never
 * @param diesIn from being ready to not being so any more, for good; empty for never
 * @param trouble what the pods say while they are not ready
 */
public record FakePods(Optional<Duration> readyIn, Optional<Duration> diesIn, String trouble) {
    /** Ready after a second, for good. */
    public static final FakePods HEALTHY = new FakePods(Optional.of(Duration.ofSeconds(1)), Optional.empty(), "");

    /** Checks that nothing is missing. */
    public FakePods {
        requireNonNull(readyIn, "readyIn");
        requireNonNull(diesIn, "diesIn");
        requireNonNull(trouble, "trouble");
    }

    /** The same, ready after another time. */
    public FakePods readyIn(Duration time) {
        return new FakePods(Optional.of(time), diesIn, trouble);
    }

    /** The same, but never ready, and why. */
    public FakePods neverReady(String why) {
        return new FakePods(Optional.empty(), diesIn, why);
    }

    /** The same, but not ready any more some time after they were, and why. */
    public FakePods dyingIn(Duration time, String why) {
        return new FakePods(readyIn, Optional.of(time), why);
    }
}
