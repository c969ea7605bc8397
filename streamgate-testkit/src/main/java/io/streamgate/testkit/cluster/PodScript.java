package io.streamgate.testkit.cluster;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the pods of an image do. Start from {@link #HEALTHY} and say what is different.
 *
 * @param startsIn from having a node to the container running
 * @param readyIn from running to ready; empty for never
 * @param crashesAfter from running to exiting with 1, again after every restart; empty for never
 * @param imageError the reason why the image can't be pulled, such as {@code manifest unknown}; empty if it can
 * @param errorShare which share of requests is answered with 500, from 0 to 1
 * @param drains how long it goes on serving after SIGTERM; cut short by the pod's grace period
 * @param answers what it answers to a GET of a path
 */
public record PodScript(
        Duration startsIn,
        Optional<Duration> readyIn,
        Optional<Duration> crashesAfter,
        Optional<String> imageError,
        double errorShare,
        Duration drains,
        Function<String, Answer> answers) {
    /** Runs after 200 ms, is ready after a second in all, never fails, serves for five seconds after SIGTERM. */
    public static final PodScript HEALTHY = new PodScript(
            Duration.ofMillis(200),
            Optional.of(Duration.ofMillis(800)),
            Optional.empty(),
            Optional.empty(),
            0,
            Duration.ofSeconds(5),
            path -> new Answer(200, "ok"));

    /** Checks ranges. */
    public PodScript {
        requireNonNull(answers, "answers");
        if (!(errorShare >= 0 && errorShare <= 1)) {
            throw new IllegalArgumentException("errorShare is " + errorShare + "; it must be from 0 to 1");
        }
        if (startsIn.isNegative() || drains.isNegative()) {
            throw new IllegalArgumentException(
                    "startsIn is " + startsIn + " and drains is " + drains + "; neither can be negative");
        }
    }

    /**
     * What a pod answers to a request.
     *
     * @param status the HTTP status
     * @param body the body
     */
    public record Answer(int status, String body) {
        /** Checks that nothing is missing. */
        public Answer {
            requireNonNull(body, "body");
        }
    }

    /** The same, ready so long after it was given a node. */
    public PodScript readyAfter(Duration time) {
        Duration start = time.compareTo(startsIn) < 0 ? Duration.ZERO : startsIn;
        return new PodScript(
                start, Optional.of(time.minus(start)), crashesAfter, imageError, errorShare, drains, answers);
    }

    /** The same, never ready. */
    public PodScript neverReady() {
        return new PodScript(startsIn, Optional.empty(), crashesAfter, imageError, errorShare, drains, answers);
    }

    /** The same, exiting so long after each start. */
    public PodScript crashingAfter(Duration time) {
        return new PodScript(startsIn, readyIn, Optional.of(time), imageError, errorShare, drains, answers);
    }

    /** The same, of an image that can't be pulled. */
    public PodScript unpullable(String why) {
        return new PodScript(startsIn, readyIn, crashesAfter, Optional.of(why), errorShare, drains, answers);
    }

    /** The same, failing a share of requests. */
    public PodScript failing(double share) {
        return new PodScript(startsIn, readyIn, crashesAfter, imageError, share, drains, answers);
    }

    /** The same, serving so long after SIGTERM; zero stops at once, as a program does that does not handle it. */
    public PodScript draining(Duration time) {
        return new PodScript(startsIn, readyIn, crashesAfter, imageError, errorShare, time, answers);
    }

    /** The same, answering requests by a function of their path. */
    public PodScript answering(Function<String, Answer> how) {
        return new PodScript(startsIn, readyIn, crashesAfter, imageError, errorShare, drains, how);
    }
}
