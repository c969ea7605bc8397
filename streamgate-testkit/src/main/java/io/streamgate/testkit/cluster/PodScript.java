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
 * @param completesAfter from running to exiting with 0, as the pods of Jobs do; empty for never
 * @param imageError the reason why the image can't be pulled, such as {@code manifest unknown}; empty if it can
 * @param errorShare which share of requests is answered with 500, from 0 to 1
 * @param latency how long it takes to answer a request
 * @param drains how long it goes on serving after SIGTERM; cut short by the pod's grace period
 * @param use what it takes of processor and memory
 * @param answers what it answers to a GET of a path
 */
public record PodScript(
        Duration startsIn,
        Optional<Duration> readyIn,
        Optional<Duration> crashesAfter,
        Optional<Duration> completesAfter,
        Optional<String> imageError,
        double errorShare,
        Duration latency,
        Duration drains,
        PodUse use,
        Function<String, Answer> answers) {
    /**
     * Runs after 200 ms, is ready after a second in all, never fails, answers in 10 ms, serves for five seconds after SIGTERM,
     * takes next to nothing.
     */
    public static final PodScript HEALTHY = new PodScript(
            Duration.ofMillis(200),
            Optional.of(Duration.ofMillis(800)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0,
            Duration.ofMillis(10),
            Duration.ofSeconds(5),
            PodUse.SMALL,
            path -> new Answer(200, "ok"));

    /** Checks ranges. */
    public PodScript {
        requireNonNull(use, "use");
        requireNonNull(answers, "answers");
        if (!(errorShare >= 0 && errorShare <= 1)) {
            throw new IllegalArgumentException("errorShare is " + errorShare + "; it must be from 0 to 1");
        }
        check(startsIn, "startsIn");
        check(latency, "latency");
        check(drains, "drains");
        readyIn.ifPresent(time -> check(time, "readyIn"));
        crashesAfter.ifPresent(time -> check(time, "crashesAfter"));
        completesAfter.ifPresent(time -> check(time, "completesAfter"));
    }

    private static void check(Duration time, String name) {
        if (requireNonNull(time, name).isNegative()) {
            throw new IllegalArgumentException(name + " is " + time + "; it can't be negative");
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
        return starting(start, Optional.of(time.minus(start)));
    }

    /** The same, never ready. */
    public PodScript neverReady() {
        return starting(startsIn, Optional.empty());
    }

    /** The same, exiting with 1 so long after each start. */
    public PodScript crashingAfter(Duration time) {
        return ending(Optional.of(time), Optional.empty());
    }

    /** The same, exiting with 0 so long after its start. */
    public PodScript completingAfter(Duration time) {
        return ending(Optional.empty(), Optional.of(time));
    }

    /** The same, of an image that can't be pulled. */
    public PodScript unpullable(String why) {
        return new PodScript(
                startsIn,
                readyIn,
                crashesAfter,
                completesAfter,
                Optional.of(why),
                errorShare,
                latency,
                drains,
                use,
                answers);
    }

    /** The same, failing a share of requests. */
    public PodScript failing(double share) {
        return serving(share, latency, drains, answers);
    }

    /** The same, taking so long to answer a request. */
    public PodScript answeringIn(Duration time) {
        return serving(errorShare, time, drains, answers);
    }

    /** The same, serving so long after SIGTERM; zero stops at once, as a program does that does not handle it. */
    public PodScript draining(Duration time) {
        return serving(errorShare, latency, time, answers);
    }

    /** The same, answering requests by a function of their path. */
    public PodScript answering(Function<String, Answer> how) {
        return serving(errorShare, latency, drains, how);
    }

    /** The same, taking other amounts of processor and memory. */
    public PodScript using(PodUse amounts) {
        return new PodScript(
                startsIn,
                readyIn,
                crashesAfter,
                completesAfter,
                imageError,
                errorShare,
                latency,
                drains,
                amounts,
                answers);
    }

    private PodScript starting(Duration start, Optional<Duration> ready) {
        return new PodScript(
                start, ready, crashesAfter, completesAfter, imageError, errorShare, latency, drains, use, answers);
    }

    private PodScript ending(Optional<Duration> crash, Optional<Duration> completion) {
        return new PodScript(
                startsIn, readyIn, crash, completion, imageError, errorShare, latency, drains, use, answers);
    }

    private PodScript serving(double errors, Duration time, Duration drain, Function<String, Answer> how) {
        return new PodScript(
                startsIn, readyIn, crashesAfter, completesAfter, imageError, errors, time, drain, use, how);
    }
}
