package io.streamgate;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked for: a release of a workload, by a strategy.
 *
 * @param workload what is released
 * @param release what is new
 * @param strategy the steps that it takes
 * @param router how traffic is sent; empty for the one that {@link StreamGate} has
 * @param supersede whether an unfinished rollout of another release gives way to this one
 * @param refusing the codes of warnings that are to stand in the way; see {@link Finding#code()}
 * @param abortDelay how long a version that carried traffic stays up after it lost it in an abort
 * @param undoDeadline how long going back may make no progress before the rollout is given up as stranded
 */
public record Rollout(
        Workload workload,
        Release release,
        DeploymentStrategy strategy,
        Optional<TrafficRouter> router,
        boolean supersede,
        Set<String> refusing,
        Duration abortDelay,
        Duration undoDeadline) {
    /** Copies the set, and checks that nothing is missing or negative. */
    public Rollout {
        requireNonNull(workload, "workload");
        requireNonNull(release, "release");
        requireNonNull(strategy, "strategy");
        requireNonNull(router, "router");
        refusing = Set.copyOf(refusing);
        Checks.notNegative("abort delay of the rollout of " + workload, abortDelay);
        Checks.positive("undo deadline of the rollout of " + workload, undoDeadline);
    }

    /** A rollout with the defaults: thirty seconds of abort delay, five minutes to go back. */
    public static Rollout of(Workload workload, Release release, DeploymentStrategy strategy) {
        return new Rollout(
                workload,
                release,
                strategy,
                Optional.empty(),
                false,
                Set.of(),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5));
    }

    /** The same, by another router. */
    public Rollout by(TrafficRouter newRouter) {
        return new Rollout(
                workload, release, strategy, Optional.of(newRouter), supersede, refusing, abortDelay, undoDeadline);
    }

    /** The same; an unfinished rollout of another release gives way to it. */
    public Rollout superseding() {
        return new Rollout(workload, release, strategy, router, true, refusing, abortDelay, undoDeadline);
    }

    /** The same, refused when preflight has a warning with one of these codes. */
    public Rollout refusing(String... codes) {
        return new Rollout(workload, release, strategy, router, supersede, Set.of(codes), abortDelay, undoDeadline);
    }

    /** The same, with another delay between losing traffic in an abort and being scaled down. */
    public Rollout abortDelay(Duration delay) {
        return new Rollout(workload, release, strategy, router, supersede, refusing, delay, undoDeadline);
    }

    /** The same, with another limit for going back without progress. */
    public Rollout undoDeadline(Duration deadline) {
        return new Rollout(workload, release, strategy, router, supersede, refusing, abortDelay, deadline);
    }
}
